// Whether the collector has an object in one of its lists, as the header in front of the object says.
#ifndef STILLHELD_CPYTHON_TRACKING_H_
#define STILLHELD_CPYTHON_TRACKING_H_

#include "cpython/layout.h"
#include "cpython/memory_reader.h"

namespace stillheld {

// The object has a header. False as well if that cannot be read.
inline bool IsUntracked(const MemoryReader& memory, const Layout& layout, Address object) {
  const auto& at = layout.gc_head;
  const Address header = object - *at.size_bytes;
  if (!at.gc_refs) return memory.Load<uint64_t>(header + *at.gc_next) == 0;
  // _PyGC_REFS_UNTRACKED, in later releases above the bit that says whether a finalizer was called. The links of an
  // object that was never tracked are whatever was there before it.
  constexpr int64_t kUntracked = -2, kShifted = kUntracked * 2, kShiftedAndFinalized = kShifted + 1;
  const auto refs = memory.Load<int64_t>(header + *at.gc_refs);
  return refs == kUntracked || refs == kShifted || refs == kShiftedAndFinalized;
}

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_TRACKING_H_
