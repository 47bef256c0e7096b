// The carrier: the stopped thread of the target that makes system calls for us.
//
// Before its registers are touched, a row of signal-return frames lies on its stack that leads back to what it was.
// Should we die at any instruction, the thread walks that row and heals itself.
#ifndef STILLHELD_MEMORY_FORK_CARRIER_H_
#define STILLHELD_MEMORY_FORK_CARRIER_H_

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/fd.h"
#include "memory/fork/gadgets.h"
#include "memory/fork/signal_frame.h"
#include "memory/fork/thread_state.h"
#include "memory/freeze.h"

namespace stillheld {

// How long a call in the target may take. The longest is a fork, which takes as long as the target is big.
inline constexpr std::chrono::seconds kForkPatience(30);

// To be thrown when it takes longer.
Error ForkTookTooLong(pid_t pid);

// Where the frames lie in the target.
struct FrameRow {
  Address begin;
  std::vector<std::byte> bytes;
  Address go_back;      // to the thread's own state
  Address reap_helper;  // wait4, then go_back
  Address helper_pid;   // where reap_helper takes the pid from: clone writes it there by itself
  Address fork_child;   // the helper's: clone, then exit
  Address close_files;  // the child's: close all descriptors, then exit
};

// What came of a call.
struct CallOutcome {
  int64_t result = 0;
  pid_t child = 0;        // the process that the call made, as we number it, or 0
  bool finished = false;  // false: the thread is still in the call that made `child`
};

class Carrier {
 public:
  // The thread that is easiest to bring back, with its state read. nullopt: none will do; `why_not` says why.
  static std::optional<Carrier> Choose(const FrozenThreads& frozen, const Gadgets& gadgets,
                                       std::span<const Mapping> mappings, const UniqueFd& memory, std::string& why_not);

  // Puts the frames on the stack. False, with nothing changed that counts, if there is no room.
  bool LayFrames();

  // Begins a call, with every signal blocked, and returns when the call has made a process, or else is finished. When
  // we die from here on, the thread goes on at the frame at `next`. Throws Error if the thread ends, or does not come
  // back within a long time; so do Finish and Call.
  CallOutcome Begin(const SystemCall& call, Address next);

  // Lets a call that has begun finish. Its result.
  int64_t Finish();

  // Both.
  int64_t Call(const SystemCall& call, Address next);

  // Sets the thread's own state again. To be let go by FrozenThreads.
  void Restore();

  // Whether the frames bring the thread back just as well as Restore does, so that it can be let go in the middle: not
  // when it is in a timed call, which would start anew, and not when job control would stop it in the middle.
  bool heals_well() const { return heals_well_; }

  const FrameRow& frames() const { return row_; }
  pid_t thread() const { return thread_; }

 private:
  Carrier(pid_t pid, pid_t thread, ThreadState state, FrameRow row, const Gadgets& gadgets, bool heals_well)
      : pid_(pid),
        thread_(thread),
        state_(std::move(state)),
        row_(std::move(row)),
        gadgets_(gadgets),
        heals_well_(heals_well) {}
  pid_t RunToStop(bool may_make_process);
  int64_t Result() const;

  pid_t pid_;
  pid_t thread_;
  ThreadState state_;
  FrameRow row_;
  Gadgets gadgets_;
  bool heals_well_;
};

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_FORK_CARRIER_H_
