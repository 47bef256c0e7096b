// Objects that end in an array of references of which not all count: itertools.tee's blocks, nodes of a HAMT.
#include <algorithm>

#include "cpython/objects/decoders.h"
#include "cpython/objects/field_list.h"

namespace stillheld {
namespace {

constexpr uint64_t kMaxItems = 1 << 20;
constexpr uint64_t kWord = 8;

void EmitWords(const MemoryReader& memory, Address begin, uint64_t count, EdgeSink& sink) {
  const std::byte* bytes = count <= kMaxItems ? memory.Find(begin, count * kWord) : nullptr;
  if (bytes == nullptr) return sink.Count(Fault::kTorn);
  for (uint64_t i = 0; i < count; ++i) {
    uint64_t word = 0;
    std::memcpy(&word, bytes + i * kWord, sizeof word);
    sink.Add(Address(word), EdgeKind::kIndex, i);
  }
}

class TeeDataDecoder : public ObjectDecoder {
 public:
  explicit TeeDataDecoder(const DecoderContext& context)
      : memory_(context.memory), at_(context.layout.tee_data), fields_(context) {
    fields_.Internal(at_.it, "it").Internal(at_.nextlink, "nextlink");
  }
  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    fields_.Emit(object, sink);
    // What lies behind was never written to.
    const auto count = static_cast<uint32_t>(std::max(object.Load<int32_t>(*at_.numread), 0));
    const uint64_t room = (*at_.size_bytes - *at_.values) / kWord;
    EmitWords(memory_, object.address + *at_.values, std::min<uint64_t>(count, room), sink);
  }

 private:
  const MemoryReader& memory_;
  const Layout::TeeData& at_;
  FieldList fields_;
};

// Bitmap and collision nodes: as many words as ob_size says. Array nodes: 32 of them.
class HamtNodeDecoder : public ObjectDecoder {
 public:
  HamtNodeDecoder(const DecoderContext& context, uint32_t array, bool is_fixed)
      : memory_(context.memory), size_(*context.layout.object.ob_size), array_(array), is_fixed_(is_fixed) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    constexpr uint64_t kChildren = 32;
    EmitWords(memory_, object.address + array_, is_fixed_ ? kChildren : object.Load<uint64_t>(size_), sink);
  }

 private:
  const MemoryReader& memory_;
  uint32_t size_;
  uint32_t array_;
  bool is_fixed_;
};

}  // namespace

DecoderPtr MakeTeeDataDecoder(const DecoderContext& context) { return std::make_unique<TeeDataDecoder>(context); }
DecoderPtr MakeHamtNodeDecoder(const DecoderContext& context, uint32_t array, bool is_fixed) {
  return std::make_unique<HamtNodeDecoder>(context, array, is_fixed);
}

}  // namespace stillheld
