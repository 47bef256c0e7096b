// Copy mode: stop the target, copy the pages of its own in bulk into memory that was faulted in before, let it go.
#ifndef STILLHELD_MEMORY_COPY_CAPTURE_H_
#define STILLHELD_MEMORY_COPY_CAPTURE_H_

#include <sys/types.h>

#include <chrono>

#include "memory/capture.h"

namespace stillheld {

// Runs on a thread made for it. Throws Error as CaptureProcess does. stop.reason is left empty.
// `patience`: how long the target may take to stop.
Capture CaptureByCopy(pid_t pid, std::chrono::milliseconds patience);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_COPY_CAPTURE_H_
