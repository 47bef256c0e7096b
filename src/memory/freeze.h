// FrozenThreads: every thread of a process, stopped by ptrace.
//
// Ptrace belongs to the thread that asks for it: one FrozenThreads is made, used and destroyed by one thread. When
// that thread ends, the kernel lets go of whatever it still holds, so a thread made for a single capture is the
// promise that nothing stays stopped. No signal is sent: threads are seized and interrupted.
#ifndef STILLHELD_MEMORY_FREEZE_H_
#define STILLHELD_MEMORY_FREEZE_H_

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <span>
#include <unordered_set>
#include <vector>

#include "base/error.h"
#include "memory/raised_priority.h"

namespace stillheld {

// A thread did not stop in time: it sleeps in the kernel, uninterruptibly, as when it starts a program (vfork) or waits
// for a disk. The calling thread must end, so that the kernel lets go of the thread whenever it wakes up.
class ThreadBusy : public Error {
 public:
  ThreadBusy(pid_t pid, pid_t thread);
};

class FrozenThreads {
 public:
  // Throws Error: kNoSuchProcess, kNoPermission; ThreadBusy when a thread does not stop within `patience`. Signals that
  // arrive on the way are passed on.
  FrozenThreads(pid_t pid, std::chrono::milliseconds patience);
  ~FrozenThreads() { LetGo(); }
  FrozenThreads(const FrozenThreads&) = delete;
  FrozenThreads& operator=(const FrozenThreads&) = delete;

  // Detaches from every thread. A process that was stopped by job control stays stopped.
  void LetGo();

  // The same for one thread, and for all but one.
  void LetGo(pid_t thread);
  void LetGoAllBut(pid_t thread);

  // Whether the process was stopped before (SIGSTOP, Ctrl-Z).
  bool is_stopped_by_job_control() const { return is_stopped_by_job_control_; }

  pid_t pid() const { return pid_; }
  std::span<const pid_t> threads() const { return threads_; }
  // The clock (monotonic) before the first thread was stopped.
  uint64_t stopped_since_ns() const { return stopped_since_ns_; }

 private:
  bool SeizeNewThreads();
  void AwaitStop(pid_t thread, std::chrono::steady_clock::time_point deadline);

  RaisedPriority priority_;
  pid_t pid_;
  uint64_t stopped_since_ns_ = 0;
  bool is_stopped_by_job_control_ = false;
  std::vector<pid_t> threads_;
  std::unordered_set<pid_t> seized_;
};

uint64_t MonotonicNs();

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_FREEZE_H_
