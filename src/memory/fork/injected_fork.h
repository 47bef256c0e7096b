// The injected fork: one stopped thread of the target makes a frozen child, and is as before.
//
// The child must not be a child of the target: its end would be seen there. So the thread makes a helper first, which
// shares the target's memory for a moment, forks the child, and ends; the thread collects the helper, of which its
// program learns nothing. The child, an orphan, falls to init:
//
//   target thread   clone ───────────────────── wait4 ── goes on
//                     └─ helper ── clone ── exit ─┘
//                                    └─ child ── close_range ── (stopped; read; ended)
//
// Each arrow is a signal-return frame on the thread's stack, so that all three walk to their ends alone: when we die,
// and as a rule also when we do not, for being asked at each step would make the stop longer. The thread is led by hand
// where that brings it back more exactly: in a timed call, whose rest a signal return forgets.
// A target that is the init of its pid namespace would get the orphan back, and makes the child itself.
#ifndef STILLHELD_MEMORY_FORK_INJECTED_FORK_H_
#define STILLHELD_MEMORY_FORK_INJECTED_FORK_H_

#include <expected>
#include <span>
#include <string>

#include "base/fd.h"
#include "memory/address_space.h"
#include "memory/fork/frozen_child.h"
#include "memory/fork/gadgets.h"
#include "memory/freeze.h"

namespace stillheld {

struct ForkResult {
  FrozenChild child;
  // The child's pid in the target's own namespace, if the target must collect it (CollectInTarget); else 0.
  pid_t to_collect = 0;
  uint64_t stop_ns = 0;  // until the last thread was let go
};

// Lets the target go as soon as the child is there. `mappings` may be a little older than the stop; `is_init`: the
// target is the init of its pid namespace. An unexpected value says in a few words why there is no child; the target is
// as before. Throws Error when the target ends or does not answer: then the caller's thread must end, upon which the
// target heals itself.
std::expected<ForkResult, std::string> InjectFork(FrozenThreads& frozen, const Gadgets& gadgets,
                                                  std::span<const Mapping> mappings, const UniqueFd& memory,
                                                  bool is_init);

// Stops the target once more and lets it collect its child `inner_pid`, which has ended. Best effort: a target that
// cannot be stopped keeps a zombie.
void CollectInTarget(pid_t pid, pid_t inner_pid, const Gadgets& gadgets, const UniqueFd& memory);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_FORK_INJECTED_FORK_H_
