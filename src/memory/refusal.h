// Why a process cannot be read, in words that say what to do.
#ifndef STILLHELD_MEMORY_REFUSAL_H_
#define STILLHELD_MEMORY_REFUSAL_H_

#include <sys/types.h>

#include <cstdint>

#include "base/error.h"

namespace stillheld {

// For a call on `pid` that failed with `error_number` (ESRCH, ENOENT, EPERM, EACCES, …): looks at the process, our
// rights and the system's settings, and names the obstacle. Returns it, for the caller to throw.
Error RefusalToRead(pid_t pid, int error_number);

// For a process that was there and ended while it was read.
Error EndedMidway(pid_t pid);

// Throws Error where no call is needed to know that it cannot be done: no such process, a zombie, a kernel thread,
// this very process, a 32-bit process, one that is traced already.
void RefuseUnreadable(pid_t pid);

// Throws Error where a copy of `resident_bytes` and the program's own needs do not fit into `available_bytes`: better
// no snapshot than a target that the kernel ends for lack of memory.
void RefuseForLackOfMemory(pid_t pid, uint64_t resident_bytes, uint64_t available_bytes);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_REFUSAL_H_
