#include "analysis/uncollected.h"

#include <algorithm>

#include "analysis/release.h"
#include "heap/column.h"

namespace stillheld {
namespace {

// Frozen objects are no candidates: the collector neither frees them nor looks into them.
bool IsCandidate(const HeapGraph& graph, NodeId n) {
  const uint16_t flags = graph.flags(n);
  return (flags & (kTracked | kSynthetic)) == kTracked && (flags & kGeneration) != kGeneration;
}

// What an object owns and its tp_traverse leaves out: the table of a type's subclasses (Objects/typeobject.c,
// type_traverse), and a __dict__ whose values lie in its owner: while they do, it goes to the values and not to the
// dict (Objects/dictobject.c, _PyObject_VisitManagedDict).
bool IsVisited(const HeapGraph& graph, const Edge& edge, StringId subclasses) {
  if (edge.label.kind() == EdgeKind::kInternal) return edge.label.name() != subclasses;
  if (edge.label.kind() != EdgeKind::kDict) return IsOwned(edge.label.kind());
  if (graph.length(edge.target) == 0) return true;
  for (const Edge& entry : graph.out(edge.target)) {
    if (entry.label.kind() == EdgeKind::kStringKey || entry.label.kind() == EdgeKind::kOtherKey) return true;
  }
  return false;
}

}  // namespace

Uncollected FindUncollected(const HeapGraph& graph, NodeId ignored) {
  const size_t nodes = graph.node_count();
  Uncollected found;
  found.is_garbage.resize(nodes);
  for (uint32_t n = 0; n < nodes; ++n) found.is_garbage[n] = IsCandidate(graph, NodeId(n));

  // From here on, is_garbage says which candidates are not yet known to be held.
  auto from_inside = Column<uint32_t>::Zeroed(nodes);
  const auto multiplicities = graph.columns().multiplicities;
  auto folded = multiplicities.begin();
  const StringId subclasses = graph.FindString("tp_subclasses");
  for (uint32_t n = 0; n < nodes; ++n) {
    const bool counts = found.is_garbage[n] || NodeId(n) == ignored;
    auto index = static_cast<uint32_t>(graph.first_edge(NodeId(n)));
    for (const Edge& edge : graph.out(NodeId(n))) {
      uint32_t references = 1;
      while (folded != multiplicities.end() && folded->edge < index) ++folded;
      if (folded != multiplicities.end() && folded->edge == index) references = folded->count;
      if (counts && IsVisited(graph, edge, subclasses)) from_inside[edge.target.index()] += references;
      ++index;
    }
  }

  std::vector<NodeId> open;
  const auto hold = [&](NodeId n) {
    if (!found.is_garbage[n.index()]) return;
    found.is_garbage[n.index()] = false;
    open.push_back(n);
  };
  for (uint32_t n = 0; n < nodes; ++n) {
    const NodeId node(n);
    if (!found.is_garbage[n]) continue;
    // More references than the count can hold: something was read wrongly, nothing is said about it. A count of zero:
    // it is being freed right now.
    const uint32_t count = graph.ref_count(node);
    if (graph.has(node, kImmortal) || count == 0 || count != from_inside[n]) hold(node);
  }
  if (ignored.valid()) hold(ignored);
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    if (node == ignored) continue;
    for (const Edge& edge : graph.out(node)) {
      if (IsOwned(edge.label.kind())) hold(edge.target);
    }
  }
  found.objects = static_cast<uint64_t>(std::ranges::count(found.is_garbage, true));
  return found;
}

std::vector<bool> FreedByCollection(const HeapGraph& graph, const Uncollected& uncollected) {
  std::vector<NodeId> members;
  for (uint32_t n = 0; n < graph.node_count(); ++n) {
    if (uncollected.is_garbage[n]) members.push_back(NodeId(n));
  }
  std::vector<bool> is_freed(graph.node_count());
  if (members.empty()) return is_freed;
  Release release(graph, Guesses::kIgnored);
  for (const NodeId node : release.LetGo(members)) is_freed[node.index()] = true;
  return is_freed;
}

NodeId GarbageList(const HeapGraph& graph) {
  for (const Root& root : graph.roots()) {
    if (root.kind == RootKind::kInterpreter && graph.text(root.name) == "gc.garbage") return root.node;
  }
  return NodeId();
}

NodeId FilledGarbageList(const HeapGraph& graph) {
  const NodeId list = GarbageList(graph);
  return list.valid() && graph.length(list) > 0 ? list : NodeId();
}

}  // namespace stillheld
