// A ring of references (queue.SimpleQueue), and the time zone that only some dates have.
#include "cpython/objects/decoders.h"

namespace stillheld {
namespace {

class QueueDecoder : public ObjectDecoder {
 public:
  explicit QueueDecoder(const DecoderContext& context) : memory_(context.memory), at_(context.layout.simple_queue) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    constexpr uint64_t kMaxItems = uint64_t{1} << 40;
    const auto capacity = object.Load<uint64_t>(*at_.items_cap);
    const auto count = object.Load<uint64_t>(*at_.num_items);
    const auto first = object.Load<uint64_t>(*at_.get_idx);
    if (capacity > kMaxItems || count > capacity || (first >= capacity && count != 0)) return sink.Count(Fault::kTorn);
    for (uint64_t i = 0; i < count; ++i) {
      const auto item = memory_.LoadAddress(object.Word(*at_.items) + (first + i) % capacity * 8);
      if (!item) return sink.Count(Fault::kUnmapped);
      sink.Add(*item, EdgeKind::kIndex, i);
    }
  }

  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    facts.length = object.Load<uint64_t>(*at_.num_items);
  }

  void OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const override {
    constexpr uint64_t kMaxItems = uint64_t{1} << 40;
    const auto capacity = object.Load<uint64_t>(*at_.items_cap);
    if (capacity <= kMaxItems) ranges.push_back({object.Word(*at_.items), capacity * 8});
  }

 private:
  const MemoryReader& memory_;
  const Layout::SimpleQueue& at_;
};

class DateTimeDecoder : public ObjectDecoder {
 public:
  DateTimeDecoder(const DecoderContext& context, Offset has_tzinfo, Offset tzinfo)
      : memory_(context.memory),
        has_tzinfo_(*has_tzinfo),
        tzinfo_(*tzinfo),
        label_(EdgeKind::kAttribute, context.names.Intern("tzinfo")) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    // Without a time zone the object ends before this word.
    if (object.Load<uint8_t>(has_tzinfo_) == 0) return;
    sink.Add(memory_.LoadAddressOrNull(object.address + tzinfo_), label_);
  }

 private:
  const MemoryReader& memory_;
  uint32_t has_tzinfo_;
  uint32_t tzinfo_;
  EdgeLabel label_;
};

}  // namespace

DecoderPtr MakeQueueDecoder(const DecoderContext& context) { return std::make_unique<QueueDecoder>(context); }
DecoderPtr MakeDateTimeDecoder(const DecoderContext& context, Offset has_tzinfo, Offset tzinfo) {
  return std::make_unique<DateTimeDecoder>(context, has_tzinfo, tzinfo);
}

}  // namespace stillheld
