#if defined(__x86_64__)

#include "memory/fork/frozen_child.h"

#include <sys/ptrace.h>
#include <sys/wait.h>

#include <csignal>

#include "memory/fork/carrier.h"
#include "memory/refusal.h"
#include "memory/trace_wait.h"

namespace stillheld {

FrozenChild::FrozenChild(pid_t pid) : pid_(pid) {
  int status = 0;
  Awaited awaited = AwaitThread(pid_, std::chrono::steady_clock::now() + kForkPatience, status);
  if (awaited != Awaited::kChanged || !WIFSTOPPED(status) ||
      ptrace(PTRACE_SETOPTIONS, pid_, nullptr, PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD) != 0) {
    End();
    throw EndedMidway(pid);
  }
}

void FrozenChild::CloseFiles() {
  // It runs the first frames of its row: into and out of rt_sigreturn, into and out of close_range. There it stays.
  constexpr int kCallStops = 4;
  auto deadline = std::chrono::steady_clock::now() + kForkPatience;
  for (int stops = 0; stops < kCallStops;) {
    int status = 0;
    if (ptrace(PTRACE_SYSCALL, pid_, nullptr, nullptr) != 0 ||
        AwaitThread(pid_, deadline, status) != Awaited::kChanged || !WIFSTOPPED(status)) {
      throw EndedMidway(pid_);
    }
    if (WSTOPSIG(status) == (SIGTRAP | 0x80)) ++stops;
  }
}

void FrozenChild::End() {
  if (pid_ == 0) return;
  kill(pid_, SIGKILL);
  int status = 0;
  auto deadline = std::chrono::steady_clock::now() + kForkPatience;
  while (AwaitThread(pid_, deadline, status) == Awaited::kChanged && WIFSTOPPED(status)) {
  }
  pid_ = 0;
}

}  // namespace stillheld

#endif  // __x86_64__
