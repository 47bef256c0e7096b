#include "analysis/uncollected.h"

#include <algorithm>
#include <string_view>

#include "analysis/release.h"
#include "heap/column.h"

namespace stillheld {
namespace {

// Frozen objects are no candidates: the collector neither frees them nor looks into them.
bool IsCandidate(const HeapGraph& graph, NodeId n, Frozen frozen) {
  const uint16_t flags = graph.flags(n);
  if ((flags & (kTracked | kSynthetic)) != kTracked) return false;
  return frozen == Frozen::kIncluded || (flags & kGeneration) != kGeneration;
}

// A __dict__ that refers to nothing though it is not empty: its values lie in the instance, which refers to them.
bool IsEmbedded(const HeapGraph& graph, NodeId dict) {
  if (graph.length(dict) == 0) return false;
  return std::ranges::none_of(graph.out(dict), [](const Edge& entry) {
    return entry.label.kind() == EdgeKind::kStringKey || entry.label.kind() == EdgeKind::kOtherKey;
  });
}

// What an object owns and its tp_traverse leaves out: the table of a type's subclasses (Objects/typeobject.c,
// type_traverse).
bool IsVisited(const Edge& edge, StringId subclasses) {
  const EdgeKind kind = edge.label.kind();
  if (kind == EdgeKind::kInternal) return edge.label.name() != subclasses;
  return IsOwned(kind);
}

// What the collector alone frees in builds without the GIL, where its references may go uncounted (deferred counting).
// In all others such objects leave the collector's lists before anything else happens to them.
bool MayWaitUncounted(std::string_view type) {
  constexpr std::string_view kTypes[] = {"function",
                                         "code",
                                         "module",
                                         "type",
                                         "builtin_function_or_method",
                                         "getset_descriptor",
                                         "member_descriptor",
                                         "method_descriptor",
                                         "wrapper_descriptor",
                                         "classmethod_descriptor"};
  return std::ranges::find(kTypes, type) != std::end(kTypes);
}

}  // namespace

Uncollected FindUncollected(const HeapGraph& graph, NodeId ignored, Frozen frozen) {
  const size_t nodes = graph.node_count();
  Uncollected found;
  found.is_garbage.resize(nodes);
  for (uint32_t n = 0; n < nodes; ++n) found.is_garbage[n] = IsCandidate(graph, NodeId(n), frozen);

  // From here on, is_garbage says which candidates are not yet known to be held.
  auto from_inside = Column<uint32_t>::Zeroed(nodes);
  std::vector<bool> is_embedded(nodes);
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
      ++index;
      if (edge.label.kind() == EdgeKind::kDict && IsEmbedded(graph, edge.target)) {
        is_embedded[edge.target.index()] = true;
        if (graph.gc().skips_embedded_dicts) continue;
      }
      if (counts && IsVisited(edge, subclasses)) from_inside[edge.target.index()] += references;
    }
  }

  std::vector<NodeId> open;
  const auto hold = [&](NodeId n) {
    if (!found.is_garbage[n.index()]) return;
    found.is_garbage[n.index()] = false;
    open.push_back(n);
  };
  const auto hold_values_in_owners = [&](NodeId dict) {
    for (const uint32_t index : graph.in_edges(dict)) {
      if (graph.edge(index).label.kind() != EdgeKind::kDict) continue;
      for (const Edge& value : graph.out(graph.source(index))) {
        if (value.label.kind() == EdgeKind::kAttribute) hold(value.target);
      }
    }
  };
  for (uint32_t n = 0; n < nodes; ++n) {
    const NodeId node(n);
    if (!found.is_garbage[n]) continue;
    // More references than the count can hold: something was read wrongly, nothing is said about it. A count of zero:
    // it is being freed right now, or waits for a collector that alone may free it.
    const uint32_t count = graph.ref_count(node);
    const bool is_dying = count == 0 && !MayWaitUncounted(graph.type_name(node));
    if (graph.has(node, kImmortal) || is_dying || count != from_inside[n]) hold(node);
  }
  if (ignored.valid()) hold(ignored);
  // In the order of their discovery, so that it is known long before which memory is needed.
  constexpr size_t kAhead = 24, kEdgesAhead = 12;
  std::vector<NodeId> level;
  while (!open.empty()) {
    level.swap(open);
    open.clear();
    for (size_t i = 0; i < level.size(); ++i) {
      if (i + kAhead < level.size()) __builtin_prefetch(&graph.columns().out_begin[level[i + kAhead].index()]);
      if (i + kEdgesAhead < level.size()) __builtin_prefetch(graph.out(level[i + kEdgesAhead]).data());
      const NodeId node = level[i];
      if (node == ignored) continue;
      for (const Edge& edge : graph.out(node)) {
        if (IsOwned(edge.label.kind())) hold(edge.target);
      }
      // The collector comes from such a dict to its values, wherever they lie, or not at all.
      if (is_embedded[node.index()] && !graph.gc().skips_embedded_dicts) hold_values_in_owners(node);
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
