// FrozenChild: a copy-on-write copy of the target that never runs its code, held by ptrace, for reading at leisure.
#ifndef STILLHELD_MEMORY_FORK_FROZEN_CHILD_H_
#define STILLHELD_MEMORY_FORK_FROZEN_CHILD_H_

#include <sys/types.h>

#include <utility>

namespace stillheld {

class FrozenChild {
 public:
  // Takes over a traced process that is stopped before its first instruction. From here on the kernel ends it when we
  // end. Throws Error if it is gone.
  explicit FrozenChild(pid_t pid);
  FrozenChild(FrozenChild&& other) noexcept : pid_(std::exchange(other.pid_, 0)) {}
  FrozenChild& operator=(FrozenChild&&) = delete;
  ~FrozenChild() { End(); }

  pid_t pid() const { return pid_; }

  // Lets it drop the target's descriptors, which it shares until then: a socket that the target closes is closed for
  // its client at once, a port that it gives up is free. Needs no stop of the target.
  void CloseFiles();

  // Ends it, and collects it.
  void End();

 private:
  pid_t pid_;
};

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_FORK_FROZEN_CHILD_H_
