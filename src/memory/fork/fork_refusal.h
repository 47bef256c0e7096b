// When not to fork: where the kernel would refuse it, or where it could cost the target something.
#ifndef STILLHELD_MEMORY_FORK_FORK_REFUSAL_H_
#define STILLHELD_MEMORY_FORK_FORK_REFUSAL_H_

#include <sys/types.h>

#include <optional>
#include <string>

namespace stillheld {

// The reason in a few words; nullopt: nothing speaks against a fork.
std::optional<std::string> ReasonNotToFork(pid_t pid);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_FORK_FORK_REFUSAL_H_
