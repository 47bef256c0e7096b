// memory parts: every resident byte of a process given to one part of a MemoryLook.
#ifndef STILLHELD_APP_MEMORY_PARTS_H_
#define STILLHELD_APP_MEMORY_PARTS_H_

#include <sys/types.h>

#include "findings/memory_look.h"
#include "memory/capture.h"

namespace stillheld {

// What full caches keep is told by walking all that hangs on them: only a look behind another one says a plateau.
enum class FullCaches : uint8_t { kCount, kMeasure };

// Captures the process and reads its heaps. Throws Error as CaptureHeap does.
MemoryLook LookAtMemory(pid_t pid, CaptureMode mode, FullCaches caches);

}  // namespace stillheld

#endif  // STILLHELD_APP_MEMORY_PARTS_H_
