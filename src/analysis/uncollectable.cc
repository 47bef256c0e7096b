#include "analysis/uncollectable.h"

#include <algorithm>

namespace stillheld {

std::vector<bool> FindUncollectable(const HeapGraph& graph, const std::vector<bool>& garbage,
                                    const std::vector<std::vector<NodeId>>& cycles) {
  std::vector<bool> found;
  std::vector<NodeId> open;
  for (const std::vector<NodeId>& members : cycles) {
    for (const NodeId member : members) {
      if (graph.has(member, kUncollectable)) open.push_back(member);
    }
  }
  if (open.empty()) return found;
  found.resize(graph.node_count());
  for (const NodeId node : open) found[node.index()] = true;
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    for (const Edge& edge : graph.out(node)) {
      const size_t target = edge.target.index();
      if (!IsOwned(edge.label.kind()) || !garbage[target] || found[target]) continue;
      found[target] = true;
      open.push_back(edge.target);
    }
  }
  return found;
}

}  // namespace stillheld
