// While a target stands still, the calling thread goes before others, as far as the system allows: every moment that it
// waits for a processor, the target waits too.
#ifndef STILLHELD_MEMORY_RAISED_PRIORITY_H_
#define STILLHELD_MEMORY_RAISED_PRIORITY_H_

#include <sched.h>

namespace stillheld {

class RaisedPriority {
 public:
  RaisedPriority();
  ~RaisedPriority() { Lower(); }
  RaisedPriority(const RaisedPriority&) = delete;
  RaisedPriority& operator=(const RaisedPriority&) = delete;

  void Lower();

 private:
  int policy_before_ = SCHED_OTHER;
  sched_param parameters_before_{};
  bool raised_ = false;
};

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_RAISED_PRIORITY_H_
