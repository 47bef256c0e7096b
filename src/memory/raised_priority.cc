#include "memory/raised_priority.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace stillheld {

RaisedPriority::RaisedPriority() {
  constexpr int kHighest = -20;
  // Linux takes 0 for the calling thread, not for its process.
  nice_before_ = getpriority(PRIO_PROCESS, 0);
  raised_ = setpriority(PRIO_PROCESS, 0, kHighest) == 0;
  prctl(PR_SET_TIMERSLACK, 1UL);  // short sleeps are to be short
}

void RaisedPriority::Lower() {
  if (raised_) setpriority(PRIO_PROCESS, 0, nice_before_);
  prctl(PR_SET_TIMERSLACK, 0UL);
  raised_ = false;
}

}  // namespace stillheld
