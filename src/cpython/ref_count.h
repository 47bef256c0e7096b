// The reference count of an object: one word, or two parts in builds without the GIL.
#ifndef STILLHELD_CPYTHON_REF_COUNT_H_
#define STILLHELD_CPYTHON_REF_COUNT_H_

#include <cstdint>
#include <cstring>

#include "cpython/layout.h"

namespace stillheld {

template <class T>
T LoadField(const std::byte* object, Offset field) {
  T value;
  std::memcpy(&value, object + *field, sizeof value);
  return value;
}

// Whether the collector tracks the object, which has no header in front, in a build without the GIL.
inline bool IsTracked(const Layout& layout, const std::byte* object) {
  constexpr uint8_t kTrackedBit = 1;
  return (LoadField<uint8_t>(object, layout.object.ob_gc_bits) & kTrackedBit) != 0;
}

// The sum of what is stored; 0 of an object that is dead. `object` points to at least layout.object.size_bytes. No live
// object's count has more than 32 bits, but for those of DeferredForm::kEighthOfAll; memory that was freed and holds a
// link instead, as a rule, does.
inline uint64_t StoredRefCount(const Layout& layout, const std::byte* object) {
  if (layout.is_free_threaded) {
    // PEP 703: references of the thread that owns the object, and those of all others times 4, above two flags.
    const uint64_t local = LoadField<uint32_t>(object, layout.object.ob_ref_local);
    const int64_t shared = LoadField<int64_t>(object, layout.object.ob_ref_shared) >> 2;
    return local + static_cast<uint64_t>(shared);
  }
  constexpr uint64_t kBelowFlags = (uint64_t{1} << 48) - 1;
  const auto word = LoadField<uint64_t>(object, layout.object.ob_refcnt);
  return layout.object.ob_flags ? word & kBelowFlags : word;
}

inline bool IsImmortal(const Layout& layout, const std::byte* object) {
  switch (layout.immortal_form) {
    case ImmortalForm::kNone:
      return false;
    case ImmortalForm::kLow32Negative:
      return (LoadField<uint32_t>(object, layout.object.ob_refcnt) & 0x80000000) != 0;
    case ImmortalForm::kLocalAllOnes:
      return LoadField<uint32_t>(object, layout.object.ob_ref_local) == 0xffffffff;
  }
  return false;
}

// How many of the stored references nobody holds.
inline uint64_t SurplusReferences(const Layout& layout, const std::byte* object) {
  if (layout.deferred_form == DeferredForm::kNone) return 0;
  constexpr uint8_t kDeferredBit = 64;  // of ob_gc_bits
  const bool is_deferred = (LoadField<uint8_t>(object, layout.object.ob_gc_bits) & kDeferredBit) != 0;
  // CPython 3.14: _Py_REF_DEFERRED.
  if (is_deferred && layout.deferred_form == DeferredForm::kEighthOfAll) return (~uint64_t{0} >> 1) / 8;
  // Another thread gave back the last reference that it knew of: the object waits in a queue, which holds one.
  constexpr int64_t kFlags = 3, kQueued = 2;
  const bool is_queued = (LoadField<int64_t>(object, layout.object.ob_ref_shared) & kFlags) == kQueued;
  return is_deferred || is_queued ? 1 : 0;
}

// References that somebody holds. Without those that threads of CPython 3.14 count for themselves, it may be negative.
inline int64_t RefCountOf(const Layout& layout, const std::byte* object) {
  return static_cast<int64_t>(StoredRefCount(layout, object) - SurplusReferences(layout, object));
}

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_REF_COUNT_H_
