// RetainedSet: what would be freed if a set of objects were let go, all of them at once.
//
// Dominators answer this for one object; for several that share parts (a key and a value, the elements of a list that
// refer to each other) they miss the shared parts. So the graph is searched from its roots twice: once as it is, once
// around the objects in question.
#ifndef STILLHELD_ANALYSIS_RETAINED_SET_H_
#define STILLHELD_ANALYSIS_RETAINED_SET_H_

#include <cstdint>
#include <span>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

class RetainedSet {
 public:
  // Searches the graph once. The graph must outlive this.
  explicit RetainedSet(const HeapGraph& graph);

  struct Size {
    uint64_t objects = 0;
    uint64_t bytes = 0;  // shallow sizes, added up
  };
  // Objects that no root reaches count as not retained by anybody. Cost: a search of the graph.
  Size Of(std::span<const NodeId> nodes) const;
  std::vector<NodeId> NodesOf(std::span<const NodeId> nodes) const;

  bool reachable(NodeId node) const { return reached_[node.index()]; }

 private:
  std::vector<bool> Search(std::span<const NodeId> around) const;

  const HeapGraph& graph_;
  std::vector<bool> reached_;
};

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_RETAINED_SET_H_
