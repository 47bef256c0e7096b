// Files as a target sees them: inside its root folder, its working folder. Opened to be read, nothing else.
#ifndef STILLHELD_MEMORY_TARGET_FILES_H_
#define STILLHELD_MEMORY_TARGET_FILES_H_

#include <sys/types.h>

#include <string>

#include "base/fd.h"

namespace stillheld {

// An ordinary file, by the path that the target uses. Invalid if there is none, if it may not be read, or if the path
// leads out of the target's root. No lock is taken and its time of access stays, where the system allows that.
UniqueFd OpenTargetFile(pid_t pid, const std::string& path);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_TARGET_FILES_H_
