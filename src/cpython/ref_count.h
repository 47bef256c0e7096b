// The reference count of an object.
#ifndef STILLHELD_CPYTHON_REF_COUNT_H_
#define STILLHELD_CPYTHON_REF_COUNT_H_

#include <cstdint>
#include <cstring>

#include "cpython/layout.h"

namespace stillheld {

// Of the word at ob_refcnt, which the count may share with flags. No live object's count has more than 32 bits; memory
// that was freed and holds a link instead, as a rule, does.
inline uint64_t RefCountInWord(const Layout& layout, uint64_t word) {
  constexpr uint64_t kBelowFlags = (uint64_t{1} << 48) - 1;
  return layout.object.ob_flags ? word & kBelowFlags : word;
}

// `object` points to at least layout.object.size_bytes.
inline uint64_t RefCountOf(const Layout& layout, const std::byte* object) {
  uint64_t word = 0;
  std::memcpy(&word, object + *layout.object.ob_refcnt, sizeof word);
  return RefCountInWord(layout, word);
}

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_REF_COUNT_H_
