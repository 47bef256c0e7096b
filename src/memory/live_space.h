// LiveSpace: a running process, read without stopping it. Best effort: what changes while it is read may be torn, and
// a page once read is kept. Good for finding out what a process is; for its heap, capture.h.
#ifndef STILLHELD_MEMORY_LIVE_SPACE_H_
#define STILLHELD_MEMORY_LIVE_SPACE_H_

#include <sys/types.h>

#include <memory>

#include "memory/address_space.h"

namespace stillheld {

// Throws Error: kNoSuchProcess, kNoPermission.
std::unique_ptr<AddressSpace> OpenLiveSpace(pid_t pid);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_LIVE_SPACE_H_
