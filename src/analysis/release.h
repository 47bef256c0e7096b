// Release: lets objects go and replays reference counting: what else is freed with them.
#ifndef STILLHELD_ANALYSIS_RELEASE_H_
#define STILLHELD_ANALYSIS_RELEASE_H_

#include <cstdint>
#include <vector>

#include "analysis/scc.h"
#include "heap/column.h"
#include "heap/heap_graph.h"

namespace stillheld {

// What was freed stays freed. Cost: 4 bytes per node of the graph, and linear in what is freed.
class Release {
 public:
  // What the list `ignored` refers to counts as not referred to by it. The graph must outlive this.
  Release(const HeapGraph& graph, Guesses guesses, NodeId ignored = NodeId());

  // Lets the members go, all of them at once, and returns what is freed with them, themselves included. Valid until the
  // next call.
  const std::vector<NodeId>& LetGo(const std::vector<NodeId>& members);

 private:
  void Free(NodeId node);

  const HeapGraph& graph_;
  const Guesses guesses_;
  Column<uint32_t> lost_;  // references, by node
  std::vector<NodeId> freed_;
};

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_RELEASE_H_
