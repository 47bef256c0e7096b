#include "analysis/reference_accounts.h"

#include <algorithm>
#include <limits>

#include "analysis/reference_counts.h"

namespace stillheld {
ReferenceAccounts::ReferenceAccounts(const HeapGraph& graph)
    : graph_(graph),
      owned_by_node_(CountOwnedReferences(graph)),
      guessed_by_node_(graph.node_count()),
      roots_by_node_(graph.node_count()) {
  for (const Root& root : graph.roots()) {
    if (OwnsReference(root.kind)) ++roots_by_node_[root.node.index()];
  }
  for (uint64_t e = 0; e < graph.edge_count(); ++e) {
    const Edge& edge = graph.edge(e);
    if (edge.label.kind() == EdgeKind::kGuessed) guessed_by_node_[edge.target.index()] += graph.multiplicity(e);
  }
}

ReferenceAccount ReferenceAccounts::Of(NodeId node) const {
  if (graph_.has(node, kImmortal) || graph_.has(node, kSynthetic)) return {};
  uint64_t native = 0;
  for (const NativeReference& reference : graph_.native_references(node)) native += reference.count;
  ReferenceAccount account{
      .count = graph_.ref_count(node),
      .edges = owned_by_node_[node.index()],
      .roots = roots_by_node_[node.index()],
      .guessed = guessed_by_node_[node.index()],
      .native = static_cast<uint32_t>(std::min<uint64_t>(native, std::numeric_limits<uint32_t>::max()))};
  if (graph_.has(node, kStaticMemory)) account.inborn = account.unexplained();
  return account;
}

}  // namespace stillheld
