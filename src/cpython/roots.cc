#include "cpython/roots.h"

#include "cpython/frame_edges.h"
#include "cpython/frame_roots.h"
#include "cpython/module_roots.h"
#include "cpython/state_roots.h"
#include "cpython/str_text.h"
#include "cpython/type_table.h"

namespace stillheld {
namespace {

class RunningFrameDecoder : public ObjectDecoder {
 public:
  explicit RunningFrameDecoder(const DecoderContext& context) : frames_(context, "f_code") {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    if (const auto frame = frames_.reader().OfThread(object.address)) frames_.Emit(*frame, sink);
  }
  WordRange Undecoded(const ObjectView& object) const override {
    const auto frame = frames_.reader().OfThread(object.address);
    return frame ? frames_.GuessedStack(*frame) : WordRange();
  }
  std::optional<NamedObject> Name(const ObjectView& object) const override {
    const auto frame = frames_.reader().OfThread(object.address);
    return frame ? std::optional(frames_.Name(*frame)) : std::nullopt;
  }
  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    if (const auto frame = frames_.reader().OfThread(object.address)) {
      facts.size_bytes = frame->slots + frame->slot_count() * sizeof(uint64_t) - frame->address;
    }
  }

 private:
  FrameEdges frames_;
};

}  // namespace

Roots FindRoots(const DecoderContext& context) {
  Roots roots;
  AddModuleRoots(context, roots);
  AddFrameRoots(context, roots);
  AddThreadRoots(context, roots);
  AddInterpreterRoots(context, roots);
  AddCollectorRoots(context, roots);
  for (const Address dict : context.runtime.interned) {
    roots.objects.push_back({RootKind::kInterpreter, "interned", dict});
  }
  return roots;
}

std::unique_ptr<ObjectDecoder> MakeRunningFrameDecoder(const DecoderContext& context) {
  if (!context.layout.interpreter_frame.size_bytes) return nullptr;
  return std::make_unique<RunningFrameDecoder>(context);
}

}  // namespace stillheld
