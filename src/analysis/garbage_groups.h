// Garbage groups: cyclic garbage by the shape of its cycles, with all that would be freed along with each.
//
//   1. components: the garbage falls into strongly connected components; nearly all are single objects
//   2. from those that nothing else in the garbage holds, downwards: let a component go, and replay reference counting;
//      what reaches zero is freed with it, untracked objects (the text, the bytes) included
//   3. components with the same set of (type, name of the reference, type) have one shape and make one group, those
//   that
//      a collection frees and those that it does not apart
#ifndef STILLHELD_ANALYSIS_GARBAGE_GROUPS_H_
#define STILLHELD_ANALYSIS_GARBAGE_GROUPS_H_

#include <array>
#include <cstdint>
#include <vector>

#include "analysis/scc.h"
#include "heap/heap_graph.h"

namespace stillheld {

struct GarbageGroup {
  uint64_t shape = 0;    // the same in every snapshot, worker and run
  uint64_t cycles = 0;   // components of this shape
  uint64_t objects = 0;  // that are freed with them
  uint64_t bytes = 0;
  std::array<uint64_t, 4> cycles_by_generation = {};  // by the oldest member: what frees it; 3: frozen
  uint64_t with_del = 0;                              // freed objects whose type defines __del__
  uint64_t callbacks = 0;                             // weak references to members, with a callback
  bool is_uncollectable = false;                      // a collection does not free them: see uncollectable.h
  std::vector<NodeId> example;        // the members of the component with which most bytes go, ascending
  std::vector<NodeId> example_freed;  // what is freed with that one, its members included, ascending

  uint32_t generation() const;  // where most of them wait
};

// Components over owned edges (and guessed ones, if they count) among `takes_part`; those that are no cycle make no
// group. Most bytes first. Cost: linear in the garbage, with 12 bytes per node of the graph while it runs.
// What the list `ignored` refers to counts as not referred to by it.
std::vector<GarbageGroup> GroupGarbage(const HeapGraph& graph, const std::vector<bool>& takes_part,
                                       Guesses guesses = Guesses::kIgnored, NodeId ignored = NodeId());

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_GARBAGE_GROUPS_H_
