#include "memory/trace_wait.h"

#include <sys/wait.h>

#include <cerrno>
#include <ctime>

namespace stillheld {

// Polls, because a wait for a tracee cannot be given a limit. The sleeps begin at a few microseconds, in which most
// threads stop, and leave the processor to a thread that still needs it to stop.
Awaited AwaitThread(pid_t thread, std::chrono::steady_clock::time_point deadline, int& status) {
  constexpr int kPolls = 3;
  constexpr long kShortestSleepNs = 5'000, kLongestSleepNs = 500'000;
  long sleep_ns = kShortestSleepNs;
  for (int polls = 0;; ++polls) {
    pid_t got = waitpid(thread, &status, WNOHANG | __WALL | __WNOTHREAD);
    if (got == thread) return Awaited::kChanged;
    if (got < 0 && errno != EINTR) return Awaited::kGone;
    if (polls < kPolls) continue;
    if (std::chrono::steady_clock::now() >= deadline) return Awaited::kTimeout;
    timespec pause{0, sleep_ns};
    nanosleep(&pause, nullptr);
    if (sleep_ns < kLongestSleepNs) sleep_ns += sleep_ns / 4;
  }
}

}  // namespace stillheld
