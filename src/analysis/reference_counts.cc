#include "analysis/reference_counts.h"

namespace stillheld {

std::vector<uint32_t> CountOwnedReferences(const HeapGraph& graph) {
  std::vector<uint32_t> count_by_node(graph.node_count());
  for (const Edge& edge : graph.columns().edges) {
    if (IsOwned(edge.label.kind())) ++count_by_node[edge.target.index()];
  }
  for (const Multiplicity& folded : graph.columns().multiplicities) {
    const Edge& edge = graph.edge(folded.edge);
    if (IsOwned(edge.label.kind())) count_by_node[edge.target.index()] += folded.count - 1;
  }
  return count_by_node;
}

}  // namespace stillheld
