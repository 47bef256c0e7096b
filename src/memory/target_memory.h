// The target's memory as a file, /proc/PID/mem. It stays bound to the memory it was opened on: when the process has
// ended or runs another program, it reads nothing, even if another process has the pid.
#ifndef STILLHELD_MEMORY_TARGET_MEMORY_H_
#define STILLHELD_MEMORY_TARGET_MEMORY_H_

#include <sys/types.h>

#include <cstddef>
#include <span>

#include "base/address.h"
#include "base/fd.h"

namespace stillheld {

// For reading. Throws Error: kNoSuchProcess, kNoPermission. The kernel checks here what it checks for ptrace.
UniqueFd OpenTargetMemory(pid_t pid);

// How many bytes could be read, from the front.
size_t ReadTargetMemory(const UniqueFd& memory, Address begin, std::span<std::byte> into);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_TARGET_MEMORY_H_
