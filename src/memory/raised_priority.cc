#include "memory/raised_priority.h"

#include <sys/prctl.h>

#include <thread>

namespace stillheld {

// Real time, because a nice value counts only within a session where the kernel groups by session (autogroup). Only one
// thread, and only where another processor is left for everybody else. Linux takes 0 for the calling thread.
RaisedPriority::RaisedPriority() {
  prctl(PR_SET_TIMERSLACK, 1UL);  // short sleeps are to be short
  if (std::thread::hardware_concurrency() < 2) return;
  policy_before_ = sched_getscheduler(0);
  if (policy_before_ < 0 || sched_getparam(0, &parameters_before_) != 0) return;
  sched_param lowest_of_real_time{};
  lowest_of_real_time.sched_priority = 1;
  raised_ = sched_setscheduler(0, SCHED_FIFO | SCHED_RESET_ON_FORK, &lowest_of_real_time) == 0;
}

void RaisedPriority::Lower() {
  if (raised_) sched_setscheduler(0, policy_before_, &parameters_before_);
  prctl(PR_SET_TIMERSLACK, 0UL);
  raised_ = false;
}

}  // namespace stillheld
