#include "cpython/frame_roots.h"

#include "cpython/frames.h"

namespace stillheld {

void AddFrameRoots(const DecoderContext& context, Roots& roots) {
  const FrameReader reader(context.memory, context.layout);
  for (const Address interpreter : context.runtime.interpreters) {
    const auto threads = ListThreads(context.memory, context.layout, interpreter);
    for (const Address thread : threads) {
      // A new thread is put in front of the others. Numbers would differ from run to run.
      const std::string name = thread == threads.back() ? "main thread" : "thread";
      for (const Frame& frame : reader.ThreadFrames(thread)) {
        if (frame.holder.is_null()) {
          roots.frames.push_back({frame.address, name});
        } else {
          roots.objects.push_back({RootKind::kFrame, name, frame.holder});
        }
      }
    }
  }
}

}  // namespace stillheld
