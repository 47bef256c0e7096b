#include "memory/trace_wait.h"

#include <sched.h>
#include <sys/wait.h>

#include <cerrno>
#include <ctime>

namespace stillheld {

// Polls, because a wait for a tracee cannot be given a limit: first by yielding, as most threads stop within
// microseconds, then in short sleeps, to leave the processor to a thread that still needs it to stop.
Awaited AwaitThread(pid_t thread, std::chrono::steady_clock::time_point deadline, int& status) {
  constexpr int kYields = 50;
  constexpr long kShortestSleepNs = 20'000, kLongestSleepNs = 1'000'000;
  long sleep_ns = kShortestSleepNs;
  for (int polls = 0;; ++polls) {
    pid_t got = waitpid(thread, &status, WNOHANG | __WALL | __WNOTHREAD);
    if (got == thread) return Awaited::kChanged;
    if (got < 0 && errno != EINTR) return Awaited::kGone;
    if (polls < kYields) {
      sched_yield();
      continue;
    }
    if (std::chrono::steady_clock::now() >= deadline) return Awaited::kTimeout;
    timespec pause{0, sleep_ns};
    nanosleep(&pause, nullptr);
    if (sleep_ns < kLongestSleepNs) sleep_ns *= 2;
  }
}

}  // namespace stillheld
