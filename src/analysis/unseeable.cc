#include "analysis/unseeable.h"

#include "heap/column.h"

namespace stillheld {
namespace {

constexpr uint16_t kNeverFreed = kImmortal | kSynthetic | kStaticMemory;

}  // namespace

std::vector<bool> FindUnseeable(const HeapGraph& graph, const Uncollected& uncollected) {
  const size_t nodes = graph.node_count();
  auto from_inside = Column<uint32_t>::Zeroed(nodes);
  const auto multiplicities = graph.columns().multiplicities;
  auto folded = multiplicities.begin();
  uint32_t index = 0;
  for (const Edge& edge : graph.columns().edges) {
    uint32_t references = 1;
    if (folded != multiplicities.end() && folded->edge == index) references = (folded++)->count;
    if (MayHold(edge.label.kind())) from_inside[edge.target.index()] += references;
    ++index;
  }

  std::vector<bool> is_held(nodes);
  std::vector<NodeId> open;
  const auto hold = [&](NodeId n) {
    if (!n.valid() || is_held[n.index()]) return;
    is_held[n.index()] = true;
    open.push_back(n);
  };
  for (uint32_t n = 0; n < nodes; ++n) {
    const NodeId node(n);
    if ((graph.flags(node) & kNeverFreed) != 0 || graph.ref_count(node) == 0 ||
        graph.ref_count(node) > from_inside[n]) {
      hold(node);
    }
  }
  for (const Root& root : graph.roots()) hold(root.node);
  for (const NativeReference& reference : graph.columns().native_references) hold(reference.node);
  // What the collector sees is its own matter, with all that hangs on it.
  for (uint32_t n = 0; n < nodes; ++n) {
    if (uncollected.is_garbage[n]) hold(NodeId(n));
  }
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    for (const Edge& edge : graph.out(node)) {
      if (MayHold(edge.label.kind())) hold(edge.target);
    }
  }
  is_held.flip();
  return is_held;
}

bool LacksCollectorSupport(const HeapGraph& graph, NodeId node) {
  if (graph.has(node, kSynthetic) || graph.type_info(graph.type(node)).is_gc) return false;
  for (const Edge& edge : graph.out(node)) {
    if (edge.label.kind() != EdgeKind::kClass && MayHold(edge.label.kind())) return true;
  }
  return false;
}

}  // namespace stillheld
