// Is a bound of a growing container in sight?
//
// Read from the heap and from the code: a maxsize or maxlen of its own; an integer on its owner that names a capacity;
// code that compares the container's length and also removes from it, or removes what is old. Removals alone mean
// nothing: half of all true leaks have some. Neither does a limit that nobody's memory reaches.
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
  kNone,          // no sign of one
  kFixed,         // maxsize of an lru_cache, maxlen of a deque: it cannot grow beyond
  kNamed,         // the owner has an integer whose name says capacity; holds until the length passes twice that
  kPruned,        // code compares the length and removes; if the limit is known, the length has not reached it yet
  kMaybeOfBytes,  // the owner's limit is too large for a number of things, but code removes: it may be one of bytes
  kExpires,       // code removes what is old: how old may be longer than anybody watches
};

struct BoundSign {
  BoundKind kind = BoundKind::kNone;
  std::string name = {};  // "maxsize", "_max_entries"; of what expires: the function that removes it
  uint64_t limit = 0;     // 0 if it is not known; without a bound: one that is too far away
  uint32_t line = 0;      // of the removal, if it expires
};

// From this many objects on, a limit limits nothing.
inline constexpr uint64_t kFarLimit = 100'000'000;

// `uses` are those of this container with these owners.
BoundSign FindBound(const HeapGraph& graph, NodeId container, uint64_t length, const std::vector<Owner>& owners,
                    const ContainerUses& uses);

// Whether an integer of this name limits a number of things, as opposed to a time, a size in bytes, or retries.
bool NamesCapacity(std::string_view name);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_BOUNDS_H_
