// Types of which only the size needs more than a list of fields: array.array, struct.Struct. And what ctypes keeps
// behind its types.
#include "cpython/objects/decoders.h"
#include "cpython/objects/plain_fields.h"

namespace stillheld {
namespace {

class ArrayDecoder : public ObjectDecoder {
 public:
  explicit ArrayDecoder(const DecoderContext& context)
      : memory_(context.memory), at_(context.layout.array), size_(*context.layout.object.ob_size) {}

  void Edges(const ObjectView&, EdgeSink&) const override {}
  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    constexpr uint64_t kMaxItems = uint64_t{1} << 40;
    constexpr uint32_t kMaxItemBytes = 16;
    facts.length = object.Load<uint64_t>(size_);
    const auto allocated = object.Load<uint64_t>(*at_.allocated);
    const auto item_bytes = memory_.Load<uint32_t>(object.Word(*at_.ob_descr) + *at_.itemsize).value_or(0);
    if (allocated <= kMaxItems && item_bytes <= kMaxItemBytes) facts.size_bytes += allocated * item_bytes;
  }

 private:
  const MemoryReader& memory_;
  const Layout::Array& at_;
  uint32_t size_;
};

// The compiled format ends in an entry whose first word is null.
class StructDecoder : public ObjectDecoder {
 public:
  StructDecoder(const DecoderContext& context, const PlainType& type)
      : memory_(context.memory), at_(context.layout.struct_), fields_(context, type) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override { fields_.Emit(object.bytes, sink); }
  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    constexpr uint64_t kMaxCodes = 4096;
    Address code = object.Word(*at_.s_codes);
    if (code.is_null()) return;
    for (uint64_t i = 0; i < kMaxCodes; ++i, code = code + *at_.code_size_bytes) {
      facts.size_bytes += *at_.code_size_bytes;
      if (memory_.LoadAddressOrNull(code).is_null()) return;
    }
  }

 private:
  const MemoryReader& memory_;
  const Layout::Struct& at_;
  PlainFields fields_;
};

// CPython 3.13, gh-114314: what ctypes knows of a type stands behind the type object.
class StgInfoDecoder : public ObjectDecoder {
 public:
  StgInfoDecoder(const DecoderContext& context, const PlainType& info)
      : memory_(context.memory),
        fields_(context, info),
        begin_((*context.layout.heap_type.size_bytes + 15) / 16 * 16),
        size_(info.size_bytes) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    const std::byte* bytes = memory_.Find(object.address + begin_, size_);
    if (bytes == nullptr) return sink.Count(Fault::kUnmapped);
    fields_.Emit(bytes, sink);
  }

 private:
  const MemoryReader& memory_;
  PlainFields fields_;
  uint32_t begin_;
  uint32_t size_;
};

}  // namespace

DecoderPtr MakeArrayDecoder(const DecoderContext& context) { return std::make_unique<ArrayDecoder>(context); }
DecoderPtr MakeStructDecoder(const DecoderContext& context, const PlainType& type) {
  return std::make_unique<StructDecoder>(context, type);
}
DecoderPtr MakeStgInfoDecoder(const DecoderContext& context, const PlainType& info) {
  return std::make_unique<StgInfoDecoder>(context, info);
}

}  // namespace stillheld
