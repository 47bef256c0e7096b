// Capsules: a pointer of C code's own. From CPython 3.13 on, what it leads to may hold references that the capsule
// visits for the collector (_socket.CAPI: the socket type); nothing says where they are, but the first words are a good
// guess.
#include "cpython/objects/decoders.h"

namespace stillheld {
namespace {

constexpr uint64_t kGuessedBytes = 3 * 8;

class CapsuleDecoder : public ObjectDecoder {
 public:
  explicit CapsuleDecoder(const DecoderContext& context) : at_(context.layout.capsule) {}

  void Edges(const ObjectView&, EdgeSink&) const override {}

  WordRange Undecoded(const ObjectView& object) const override {
    if (!at_.traverse_func || object.Word(*at_.traverse_func).is_null()) return {};
    return {object.Word(*at_.pointer), kGuessedBytes};
  }

 private:
  const Layout::Capsule& at_;
};

}  // namespace

DecoderPtr MakeCapsuleDecoder(const DecoderContext& context) { return std::make_unique<CapsuleDecoder>(context); }

}  // namespace stillheld
