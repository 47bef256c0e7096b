#include "analysis/scc.h"

#include <algorithm>

namespace stillheld {
namespace {

// One number by node, after Pearce ("A space-efficient algorithm for finding strongly connected components", 2016):
// while a node is open, its place in depth-first order, counted among the open ones; once its component is known, that,
// counted down from the top. Closed ones are therefore above all open ones, and never the lowest that is reached.
class Tarjan {
 public:
  Tarjan(const HeapGraph& graph, const std::function<bool(NodeId)>& takes_part, Guesses guesses)
      : graph_(graph), guesses_(guesses) {
    number_by_node_.assign(graph.node_count(), kUnseen);
    for (uint32_t n = 0; n < graph.node_count(); ++n) {
      if (!takes_part(NodeId(n))) number_by_node_[n] = kLeftOut;
    }
    for (uint32_t n = 0; n < graph.node_count(); ++n) {
      if (number_by_node_[n] == kUnseen) Visit(NodeId(n));
    }
  }

  Components Result() && {
    for (uint32_t& number : number_by_node_) number = number == kLeftOut ? Components::kNoComponent : kFirst - number;
    return {std::move(number_by_node_), count_};
  }

 private:
  static constexpr uint32_t kUnseen = 0;
  static constexpr uint32_t kLeftOut = ~uint32_t{0};
  static constexpr uint32_t kFirst = kLeftOut - 1;  // component 0
  static constexpr size_t kAhead = 8;               // targets that are asked for before they are needed

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
      if (call.next_edge < edges.size()) __builtin_prefetch(graph_.out(edges[call.next_edge].target).data());
      if (!IsFollowed(edge.label.kind(), guesses_)) continue;
      const uint32_t number = number_by_node_[edge.target.index()];
      if (number == kUnseen) {
        Enter(edge.target);
      } else {
        call.lowest = std::min(call.lowest, number);
      }
    }
  }

  void Enter(NodeId node) {
    number_by_node_[node.index()] = ++last_open_;
    calls_.push_back({node, 0, last_open_});
    open_.push_back(node);
    // Nothing else is done while memory is far away: all children are fetched at once.
    const auto edges = graph_.out(node);
    for (const Edge& edge : edges.first(std::min(edges.size(), kAhead))) {
      __builtin_prefetch(&number_by_node_[edge.target.index()], 1);
      __builtin_prefetch(&graph_.columns().out_begin[edge.target.index()]);
    }
  }

  void Leave() {
    const Call call = calls_.back();
    calls_.pop_back();
    if (!calls_.empty()) calls_.back().lowest = std::min(calls_.back().lowest, call.lowest);
    if (call.lowest != number_by_node_[call.node.index()]) return;
    for (;;) {
      const NodeId member = open_.back();
      open_.pop_back();
      --last_open_;
      number_by_node_[member.index()] = kFirst - count_;
      if (member == call.node) break;
    }
    ++count_;
  }

  const HeapGraph& graph_;
  const Guesses guesses_;
  std::vector<uint32_t> number_by_node_;
  uint32_t last_open_ = 0;
  uint32_t count_ = 0;
  std::vector<Call> calls_;
  std::vector<NodeId> open_;  // seen, and their component is not yet known
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
