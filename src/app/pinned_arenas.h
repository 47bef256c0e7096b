// Arenas of Python's allocator that are nearly empty, and the objects that keep each of them from being given back.
#ifndef STILLHELD_APP_PINNED_ARENAS_H_
#define STILLHELD_APP_PINNED_ARENAS_H_

#include "findings/memory_look.h"
#include "heap/heap_graph.h"
#include "native/pymalloc_pools.h"
#include "native/resident_pages.h"

namespace stillheld {

// Cost: a search of the graph from its roots, if there is enough to be worth it.
PinnedArenas FindPinnedArenas(const PymallocPools& pools, const ResidentPages& pages, const HeapGraph& graph);

}  // namespace stillheld

#endif  // STILLHELD_APP_PINNED_ARENAS_H_
