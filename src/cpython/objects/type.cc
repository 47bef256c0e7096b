// Type objects, static and heap types alike.
#include "cpython/objects/decoders.h"
#include "cpython/objects/dict_table.h"
#include "cpython/objects/field_list.h"
#include "cpython/type_fields.h"

namespace stillheld {
namespace {

constexpr uint64_t kHeapTypeFlag = uint64_t{1} << 9;

class TypeDecoder : public ObjectDecoder {
 public:
  explicit TypeDecoder(const DecoderContext& context)
      : memory_(context.memory),
        runtime_(context.runtime),
        layout_(context.layout),
        fields_(context),
        heap_fields_(context),
        subclasses_(EdgeKind::kInternal, context.names.Intern("tp_subclasses")) {
    fields_.Attribute(layout_.type.tp_bases, "__bases__")
        .Attribute(layout_.type.tp_mro, "__mro__")
        .Internal(layout_.type.tp_cache, "tp_cache");
    // A static type does not own its base; its __bases__ do.
    heap_fields_.Attribute(layout_.type.tp_base, "__base__")
        .Attribute(layout_.heap_type.ht_name, "__name__")
        .Attribute(layout_.heap_type.ht_qualname, "__qualname__")
        .Internal(layout_.heap_type.ht_slots, "ht_slots")
        .Internal(layout_.heap_type.ht_module, "ht_module");
  }

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    fields_.Emit(object, sink);
    for (const TypeState& state : TypeStates(memory_, runtime_, object.address)) {
      sink.Add(state.tp_dict, EdgeLabel(EdgeKind::kDict));
      sink.Add(state.tp_subclasses, subclasses_);
    }
    if ((object.Load<uint64_t>(*layout_.type.tp_flags) & kHeapTypeFlag) == 0) return;
    heap_fields_.Emit(object, sink);
    const Address keys = SharedKeys(object);
    if (keys.is_null()) return;
    const auto table = DictTable::OfKeys(memory_, layout_, keys, Address());
    if (!table) return sink.Count(table.error());
    for (uint64_t i = 0; i < table->entry_count(); ++i) sink.Add(table->entry(i).key, EdgeKind::kKey, i);
  }

  std::optional<NamedObject> Name(const ObjectView& object) const override {
    const TypeName name = ReadTypeName(memory_, runtime_, object.address);
    return NamedObject{name.module, name.qualname, "", 0};
  }

  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    if ((object.Load<uint64_t>(*layout_.type.tp_flags) & kHeapTypeFlag) == 0) {
      facts.size_bytes = *layout_.type.size_bytes;
      return;
    }
    const Address keys = SharedKeys(object);
    if (keys.is_null()) return;
    const auto table = DictTable::OfKeys(memory_, layout_, keys, Address());
    if (table) facts.size_bytes += table->keys_size_bytes();
  }

  void OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const override {
    if ((object.Load<uint64_t>(*layout_.type.tp_flags) & kHeapTypeFlag) == 0) return;
    const Address keys = SharedKeys(object);
    if (keys.is_null()) return;
    if (const auto table = DictTable::OfKeys(memory_, layout_, keys, Address())) {
      ranges.push_back({keys, table->keys_size_bytes()});
    }
  }

 private:
  // Null in versions whose instances share none.
  Address SharedKeys(const ObjectView& heap_type) const {
    const Offset field = layout_.heap_type.ht_cached_keys;
    return field ? heap_type.Word(*field) : Address();
  }

  const MemoryReader& memory_;
  const Runtime& runtime_;
  const Layout& layout_;
  FieldList fields_;
  FieldList heap_fields_;
  EdgeLabel subclasses_;
};

}  // namespace

DecoderPtr MakeTypeDecoder(const DecoderContext& context) { return std::make_unique<TypeDecoder>(context); }

}  // namespace stillheld
