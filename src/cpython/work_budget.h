// WorkBudget: bounds what hostile memory can make the walk do. Every owned reference takes a word of the target, so a
// heap with more references than words, by far, is none.
#ifndef STILLHELD_CPYTHON_WORK_BUDGET_H_
#define STILLHELD_CPYTHON_WORK_BUDGET_H_

#include <cstdint>

#include "memory/address_space.h"

namespace stillheld {

class WorkBudget {
 public:
  explicit WorkBudget(const AddressSpace& space) {
    for (const Mapping& mapping : space.mappings()) {
      if (mapping.readable) left_ += mapping.size_bytes() / kWord;
    }
    left_ *= kTimes;
  }

  // Throws Error (kInconsistent) when nothing is left.
  void Spend(uint64_t words) {
    if (words > left_) Exhausted();
    left_ -= words;
  }

 private:
  static constexpr uint64_t kWord = 8;
  // Keys that instances share are read once per instance, and what C code points to is a guess.
  static constexpr uint64_t kTimes = 8;

  [[noreturn]] static void Exhausted();

  uint64_t left_ = 0;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_WORK_BUDGET_H_
