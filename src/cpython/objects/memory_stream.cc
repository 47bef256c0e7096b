// io.StringIO and io.BytesIO: how much text or how many bytes they hold. They make room for more than that in steps.
//
// Modules/_io/stringio.c and bytesio.c begin their structs alike in every version: the head of any object, buf, pos,
// string_size.
#include "cpython/objects/decoders.h"

namespace stillheld {
namespace {

class MemoryStreamDecoder : public ObjectDecoder {
 public:
  explicit MemoryStreamDecoder(const DecoderContext& context)
      : string_size_(*context.layout.object.ob_size + 2 * sizeof(uint64_t)) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    (void)object;
    (void)sink;
  }
  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    facts.length = object.Load<uint64_t>(string_size_);
  }

 private:
  uint32_t string_size_;
};

}  // namespace

DecoderPtr MakeMemoryStreamDecoder(const DecoderContext& context) {
  return std::make_unique<MemoryStreamDecoder>(context);
}

}  // namespace stillheld
