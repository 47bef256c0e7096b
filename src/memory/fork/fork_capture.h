// Fork mode: stop the target, let it fork a frozen child, let it go, and read the child.
#ifndef STILLHELD_MEMORY_FORK_FORK_CAPTURE_H_
#define STILLHELD_MEMORY_FORK_FORK_CAPTURE_H_

#include <sys/types.h>

#include <chrono>
#include <expected>
#include <string>

#include "memory/capture.h"

namespace stillheld {

// Runs on a thread made for it, as InjectFork asks. An unexpected value says in a few words why the target could not be
// forked; it runs on as before. Throws Error as CaptureProcess does. stop.reason is left empty.
// `patience`: how long the target may take to stop.
std::expected<Capture, std::string> CaptureByFork(pid_t pid, std::chrono::milliseconds patience);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_FORK_FORK_CAPTURE_H_
