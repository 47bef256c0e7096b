// All that a stopped thread has in the processor, and how it goes on from where it was stopped.
#ifndef STILLHELD_MEMORY_FORK_THREAD_STATE_H_
#define STILLHELD_MEMORY_FORK_THREAD_STATE_H_

#include <sys/types.h>
#include <sys/user.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/fd.h"

namespace stillheld {

using Registers = user_regs_struct;

// Where a thread was stopped, from the one that is easiest to bring back to the one that is hardest.
enum class StoppedIn : uint8_t {
  kRestartableCall,  // a call that the kernel starts again from its arguments
  kUserCode,
  kFinishedCall,      // a call that has its result already
  kTimedCall,         // a call that goes on by restart_syscall, with the time that is left
  kResumedTimedCall,  // the same, stopped for the second time: its number is no longer in a register
};

struct ThreadState {
  Registers registers{};
  uint64_t signal_mask = 0;
  std::vector<std::byte> extended;  // the XSAVE area, uncompacted
};

// nullopt: the thread is gone, or is not a 64-bit one.
std::optional<Registers> ReadRegisters(pid_t thread);
std::optional<ThreadState> ReadThreadState(pid_t thread);

StoppedIn WhereStopped(const Registers& stopped);

// The registers with which the thread goes on as if it had never been stopped, as long as we are there to set them:
// the kernel's restart of an interrupted call is done here by hand, because the thread will have made other calls
// since.
Registers ToGoOn(const Registers& stopped);

// The same for a thread that returns by rt_sigreturn on its own. That call forgets how much of a timed call is left, so
// a timed call starts again from its arguments, and takes longer. `code_before`: the bytes in front of the
// instruction pointer, from which the number of a resumed timed call is read; where it cannot be, the call ends with
// EINTR.
Registers ToGoOnAlone(const Registers& stopped, std::span<const std::byte> code_before);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_FORK_THREAD_STATE_H_
