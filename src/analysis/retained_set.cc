#include "analysis/retained_set.h"

namespace stillheld {

RetainedSet::RetainedSet(const HeapGraph& graph) : graph_(graph), reached_(Search({})) {}

std::vector<bool> RetainedSet::Search(std::span<const NodeId> around) const {
  std::vector<bool> seen(graph_.node_count());
  for (const NodeId node : around) seen[node.index()] = true;
  std::vector<NodeId> open;
  auto reach = [&](NodeId node) {
    if (seen[node.index()]) return;
    seen[node.index()] = true;
    open.push_back(node);
  };
  for (const Root& root : graph_.roots()) reach(root.node);
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    for (const Edge& edge : graph_.out(node)) {
      // A guessed reference keeps what it points to: better to call an object shared than to promise its bytes.
      if (MayHold(edge.label.kind())) reach(edge.target);
    }
  }
  for (const NodeId node : around) seen[node.index()] = false;
  return seen;
}

std::vector<NodeId> RetainedSet::NodesOf(std::span<const NodeId> nodes) const {
  const std::vector<bool> others = Search(nodes);
  std::vector<NodeId> retained;
  for (size_t i = 0; i < others.size(); ++i) {
    if (reached_[i] && !others[i]) retained.push_back(NodeId(i));
  }
  return retained;
}

RetainedSet::Size RetainedSet::Of(std::span<const NodeId> nodes) const {
  Size size;
  for (const NodeId node : NodesOf(nodes)) {
    ++size.objects;
    size.bytes += graph_.size_bytes(node);
  }
  return size;
}

}  // namespace stillheld
