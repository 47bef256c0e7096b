// A word of a frame: what it refers to, and whether the frame owns that reference.
#ifndef STILLHELD_CPYTHON_STACK_REF_H_
#define STILLHELD_CPYTHON_STACK_REF_H_

#include "base/address.h"
#include "cpython/layout.h"

namespace stillheld {

struct StackRef {
  Address object;  // null if there is none
  bool is_owned = true;
};

// CPython 3.14, Include/internal/pycore_stackref.h: bit 0 says that the count does not have this reference, because
// another slot holds it for as long, or because the object is immortal. Bit 1: an int, or a pointer to no object.
inline StackRef ReadStackRef(StackRefForm form, uint64_t word) {
  if (form == StackRefForm::kObject) return {Address(word), true};
  constexpr uint64_t kNotCounted = 1, kNoObject = 2;
  if ((word & kNoObject) != 0) return {};
  return {Address(word & ~kNotCounted), (word & kNotCounted) == 0};
}

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_STACK_REF_H_
