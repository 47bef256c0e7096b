// NativeUse: how much memory C code has in use, beside Python's objects.
#ifndef STILLHELD_CPYTHON_NATIVE_USE_H_
#define STILLHELD_CPYTHON_NATIVE_USE_H_

#include <cstdint>

#include "cpython/block_claims.h"
#include "heap/heap_builder.h"
#include "native/malloc_heap.h"
#include "native/resident_pages.h"

namespace stillheld {

struct NativeUse {
  // Blocks that malloc has given out for no object and no table of one, and resident memory that is neither malloc's
  // nor Python's allocator's. Free memory of the allocators is not in it.
  uint64_t bytes = 0;
  // Whether malloc's heap could be read. If not, what it keeps free is in `bytes`.
  bool is_exact = false;
};

// The builder is sealed, the tables of the claims are sorted. Cost: two binary searches for each block of malloc.
NativeUse MeasureNativeUse(const ResidentPages& pages, const PymallocPools& pools, const MallocHeap& heap,
                           const BlockClaims& claims, HeapBuilder& builder);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_NATIVE_USE_H_
