#include "analysis/scc.h"

#include <algorithm>

namespace stillheld {
namespace {

class Tarjan {
 public:
  Tarjan(const HeapGraph& graph, const std::function<bool(NodeId)>& takes_part, Guesses guesses)
      : graph_(graph), guesses_(guesses), order_by_node_(graph.node_count(), kUnseen) {
    for (uint32_t n = 0; n < graph.node_count(); ++n) {
      if (!takes_part(NodeId(n))) order_by_node_[n] = kLeftOut;
    }
    components_.component_by_node.assign(graph.node_count(), Components::kNoComponent);
    for (uint32_t n = 0; n < graph.node_count(); ++n) {
      if (order_by_node_[n] == kUnseen) Visit(NodeId(n));
    }
  }

  Components Result() && { return std::move(components_); }

 private:
  static constexpr uint32_t kUnseen = 0;
  static constexpr uint32_t kLeftOut = ~uint32_t{0};

  struct Call {
    NodeId node{};
    uint32_t next_edge = 0;
    uint32_t lowest = 0;  // the earliest node that is reached from here and is still open
  };

  void Visit(NodeId start) {
    Enter(start);
    while (!calls_.empty()) {
      Call& call = calls_.back();
      const auto edges = graph_.out(call.node);
      if (call.next_edge == edges.size()) {
        Leave();
        continue;
      }
      const Edge& edge = edges[call.next_edge++];
      if (!IsFollowed(edge.label.kind(), guesses_)) continue;
      const uint32_t order = order_by_node_[edge.target.index()];
      if (order == kUnseen) {
        Enter(edge.target);
      } else if (order != kLeftOut && IsOpen(edge.target)) {
        call.lowest = std::min(call.lowest, order);
      }
    }
  }

  bool IsOpen(NodeId n) const { return components_.component_by_node[n.index()] == Components::kNoComponent; }

  void Enter(NodeId node) {
    order_by_node_[node.index()] = ++last_order_;
    calls_.push_back({node, 0, last_order_});
    open_.push_back(node);
  }

  void Leave() {
    const Call call = calls_.back();
    calls_.pop_back();
    if (!calls_.empty()) calls_.back().lowest = std::min(calls_.back().lowest, call.lowest);
    if (call.lowest != order_by_node_[call.node.index()]) return;
    for (;;) {
      const NodeId member = open_.back();
      open_.pop_back();
      components_.component_by_node[member.index()] = components_.count;
      if (member == call.node) break;
    }
    ++components_.count;
  }

  const HeapGraph& graph_;
  const Guesses guesses_;
  std::vector<uint32_t> order_by_node_;
  uint32_t last_order_ = 0;
  std::vector<Call> calls_;
  std::vector<NodeId> open_;  // seen, and their component is not yet known
  Components components_;
};

}  // namespace

Components FindComponents(const HeapGraph& graph, const std::function<bool(NodeId)>& takes_part, Guesses guesses) {
  return Tarjan(graph, takes_part, guesses).Result();
}

std::vector<std::vector<NodeId>> FindCycles(const HeapGraph& graph, const Components& components, Guesses guesses) {
  std::vector<uint32_t> size_by_component(components.count);
  for (const uint32_t c : components.component_by_node) {
    if (c != Components::kNoComponent) ++size_by_component[c];
  }
  const auto refers_to_itself = [&graph, guesses](NodeId n) {
    return std::ranges::any_of(graph.out(n),
                               [=](const Edge& e) { return e.target == n && IsFollowed(e.label.kind(), guesses); });
  };
  // Nearly all components are single objects: those get no list.
  constexpr uint32_t kNoCycle = ~uint32_t{0};
  std::vector<uint32_t> cycle_by_component(components.count, kNoCycle);
  std::vector<std::vector<NodeId>> cycles;
  for (uint32_t c = 0; c < components.count; ++c) {
    if (size_by_component[c] > 1) cycle_by_component[c] = 0;
  }
  for (uint32_t n = 0; n < graph.node_count(); ++n) {
    const uint32_t c = components.component_by_node[n];
    if (c != Components::kNoComponent && refers_to_itself(NodeId(n))) cycle_by_component[c] = 0;
  }
  for (uint32_t& cycle : cycle_by_component) {
    if (cycle == kNoCycle) continue;
    cycle = static_cast<uint32_t>(cycles.size());
    cycles.emplace_back();
  }
  for (uint32_t n = 0; n < graph.node_count(); ++n) {
    const uint32_t c = components.component_by_node[n];
    if (c == Components::kNoComponent || cycle_by_component[c] == kNoCycle) continue;
    cycles[cycle_by_component[c]].push_back(NodeId(n));
  }
  return cycles;
}

}  // namespace stillheld
