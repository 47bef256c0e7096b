// Chunks that look used but are free: those that fast bins and the threads' caches (tcache) keep for the next request.
#ifndef STILLHELD_NATIVE_GLIBC_CACHES_H_
#define STILLHELD_NATIVE_GLIBC_CACHES_H_

#include "native/glibc_arena.h"
#include "native/malloc_heap.h"

namespace stillheld {

// Marks them. `heap` has all chunks of the arenas. A list that leads to something that is no chunk, or no chunk of the
// list's size, is followed up to there.
void MarkCachedChunks(const AddressSpace& space, const GlibcArenas& arenas, MallocHeap& heap);

}  // namespace stillheld

#endif  // STILLHELD_NATIVE_GLIBC_CACHES_H_
