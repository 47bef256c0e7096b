// What the limits of a process's control groups, version 1 and 2, leave it.
#ifndef STILLHELD_MEMORY_CONTROL_GROUP_H_
#define STILLHELD_MEMORY_CONTROL_GROUP_H_

#include <sys/types.h>

#include <cstdint>
#include <string>

namespace stillheld {

struct ControlGroupRoom {
  uint64_t memory_bytes = UINT64_MAX;  // until the nearest memory limit; UINT64_MAX: none is known
  uint64_t tasks = UINT64_MAX;         // until the nearest limit of processes and threads
};

// Looks at every group from the process's own up to the root. `proc` and `cgroup` are the folders where they are
// mounted. In a container, groups that cannot be seen count as without a limit.
ControlGroupRoom RoomInControlGroups(pid_t pid, const std::string& proc = "/proc",
                                     const std::string& cgroup = "/sys/fs/cgroup");

// What the system can still give without swapping.
uint64_t AvailableMemoryBytes();

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_CONTROL_GROUP_H_
