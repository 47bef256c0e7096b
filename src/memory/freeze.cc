#include "memory/freeze.h"

#include <fmt/format.h>
#include <sys/ptrace.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>

#include "memory/proc_file.h"
#include "memory/processes.h"
#include "memory/refusal.h"
#include "memory/trace_wait.h"

namespace stillheld {
namespace {

bool HasEnded(pid_t pid, pid_t thread) {
  std::optional<std::string> stat = ReadProcFile(ProcPath(pid, fmt::format("task/{}/stat", thread)));
  if (!stat) return true;
  size_t name_end = stat->rfind(')');
  if (name_end == std::string::npos || name_end + 2 >= stat->size()) return true;
  char state = (*stat)[name_end + 2];
  return state == 'Z' || state == 'X';
}

}  // namespace

ThreadBusy::ThreadBusy(pid_t pid, pid_t thread)
    : Error(ErrorCode::kIo,
            fmt::format("Process {} could not be stopped: its thread {} is busy in the kernel.", pid, thread),
            "It waits for a disk, a network file system or a program that it has just started. Try again.") {}

uint64_t MonotonicNs() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1'000'000'000 + static_cast<uint64_t>(now.tv_nsec);
}

FrozenThreads::FrozenThreads(pid_t pid, std::chrono::milliseconds patience) : pid_(pid) {
  stopped_since_ns_ = MonotonicNs();
  auto deadline = std::chrono::steady_clock::now() + patience;
  try {
    // Only a running thread can start another one: when all that are listed stand still, there are no others.
    for (size_t stopped = 0; SeizeNewThreads();) {
      std::vector<pid_t> seized(threads_.begin() + static_cast<ptrdiff_t>(stopped), threads_.end());
      for (pid_t thread : seized) AwaitStop(thread, deadline);
      stopped = threads_.size();
    }
  } catch (...) {
    LetGo();
    throw;
  }
  if (threads_.empty()) throw RefusalToRead(pid_, ESRCH);
}

// Whether there were any. They are appended to threads_.
bool FrozenThreads::SeizeNewThreads() {
  size_t known = threads_.size();
  for (pid_t thread : ThreadsOf(pid_)) {
    if (seized_.contains(thread)) continue;
    if (ptrace(PTRACE_SEIZE, thread, nullptr, PTRACE_O_TRACESYSGOOD) != 0) {
      int fault = errno;
      // A thread that has ended, or a first thread that ended before the others, cannot be seized.
      if (fault == ESRCH || HasEnded(pid_, thread)) continue;
      throw RefusalToRead(pid_, fault);
    }
    ptrace(PTRACE_INTERRUPT, thread, nullptr, nullptr);
    threads_.push_back(thread);
    seized_.insert(thread);
  }
  return threads_.size() > known;
}

void FrozenThreads::AwaitStop(pid_t thread, std::chrono::steady_clock::time_point deadline) {
  while (true) {
    int status = 0;
    Awaited awaited = AwaitThread(thread, deadline, status);
    if (awaited == Awaited::kTimeout) {
      throw ThreadBusy(pid_, thread);
    }
    if (awaited == Awaited::kGone || WIFEXITED(status) || WIFSIGNALED(status)) {
      std::erase(threads_, thread);
      seized_.erase(thread);  // another thread may have its number soon
      return;
    }
    if (status >> 16 == PTRACE_EVENT_STOP) {
      is_stopped_by_job_control_ |= WSTOPSIG(status) != SIGTRAP;
      return;
    }
    // It was about to take a signal. It takes it as it would have without us, and stops before anything else, because
    // the interruption is still due.
    ptrace(PTRACE_CONT, thread, nullptr, static_cast<long>(WSTOPSIG(status)));
  }
}

void FrozenThreads::LetGo() {
  for (pid_t thread : threads_) ptrace(PTRACE_DETACH, thread, nullptr, nullptr);
  threads_.clear();
  priority_.Lower();
}

void FrozenThreads::LetGo(pid_t thread) {
  ptrace(PTRACE_DETACH, thread, nullptr, nullptr);
  std::erase(threads_, thread);
}

void FrozenThreads::LetGoAllBut(pid_t thread) {
  bool keep = std::find(threads_.begin(), threads_.end(), thread) != threads_.end();
  std::erase(threads_, thread);
  for (pid_t other : threads_) ptrace(PTRACE_DETACH, other, nullptr, nullptr);
  threads_.clear();
  if (keep) threads_.push_back(thread);
}

}  // namespace stillheld
