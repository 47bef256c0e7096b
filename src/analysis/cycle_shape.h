// Cycle shape: what cycles that the same code has made have in common.
#ifndef STILLHELD_ANALYSIS_CYCLE_SHAPE_H_
#define STILLHELD_ANALYSIS_CYCLE_SHAPE_H_

#include <cstdint>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

// Of the edges, weak ones left out, among `members` (ascending): a hash of the set of (type, label, type), by names.
// Positions, and keys that look like data, are left out, so that a parent with two children has the shape of one with
// three. Cost: n log n in the edges.
uint64_t CycleShape(const HeapGraph& graph, const std::vector<NodeId>& members);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_CYCLE_SHAPE_H_
