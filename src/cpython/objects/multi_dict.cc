// multidict.MultiDict and CIMultiDict: a table outside like that of a dict.
//
//   object: head, module's state, table, …      table: log2 of slots, log2 of the indices' bytes, …, entries used at
//   16, indices, then entries: identity, key, value and hash in the order of the release
//
// Objects of a release that is not known are recognised as such and guessed.
#include <optional>

#include "cpython/objects/decoders.h"
#include "cpython/type_table.h"

namespace stillheld {
namespace {

// Where things are in a release: in the object, in the table, in an entry.
struct Form {
  uint32_t state, table;
  uint32_t indices;
  uint32_t identity, key, value;
};
constexpr Form kRelease7 = {16, 24, 32, 0, 8, 16};
constexpr Form kRelease6 = {24, 56, 24, 8, 16, 24};  // 6.7

constexpr uint32_t kIndexBytes = 1, kEntryCount = 16;  // in the table
constexpr uint32_t kEntryBytes = 32;
constexpr uint8_t kMaxLog2 = 40;
constexpr uint32_t kFirstOwnWord = 16;

class MultiDictDecoder : public ObjectDecoder {
 public:
  explicit MultiDictDecoder(const DecoderContext& context)
      : memory_(context.memory),
        str_type_(context.runtime.str_type),
        ob_type_(*context.layout.object.ob_type),
        ht_module_(context.layout.heap_type.ht_module),
        identity_(EdgeKind::kInternal, context.names.Intern("identity")),
        module_(EdgeKind::kInternal, context.names.Intern("module")) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    const auto table = Open(object);
    if (!table) return;
    // The state begins with its module, which each object owns as well.
    const Address module = memory_.LoadAddressOrNull(object.Word(table->form->state));
    if (ht_module_ && memory_.LoadAddress(object.type->address + *ht_module_) == module) sink.Add(module, module_);
    for (uint64_t i = 0; i < table->count; ++i) {
      const std::byte* bytes = memory_.Find(table->entries + i * kEntryBytes, kEntryBytes);
      if (bytes == nullptr) return sink.Count(Fault::kUnmapped);
      const ObjectView entry{table->entries, bytes, nullptr};
      const Address identity = entry.Word(table->form->identity), key = entry.Word(table->form->key);
      if (identity.is_null()) continue;  // deleted
      sink.Add(identity, identity_);
      sink.Add(key, EdgeKind::kKey, i);
      sink.AddNamedBy(entry.Word(table->form->value), EdgeKind::kStringKey, key);
    }
  }

  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    const auto table = Open(object);
    if (table) facts.size_bytes += table->size_bytes;
  }

  WordRange Undecoded(const ObjectView& object) const override {
    if (Open(object)) return {};
    return {object.address + kFirstOwnWord, object.type->basic_size - kFirstOwnWord};
  }

 private:
  struct Table {
    const Form* form = nullptr;
    Address entries;
    uint64_t count = 0;
    uint64_t size_bytes = 0;
  };
  std::optional<Table> Open(const ObjectView& object) const {
    for (const Form* form : {&kRelease7, &kRelease6}) {
      if (const auto table = OpenAs(*form, object)) return table;
    }
    return std::nullopt;
  }
  std::optional<Table> OpenAs(const Form& form, const ObjectView& object) const {
    if (object.type->basic_size < form.table + 8) return std::nullopt;
    const Address table = object.Word(form.table);
    const std::byte* header = table.is_null() ? nullptr : memory_.Find(table, form.indices);
    if (header == nullptr) return std::nullopt;
    const ObjectView view{table, header, nullptr};
    const auto log2_slots = view.Load<uint8_t>(0), log2_bytes = view.Load<uint8_t>(kIndexBytes);
    const auto count = view.Load<uint64_t>(kEntryCount);
    if (log2_slots > kMaxLog2 || log2_bytes < log2_slots || log2_bytes > log2_slots + 3) return std::nullopt;
    if (count > uint64_t{1} << log2_slots) return std::nullopt;
    const uint64_t head_bytes = form.indices + (uint64_t{1} << log2_bytes);
    const uint64_t slots = uint64_t{1} << log2_slots;
    const Table found{&form, table + head_bytes, count, head_bytes + slots * 2 / 3 * kEntryBytes};
    // The first entry tells whether this is the release that is meant: its identity is a str.
    if (count == 0) return found;
    const Address identity = memory_.LoadAddressOrNull(found.entries + form.identity);
    if (!identity.is_null() && memory_.LoadAddressOrNull(identity + ob_type_) != str_type_) return std::nullopt;
    return found;
  }

  const MemoryReader& memory_;
  Address str_type_;
  uint32_t ob_type_;
  Offset ht_module_;
  EdgeLabel identity_;
  EdgeLabel module_;
};

}  // namespace

DecoderPtr MakeMultiDictDecoder(const DecoderContext& context) { return std::make_unique<MultiDictDecoder>(context); }

}  // namespace stillheld
