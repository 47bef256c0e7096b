#include "cpython/objects/dict_table.h"

#include <algorithm>
#include <bit>

#include "base/bytes.h"
#include "cpython/str_text.h"

namespace stillheld {
namespace {

constexpr uint64_t kMaxLog2Size = 40;

// What the header of a keys table says of its parts.
struct KeysShape {
  uint64_t log2_size = 0;
  uint64_t index_bytes = 0;
  bool has_hashes = true;
  uint64_t entry_count = 0;
  uint64_t capacity = 0;  // entries, used or not; keys that are shared take fewer than there is room for
};

Result<KeysShape> ReadShape(const MemoryReader& memory, const Layout& layout, Address keys) {
  const auto& at = layout.dict_keys;
  const std::byte* bytes = memory.Find(keys, *at.size_bytes);
  if (bytes == nullptr) return std::unexpected(Fault::kUnmapped);
  const std::span header(bytes, *at.size_bytes);
  KeysShape shape;
  shape.entry_count = LoadAt<uint64_t>(header, *at.dk_nentries);
  if (layout.dict_keys_form == DictKeysForm::kLog2Size) {
    shape.log2_size = LoadAt<uint8_t>(header, *at.dk_log2_size);
    const uint64_t log2_index_bytes = LoadAt<uint8_t>(header, *at.dk_log2_index_bytes);
    if (shape.log2_size > kMaxLog2Size || log2_index_bytes > kMaxLog2Size + 3) return std::unexpected(Fault::kTorn);
    shape.index_bytes = uint64_t{1} << log2_index_bytes;
    shape.has_hashes = LoadAt<uint8_t>(header, *at.dk_kind) == 0;
  } else {
    const uint64_t size = LoadAt<uint64_t>(header, *at.dk_size);
    if (!std::has_single_bit(size) || size > uint64_t{1} << kMaxLog2Size) return std::unexpected(Fault::kTorn);
    shape.log2_size = static_cast<uint64_t>(std::countr_zero(size));
    const uint64_t width = size <= 0xff ? 1 : size <= 0xffff ? 2 : size <= 0xffffffff ? 4 : 8;
    shape.index_bytes = size * width;
  }
  const uint64_t free_count = LoadAt<uint64_t>(header, *at.dk_usable);
  shape.capacity = shape.entry_count + std::min(free_count, uint64_t{1} << shape.log2_size);
  if (shape.entry_count > uint64_t{1} << shape.log2_size) return std::unexpected(Fault::kTorn);
  return shape;
}

}  // namespace

Result<DictTable> DictTable::OfKeys(const MemoryReader& memory, const Layout& layout, Address keys, Address values) {
  const auto shape = ReadShape(memory, layout, keys);
  if (!shape) return std::unexpected(shape.error());
  DictTable table;
  table.keys_ = keys;
  if (shape->has_hashes) {
    table.entry_size_ = *layout.dict_key_entry.size_bytes;
    table.key_offset_ = *layout.dict_key_entry.me_key;
    table.value_offset_ = *layout.dict_key_entry.me_value;
  } else {
    table.entry_size_ = *layout.dict_unicode_entry.size_bytes;
    table.key_offset_ = *layout.dict_unicode_entry.me_key;
    table.value_offset_ = *layout.dict_unicode_entry.me_value;
  }
  // A table is never more than two thirds full; one of size 1 is the shared empty one.
  const uint64_t usable = std::max((uint64_t{2} << shape->log2_size) / 3, shape->entry_count);
  table.keys_size_bytes_ = *layout.dict_keys.dk_indices + shape->index_bytes + usable * table.entry_size_;
  table.entry_count_ = shape->entry_count;
  table.entries_ =
      memory.Find(keys + *layout.dict_keys.dk_indices + shape->index_bytes, table.entry_count_ * table.entry_size_);
  if (table.entries_ == nullptr && table.entry_count_ != 0) return std::unexpected(Fault::kUnmapped);
  if (!values.is_null()) {
    if (const auto opened = table.OpenValues(memory, layout, values, shape->capacity); !opened) {
      return std::unexpected(opened.error());
    }
  }
  return table;
}

Result<void> DictTable::OpenValues(const MemoryReader& memory, const Layout& layout, Address values,
                                   uint64_t capacity) {
  values_ = values_begin_ = values;
  value_count_ = entry_count_;
  uint64_t offset = 0;
  values_size_bytes_ = capacity * 8;
  if (layout.dict_values_form == DictValuesForm::kPrefixedArray) {
    const auto prefix = memory.Load<uint8_t>(values - 1);
    if (!prefix) return std::unexpected(Fault::kUnmapped);
    values_size_bytes_ += *prefix;
    values_begin_ = values - *prefix;
  } else if (layout.dict_values_form == DictValuesForm::kHeader) {
    const auto& at = layout.dict_values;
    const auto room = memory.Load<uint8_t>(values + *at.capacity);
    const auto embedded = memory.Load<uint8_t>(values + *at.embedded);
    if (!room || !embedded) return std::unexpected(Fault::kUnmapped);
    has_embedded_values_ = *embedded != 0;
    value_count_ = std::min<uint64_t>(value_count_, *room);
    offset = *at.values;
    values_size_bytes_ = offset + uint64_t{*room} * 9;  // a value and a byte of insertion order each
    values_size_bytes_ = (values_size_bytes_ + 7) / 8 * 8;
  }
  value_array_ = memory.Find(values + offset, value_count_ * 8);
  if (value_array_ == nullptr && value_count_ != 0) return std::unexpected(Fault::kUnmapped);
  return {};
}

// Unused entries have no key; those that were removed have one that stands for that, and no value.
Result<DictTable> DictTable::OfHashTable(const MemoryReader& memory, const Layout& layout, Address dict) {
  const auto mask = memory.Load<uint64_t>(dict + *layout.dict.ma_mask);
  const auto entries = memory.LoadAddress(dict + *layout.dict.ma_table);
  if (!mask || !entries) return std::unexpected(Fault::kUnmapped);
  if (!std::has_single_bit(*mask + 1)) return std::unexpected(Fault::kTorn);
  if (*mask >> kMaxLog2Size != 0) return std::unexpected(Fault::kTooLarge);
  DictTable table;
  const auto& entry = layout.dict_key_entry;
  table.entry_size_ = *entry.size_bytes;
  table.key_offset_ = *entry.me_key;
  table.value_offset_ = *entry.me_value;
  table.entry_count_ = *mask + 1;
  table.entries_ = memory.Find(*entries, table.entry_count_ * table.entry_size_);
  if (table.entries_ == nullptr) return std::unexpected(Fault::kUnmapped);
  if (*entries == dict + *layout.dict.ma_smalltable) return table;
  table.keys_ = *entries;
  table.keys_size_bytes_ = table.entry_count_ * table.entry_size_;
  return table;
}

Result<DictTable> DictTable::OfDict(const MemoryReader& memory, const Layout& layout, Address dict) {
  if (layout.dict_keys_form == DictKeysForm::kHashTable) return OfHashTable(memory, layout, dict);
  const auto keys = memory.LoadAddress(dict + *layout.dict.ma_keys);
  const auto values = memory.LoadAddress(dict + *layout.dict.ma_values);
  if (!keys || !values) return std::unexpected(Fault::kUnmapped);
  if (keys->is_null()) return DictTable();
  return OfKeys(memory, layout, *keys, *values);
}

DictTable::Entry DictTable::entry(uint64_t position) const {
  const std::byte* bytes = entries_ + position * entry_size_;
  uint64_t key = 0;
  uint64_t value = 0;
  std::memcpy(&key, bytes + key_offset_, sizeof key);
  if (!is_split()) {
    std::memcpy(&value, bytes + value_offset_, sizeof value);
  } else if (position < value_count_) {
    std::memcpy(&value, value_array_ + position * 8, sizeof value);
  }
  return {Address(key), Address(value)};
}

Address FindInDict(const MemoryReader& memory, const Layout& layout, Address dict, std::string_view key) {
  const auto table = DictTable::OfDict(memory, layout, dict);
  if (!table) return Address();
  constexpr uint64_t kMaxEntries = 1 << 16;  // namespaces are smaller; what is looked for stands near their begin
  for (uint64_t i = 0; i < std::min(table->entry_count(), kMaxEntries); ++i) {
    const DictTable::Entry entry = table->entry(i);
    if (entry.key.is_null() || entry.value.is_null()) continue;
    // A key of another type reads as some text or none; only a str that the interpreter made can be equal in practice.
    if (ReadStr(memory, layout, entry.key, key.size()) == key) return entry.value;
  }
  return Address();
}

}  // namespace stillheld
