// CycleGuard: tells that a linked list in hostile memory has become a circle, in constant memory.
//
// R. P. Brent, "An improved Monte Carlo factorization algorithm" (1980): remember one element, and another one after
// twice as many steps each time; a list that comes back to the remembered one has no end.
#ifndef STILLHELD_CPYTHON_CYCLE_GUARD_H_
#define STILLHELD_CPYTHON_CYCLE_GUARD_H_

#include "base/address.h"

namespace stillheld {

class CycleGuard {
 public:
  // False if the list is a circle; at the latest after three times its length.
  bool Visit(Address element) {
    if (element == remembered_ && steps_ != 0) return false;
    if (steps_ == limit_) {
      remembered_ = element;
      steps_ = 0;
      limit_ *= 2;
    }
    ++steps_;
    return true;
  }

 private:
  Address remembered_;
  uint64_t steps_ = 0;
  uint64_t limit_ = 1;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_CYCLE_GUARD_H_
