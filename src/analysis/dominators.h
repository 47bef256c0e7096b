// Dominators: what would be freed if an object were let go.
//
// An object dominates another if every path from the roots to the other leads through it. Its retained size is its own
// and that of all it dominates. Weak references hold nothing; guessed ones are believed, so that a retained size is
// rather too small than too large.
//
// Semi-NCA (Georgiadis: Linear-Time Algorithms for Dominators and Related Problems, 2005), in preorder numbers:
//   1. number all objects in depth-first order from a virtual root above the starts
//   2. from the last to the first: the semidominator is the least number found through any predecessor
//   3. from the first to the last: climb from the tree's parent until at or above the semidominator
#ifndef STILLHELD_ANALYSIS_DOMINATORS_H_
#define STILLHELD_ANALYSIS_DOMINATORS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/root_paths.h"
#include "heap/heap_graph.h"

namespace stillheld {

struct Dominators {
  std::vector<NodeId> dominator_by_node;         // the immediate one; invalid if there is none but the roots
  std::vector<uint64_t> retained_bytes_by_node;  // 0 for what the starts do not reach

  NodeId dominator(NodeId n) const { return dominator_by_node[n.index()]; }
  uint64_t retained_bytes(NodeId n) const { return retained_bytes_by_node[n.index()]; }
};

// Cost: linear in practice, without recursion; 36 bytes per node and 4 per edge while it runs.
Dominators FindDominators(const HeapGraph& graph, std::span<const NodeId> starts);

// Every root of the graph, and the starts of paths that no root explains: objects that never die or that C code holds.
std::vector<NodeId> StartsOf(const HeapGraph& graph, const RootPaths& paths);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_DOMINATORS_H_
