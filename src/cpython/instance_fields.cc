#include "cpython/instance_fields.h"

namespace stillheld {
namespace {

constexpr uint64_t kWord = 8;
// In front of the collector's header.
constexpr uint64_t kDictInFront = 8;     // its dict, or a tagged word
constexpr uint64_t kValuesInFront = 16;  // kTwoWords only

}  // namespace

void InstanceFields::Edges(const ObjectView& object, EdgeSink& sink) const {
  const TypeRecord& type = *object.type;
  // Instances own a reference to a heap type; static types are not counted.
  if (type.is_heap_type()) sink.Add(type.address, EdgeLabel(EdgeKind::kClass));
  for (const SlotField& slot : type.slots) sink.Add(object.Word(slot.offset), slot.label);
  if (type.is_metatype()) return;  // the __dict__ of a class is not always where tp_dictoffset says
  if (HasManagedDict(type)) {
    const Managed managed = ReadManaged(object);
    if (!managed.values.is_null()) EmitValues(type, managed.values, sink);
    sink.Add(managed.dict, EdgeLabel(EdgeKind::kDict));
  } else if (type.dict_offset != 0) {
    sink.Add(DictOf(object), EdgeLabel(EdgeKind::kDict));
  }
}

Address InstanceFields::DictOf(const ObjectView& object) const {
  const TypeRecord& type = *object.type;
  if (HasManagedDict(type)) return ReadManaged(object).dict;
  if (type.dict_offset > 0) {
    const auto offset = static_cast<uint64_t>(type.dict_offset);
    return offset % kWord == 0 ? memory_.LoadAddressOrNull(object.address + offset) : Address();
  }
  if (type.dict_offset == 0) return Address();
  // Counted from the end of an object with a variable number of items.
  constexpr uint64_t kMaxItems = uint64_t{1} << 40;
  const auto signed_count = memory_.Load<int64_t>(object.address + *layout_.object.ob_size).value_or(0);
  const uint64_t count = signed_count < 0 ? uint64_t{0} - static_cast<uint64_t>(signed_count) : signed_count;
  if (count > kMaxItems) return Address();
  const uint64_t size = (type.basic_size + count * type.item_size + kWord - 1) / kWord * kWord;
  return memory_.LoadAddressOrNull(object.address + size + static_cast<uint64_t>(type.dict_offset));
}

InstanceFields::Managed InstanceFields::ReadManaged(const ObjectView& object) const {
  const Address header = object.address - *layout_.gc_head.size_bytes;
  const Address word = memory_.LoadAddressOrNull(header - kDictInFront);
  switch (layout_.managed_dict_form) {
    case ManagedDictForm::kNone:
      return {};
    case ManagedDictForm::kTwoWords:
      return {word, memory_.LoadAddressOrNull(header - kValuesInFront)};
    case ManagedDictForm::kTaggedWord:
      if ((word.value() & 1) != 0) return {Address(), word + 1};
      return {word, Address()};
    case ManagedDictForm::kInline:
      if ((object.type->flags & layout_.type_flags.inline_values) == 0) return {word, Address()};
      const Address values = object.address + object.type->basic_size;
      const bool is_valid = memory_.Load<uint8_t>(values + *layout_.dict_values.valid).value_or(0) != 0;
      return {word, is_valid ? values : Address()};
  }
  return {};
}

void InstanceFields::EmitValues(const TypeRecord& type, Address values, EdgeSink& sink) const {
  if (type.cached_keys.is_null()) return sink.Count(Fault::kTorn);
  const auto table = DictTable::OfKeys(memory_, layout_, type.cached_keys, values);
  if (!table) return sink.Count(table.error());
  for (uint64_t i = 0; i < table->entry_count(); ++i) {
    const DictTable::Entry entry = table->entry(i);
    if (!entry.value.is_null()) sink.AddNamedBy(entry.value, EdgeKind::kAttribute, entry.key);
  }
}

void InstanceFields::OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const {
  const TypeRecord& type = *object.type;
  const bool has_inline = (type.flags & layout_.type_flags.inline_values) != 0;
  if (!HasManagedDict(type) || has_inline || type.cached_keys.is_null() || type.is_metatype()) return;
  const Managed managed = ReadManaged(object);
  if (managed.values.is_null()) return;
  if (const auto table = DictTable::OfKeys(memory_, layout_, type.cached_keys, managed.values)) {
    ranges.push_back({table->values_begin(), table->values_size_bytes()});
  }
}

uint64_t InstanceFields::BytesInFront(const TypeRecord& type) const {
  if (!type.is_gc()) return 0;
  uint64_t size = *layout_.gc_head.size_bytes;
  if ((type.flags & (layout_.type_flags.managed_dict | layout_.type_flags.managed_weakref)) != 0) size += 2 * kWord;
  return size;
}

uint64_t InstanceFields::ExtraSize(const ObjectView& object) const {
  const TypeRecord& type = *object.type;
  if (!type.is_gc()) return 0;
  uint64_t size = BytesInFront(type);
  if (HasManagedDict(type) && !type.cached_keys.is_null()) {
    const Managed managed = ReadManaged(object);
    const bool has_inline = (type.flags & layout_.type_flags.inline_values) != 0;
    const Address values = has_inline ? object.address + type.basic_size : managed.values;
    if (!values.is_null()) {
      const auto table = DictTable::OfKeys(memory_, layout_, type.cached_keys, values);
      if (table) size += table->values_size_bytes();
    }
  }
  return size;
}

}  // namespace stillheld
