// collections.OrderedDict: a dict, and a list of its keys in order.
#include "cpython/cycle_guard.h"
#include "cpython/objects/decoders.h"
#include "cpython/objects/dict_table.h"

namespace stillheld {
namespace {

class OrderedDictDecoder : public ObjectDecoder {
 public:
  OrderedDictDecoder(const DecoderContext& context, const ObjectDecoder& dict)
      : memory_(context.memory),
        layout_(context.layout),
        at_(context.layout.ordered_dict),
        dict_(dict),
        order_(EdgeKind::kInternal, context.names.Intern("od_keys")) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    dict_.Edges(object, sink);
    // Each node of the list owns its key once more.
    Address node = object.Word(*at_.od_first);
    CycleGuard guard;
    while (!node.is_null()) {
      const std::byte* bytes = memory_.Find(node, *at_.node_size_bytes);
      if (bytes == nullptr) return sink.Count(Fault::kUnmapped);
      if (!guard.Visit(node)) return sink.Count(Fault::kTorn);
      const ObjectView view{node, bytes, nullptr};
      sink.Add(view.Word(*at_.node_key), order_);
      node = view.Word(*at_.node_next);
    }
  }

  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    dict_.Facts(object, facts);
    constexpr uint64_t kMaxNodes = uint64_t{1} << 40;
    const auto slots = object.Load<uint64_t>(*at_.od_fast_nodes_size);
    if (slots <= kMaxNodes && facts.length <= kMaxNodes) {
      facts.size_bytes += slots * 8 + facts.length * *at_.node_size_bytes;
    }
  }

  void OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const override {
    dict_.OwnedMemory(object, ranges);
    const auto slots = object.Load<uint64_t>(*at_.od_fast_nodes_size);
    constexpr uint64_t kMaxSlots = uint64_t{1} << 40;
    if (slots <= kMaxSlots) ranges.push_back({object.Word(*at_.od_fast_nodes), slots * 8});
    CycleGuard guard;
    for (Address node = object.Word(*at_.od_first); !node.is_null() && guard.Visit(node);
         node = memory_.LoadAddressOrNull(node + *at_.node_next)) {
      ranges.push_back({node, *at_.node_size_bytes});
    }
  }

 private:
  const MemoryReader& memory_;
  const Layout& layout_;
  const Layout::OrderedDict& at_;
  const ObjectDecoder& dict_;
  EdgeLabel order_;
};

// collections.defaultdict: a dict and a plain field.
class BothDecoder : public ObjectDecoder {
 public:
  BothDecoder(const ObjectDecoder& base, const ObjectDecoder& more) : base_(base), more_(more) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    base_.Edges(object, sink);
    more_.Edges(object, sink);
  }
  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    base_.Facts(object, facts);
    more_.Facts(object, facts);
  }
  WordRange Undecoded(const ObjectView& object) const override { return base_.Undecoded(object); }
  std::optional<NamedObject> Name(const ObjectView& object) const override { return base_.Name(object); }
  void OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const override {
    base_.OwnedMemory(object, ranges);
    more_.OwnedMemory(object, ranges);
  }

 private:
  const ObjectDecoder& base_;
  const ObjectDecoder& more_;
};

}  // namespace

DecoderPtr MakeOrderedDictDecoder(const DecoderContext& context, const ObjectDecoder& dict) {
  return std::make_unique<OrderedDictDecoder>(context, dict);
}
DecoderPtr MakeBothDecoder(const ObjectDecoder& base, const ObjectDecoder& more) {
  return std::make_unique<BothDecoder>(base, more);
}

}  // namespace stillheld
