// collections.deque: a chain of blocks with a fixed number of items each.
#include "cpython/cycle_guard.h"
#include "cpython/objects/decoders.h"

namespace stillheld {
namespace {

constexpr uint64_t kMaxItems = uint64_t{1} << 40;
constexpr uint64_t kWord = 8;

class DequeDecoder : public ObjectDecoder {
 public:
  explicit DequeDecoder(const DecoderContext& context)
      : memory_(context.memory),
        at_(context.layout.deque),
        size_(context.layout.deque.len.value_or(*context.layout.object.ob_size)),
        maxlen_name_(context.names.Intern("maxlen")),
        block_length_((*at_.block_rightlink - *at_.block_data) / kWord) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    const uint64_t count = object.Load<uint64_t>(size_);
    if (count > kMaxItems) return sink.Count(Fault::kTooLarge);
    Address block = object.Word(*at_.leftblock);
    uint64_t index = object.Load<uint64_t>(*at_.leftindex);
    CycleGuard guard;
    for (uint64_t i = 0; i < count;) {
      if (!guard.Visit(block)) return sink.Count(Fault::kTorn);
      const std::byte* bytes = memory_.Find(block, *at_.block_size_bytes);
      if (bytes == nullptr) return sink.Count(Fault::kUnmapped);
      if (index >= block_length_) return sink.Count(Fault::kTorn);
      for (; index < block_length_ && i < count; ++index, ++i) {
        uint64_t item = 0;
        std::memcpy(&item, bytes + *at_.block_data + index * kWord, sizeof item);
        sink.Add(Address(item), EdgeKind::kIndex, i);
      }
      uint64_t next = 0;
      std::memcpy(&next, bytes + *at_.block_rightlink, sizeof next);
      block = Address(next);
      index = 0;
    }
  }

  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    const uint64_t count = object.Load<uint64_t>(size_);
    facts.length = count;
    const uint64_t left = object.Load<uint64_t>(*at_.leftindex);
    if (count <= kMaxItems && left < block_length_) {
      // An empty deque keeps one block.
      const uint64_t blocks = count == 0 ? 1 : (left + count + block_length_ - 1) / block_length_;
      facts.size_bytes += blocks * *at_.block_size_bytes;
    }
    facts.bound = object.Load<int64_t>(*at_.maxlen);  // -1: none
    facts.bound_name = maxlen_name_;
  }

  void OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const override {
    const Address last = object.Word(*at_.rightblock);
    Address block = object.Word(*at_.leftblock);
    CycleGuard guard;
    while (guard.Visit(block)) {
      const auto next = memory_.LoadAddress(block + *at_.block_rightlink);
      if (!next) return;
      ranges.push_back({block, *at_.block_size_bytes});
      if (block == last) return;
      block = *next;
    }
  }

 private:
  const MemoryReader& memory_;
  const Layout::Deque& at_;
  uint32_t size_;
  StringId maxlen_name_;
  uint64_t block_length_;
};

}  // namespace

DecoderPtr MakeDequeDecoder(const DecoderContext& context) { return std::make_unique<DequeDecoder>(context); }

}  // namespace stillheld
