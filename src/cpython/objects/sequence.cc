// list and tuple: an array of references, outside or inside of the object.
#include "cpython/objects/decoders.h"
#include "cpython/type_table.h"

namespace stillheld {
namespace {

constexpr uint64_t kMaxItems = uint64_t{1} << 40;

void EmitItems(const MemoryReader& memory, Address items, uint64_t count, EdgeSink& sink) {
  const std::byte* bytes = count <= kMaxItems ? memory.Find(items, count * 8) : nullptr;
  if (bytes == nullptr) {
    if (count != 0) sink.Count(count <= kMaxItems ? Fault::kUnmapped : Fault::kTooLarge);
    return;
  }
  for (uint64_t i = 0; i < count; ++i) {
    uint64_t item = 0;
    std::memcpy(&item, bytes + i * 8, sizeof item);
    sink.Add(Address(item), EdgeKind::kIndex, i);
  }
}

class ListDecoder : public ObjectDecoder {
 public:
  explicit ListDecoder(const DecoderContext& context)
      : memory_(context.memory),
        size_(*context.layout.object.ob_size),
        items_(*context.layout.list.ob_item),
        allocated_(*context.layout.list.allocated),
        in_front_of_items_(context.layout.is_free_threaded ? 8 : 0) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    EmitItems(memory_, object.Word(items_), object.Load<uint64_t>(size_), sink);
  }
  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    facts.length = object.Load<uint64_t>(size_);
    // list.sort() sets `allocated` to -1 while it runs.
    const auto allocated = object.Load<int64_t>(allocated_);
    if (allocated > 0 && static_cast<uint64_t>(allocated) <= kMaxItems) {
      facts.size_bytes += static_cast<uint64_t>(allocated) * 8;
    }
  }

  void OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const override {
    const auto allocated = object.Load<int64_t>(allocated_);
    const uint64_t count = allocated >= 0 ? static_cast<uint64_t>(allocated) : object.Load<uint64_t>(size_);
    const Address items = object.Word(items_);
    if (count <= kMaxItems && !items.is_null()) {
      ranges.push_back({items - in_front_of_items_, count * 8 + in_front_of_items_});
    }
  }

 private:
  const MemoryReader& memory_;
  uint32_t size_;
  uint32_t items_;
  uint32_t allocated_;
  uint32_t in_front_of_items_;  // how many there is room for: _PyListArray in builds without the GIL
};

class TupleDecoder : public ObjectDecoder {
 public:
  explicit TupleDecoder(const DecoderContext& context)
      : memory_(context.memory), size_(*context.layout.object.ob_size), items_(*context.layout.tuple.ob_item) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    // Fields of a struct sequence that do not count as items follow behind them.
    const uint64_t count = object.Load<uint64_t>(size_) + object.type->hidden_items;
    EmitItems(memory_, object.address + items_, count, sink);
  }
  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    facts.length = object.Load<uint64_t>(size_);
    // Since CPython 3.13, tp_basicsize counts them.
    if (object.type->basic_size <= items_) facts.size_bytes += uint64_t{object.type->hidden_items} * 8;
  }

 private:
  const MemoryReader& memory_;
  uint32_t size_;
  uint32_t items_;
};

}  // namespace

DecoderPtr MakeListDecoder(const DecoderContext& context) { return std::make_unique<ListDecoder>(context); }
DecoderPtr MakeTupleDecoder(const DecoderContext& context) { return std::make_unique<TupleDecoder>(context); }

}  // namespace stillheld
