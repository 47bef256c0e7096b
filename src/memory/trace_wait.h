// Waiting for one traced thread, with a time limit.
#ifndef STILLHELD_MEMORY_TRACE_WAIT_H_
#define STILLHELD_MEMORY_TRACE_WAIT_H_

#include <sys/types.h>

#include <chrono>

namespace stillheld {

enum class Awaited {
  kChanged,  // `status` says what happened
  kGone,     // there is no such child or tracee of the calling thread
  kTimeout,
};

// Waits for the next change of `thread`, which must be a tracee or a child of the calling thread. Other children of the
// process are not touched.
Awaited AwaitThread(pid_t thread, std::chrono::steady_clock::time_point deadline, int& status);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_TRACE_WAIT_H_
