// dict: values under keys. Keys of a split table belong to the class whose instances share them.
#include <algorithm>

#include "cpython/objects/decoders.h"
#include "cpython/objects/dict_table.h"
#include "cpython/type_table.h"

namespace stillheld {
namespace {

class DictDecoder : public ObjectDecoder {
 public:
  explicit DictDecoder(const DecoderContext& context)
      : memory_(context.memory),
        layout_(context.layout),
        interned_(context.runtime.interned),
        runtime_(context.runtime) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    const auto table = DictTable::OfDict(memory_, layout_, object.address);
    if (!table) return sink.Count(table.error());
    if (table->has_embedded_values()) return;  // the instance holds them
    if (std::ranges::find(interned_, object.address) != interned_.end()) return EmitInterned(*table, sink);
    for (uint64_t i = 0; i < table->entry_count(); ++i) {
      const DictTable::Entry entry = table->entry(i);
      if (entry.value.is_null() || entry.key.is_null()) continue;
      if (!table->is_split()) sink.Add(entry.key, EdgeKind::kKey, i);
      if (runtime_.IsText(memory_.LoadAddress(entry.key + *layout_.object.ob_type))) {
        sink.AddNamedBy(entry.value, EdgeKind::kStringKey, entry.key);
      } else {
        sink.Add(entry.value, EdgeKind::kOtherKey, i);
      }
    }
  }

  // A string that is interned is not kept alive by that: its count lacks the references of this dict.
  static void EmitInterned(const DictTable& table, EdgeSink& sink) {
    for (uint64_t i = 0; i < table.entry_count(); ++i) sink.Add(table.entry(i).key, EdgeLabel(EdgeKind::kWeak));
  }

  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    facts.length = object.Load<uint64_t>(*layout_.dict.ma_used);
    const auto table = DictTable::OfDict(memory_, layout_, object.address);
    if (!table) return;
    if (!table->is_split()) {
      facts.size_bytes += table->keys_size_bytes();
    } else if (!table->has_embedded_values()) {
      facts.size_bytes += table->values_size_bytes();
    }
  }

  void OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const override {
    const auto table = DictTable::OfDict(memory_, layout_, object.address);
    if (!table) return;
    if (!table->is_split()) {
      ranges.push_back({table->keys_begin(), table->keys_size_bytes()});
    } else if (!table->has_embedded_values()) {
      ranges.push_back({table->values_begin(), table->values_size_bytes()});
    }
  }

 private:
  const MemoryReader& memory_;
  const Layout& layout_;
  const std::vector<Address>& interned_;
  const Runtime& runtime_;
};

}  // namespace

DecoderPtr MakeDictDecoder(const DecoderContext& context) { return std::make_unique<DictDecoder>(context); }

}  // namespace stillheld
