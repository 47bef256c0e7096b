// Is a bound of a growing container in sight?
//
// Read from the heap and from the code: a maxsize or maxlen of its own; an integer on its owner that names a capacity;
// code that compares the container's length and also removes from it. Removals alone mean nothing: half of all true
// leaks have some.
#ifndef STILLHELD_ANALYSIS_BOUNDS_H_
#define STILLHELD_ANALYSIS_BOUNDS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/owners.h"
#include "analysis/use_sites.h"
#include "heap/heap_graph.h"

namespace stillheld {

enum class BoundKind : uint8_t {
  kNone,    // no sign of one
  kFixed,   // maxsize of an lru_cache, maxlen of a deque: it cannot grow beyond
  kNamed,   // the owner has an integer whose name says capacity; holds until the length passes twice that
  kPruned,  // code compares the length and removes; if the limit is known, the length has not reached it yet
};

struct BoundSign {
  BoundKind kind = BoundKind::kNone;
  std::string name = {};  // "maxsize", "_max_entries"
  uint64_t limit = 0;     // 0 if it is not known
};

// `uses` are those of this container with these owners.
BoundSign FindBound(const HeapGraph& graph, NodeId container, uint64_t length, const std::vector<Owner>& owners,
                    const ContainerUses& uses);

// Whether an integer of this name limits a number of things, as opposed to a time, a size in bytes, or retries.
bool NamesCapacity(std::string_view name);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_BOUNDS_H_
