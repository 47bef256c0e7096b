// From the bytes of a Python process to its heap graph.
#ifndef STILLHELD_CPYTHON_BUILD_GRAPH_H_
#define STILLHELD_CPYTHON_BUILD_GRAPH_H_

#include <memory>
#include <optional>
#include <vector>

#include "cpython/block_claims.h"
#include "cpython/native_use.h"
#include "heap/heap_graph.h"
#include "memory/address_space.h"
#include "native/malloc_heap.h"
#include "native/pymalloc_pools.h"
#include "native/resident_pages.h"

namespace stillheld {

// What was read of the allocators on the way: for who asks where the bytes are.
struct AllocatedMemory {
  ResidentPages pages;
  PymallocPools pools;
  MallocHeap heap = {};
  std::vector<OwnedTable> tables = {};  // by address
};

// nullopt if a collection was under way in this capture: its lists are open and its counts changed, so let it go and
// capture again. Throws Error: kNotPython, kUnsupportedBuild. Objects that make no sense are counted in the graph's
// faults and left out. The space may be let go when this returns.
// Cost: every object is read three times; memory beside the space: about 60 bytes per object and 12 per edge.
// `native`: gets what C code has in use beside the graph; `allocated`: what is said above. Both may be null.
std::optional<HeapGraph> BuildGraph(const AddressSpace& space, NativeUse* native = nullptr,
                                    std::unique_ptr<AllocatedMemory>* allocated = nullptr);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_BUILD_GRAPH_H_
