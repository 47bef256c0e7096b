#include "analysis/dominators.h"

#include <algorithm>

#include "heap/column.h"

namespace stillheld {
namespace {

bool Holds(const Edge& edge) { return MayHold(edge.label.kind()); }

// All arrays but number_by_node_ are indexed by preorder number. Number 0 is the virtual root.
class SemiNca {
 public:
  SemiNca(const HeapGraph& graph, std::span<const NodeId> starts)
      : graph_(graph), number_by_node_(Column<uint32_t>::Zeroed(graph.node_count())) {
    node_.push_back(NodeId());
    parent_.push_back(0);
    for (const NodeId start : starts) NumberFrom(start);
    CollectPredecessors(starts);
    FindSemidominators();
    ClimbToDominators();
  }

  Dominators Result() && {
    predecessors_ = Column<uint32_t>();
    std::vector<uint64_t> retained(node_.size());
    for (size_t v = node_.size(); --v > 0;) {
      retained[v] += graph_.size_bytes(node_[v]);
      retained[parent_[v]] += retained[v];
    }
    Dominators result;
    result.dominator_by_node.resize(graph_.node_count());
    result.retained_bytes_by_node.resize(graph_.node_count());
    for (size_t v = 1; v < node_.size(); ++v) {
      result.dominator_by_node[node_[v].index()] = node_[parent_[v]];
      result.retained_bytes_by_node[node_[v].index()] = retained[v];
    }
    return result;
  }

 private:
  // Step 1. The next edge of each node on the way down is kept per node: no stack as deep as the longest list.
  void NumberFrom(NodeId start) {
    if (number_by_node_[start.index()] != 0) return;
    uint32_t v = Number(start, 0);
    const std::span<const Edge> edges = graph_.columns().edges;
    const std::span<const uint32_t> out_begin = graph_.columns().out_begin;
    while (v != 0) {
      const uint32_t end = out_begin[node_[v].index() + 1];
      uint32_t& next = next_edge_[v];
      while (next < end && (number_by_node_[edges[next].target.index()] != 0 || !Holds(edges[next]))) ++next;
      v = next < end ? Number(edges[next++].target, v) : parent_[v];
    }
  }

  uint32_t Number(NodeId node, uint32_t parent) {
    const auto number = static_cast<uint32_t>(node_.size());
    number_by_node_[node.index()] = number;
    node_.push_back(node);
    parent_.push_back(parent);
    while (next_edge_.size() < number) next_edge_.push_back(0);
    next_edge_.push_back(static_cast<uint32_t>(graph_.first_edge(node)));
    return number;
  }

  // A counting sort of edges by target, as numbers.
  void CollectPredecessors(std::span<const NodeId> starts) {
    next_edge_ = Column<uint32_t>();
    const size_t count = node_.size();
    predecessors_begin_ = Column<uint32_t>::Zeroed(count + 1);
    ForEachEdge(starts, [this](uint32_t, uint32_t target) { ++predecessors_begin_[target]; });
    for (size_t v = 1; v <= count; ++v) predecessors_begin_[v] += predecessors_begin_[v - 1];
    predecessors_ = Column<uint32_t>::Zeroed(predecessors_begin_[count]);
    ForEachEdge(starts,
                [this](uint32_t source, uint32_t target) { predecessors_[--predecessors_begin_[target]] = source; });
  }

  template <class Visit>
  void ForEachEdge(std::span<const NodeId> starts, Visit visit) const {
    for (const NodeId start : starts) visit(0, number_by_node_[start.index()]);
    for (uint32_t v = 1; v < node_.size(); ++v) {
      for (const Edge& edge : graph_.out(node_[v])) {
        if (Holds(edge)) visit(v, number_by_node_[edge.target.index()]);
      }
    }
  }

  // Step 2.
  void FindSemidominators() {
    forest_ = Column<Link>::Zeroed(node_.size());
    semidominator_ = Column<uint32_t>::Zeroed(node_.size());
    for (uint32_t v = 0; v < node_.size(); ++v) forest_[v] = {.ancestor = parent_[v], .least = v};
    for (auto v = static_cast<uint32_t>(node_.size()); --v > 0;) {
      uint32_t least = parent_[v];
      for (uint32_t i = predecessors_begin_[v]; i < predecessors_begin_[v + 1]; ++i) {
        least = std::min(least, LeastAbove(predecessors_[i], v));
      }
      semidominator_[v] = forest_[v].least = least;
    }
    forest_ = Column<Link>();
  }

  // The least semidominator on the way from u up to where the numbers are not above v; the way is made shorter for the
  // next time. Nodes that are not yet done stand for themselves.
  uint32_t LeastAbove(uint32_t u, uint32_t v) {
    if (forest_[u].ancestor <= v) return forest_[u].least;
    way_.clear();
    for (uint32_t at = u; forest_[at].ancestor > v; at = forest_[at].ancestor) way_.push_back(at);
    for (size_t i = way_.size(); i-- > 0;) {
      Link& link = forest_[way_[i]];
      const Link& above = forest_[link.ancestor];
      link.least = std::min(link.least, above.least);
      link.ancestor = above.ancestor;
    }
    return forest_[u].least;
  }

  // Step 3: parent_ becomes the immediate dominator.
  void ClimbToDominators() {
    for (uint32_t v = 1; v < node_.size(); ++v) {
      while (parent_[v] > semidominator_[v]) parent_[v] = parent_[parent_[v]];
    }
  }

  struct Link {
    uint32_t ancestor = 0;
    uint32_t least = 0;
  };

  const HeapGraph& graph_;
  Column<uint32_t> number_by_node_;  // 0: not reached
  Column<NodeId> node_;
  Column<uint32_t> parent_;  // in the depth-first tree, in the end in the dominator tree
  Column<uint32_t> next_edge_;
  Column<uint32_t> predecessors_begin_;
  Column<uint32_t> predecessors_;
  Column<Link> forest_;
  Column<uint32_t> semidominator_;
  std::vector<uint32_t> way_;
};

}  // namespace

Dominators FindDominators(const HeapGraph& graph, std::span<const NodeId> starts) {
  return SemiNca(graph, starts).Result();
}

std::vector<NodeId> StartsOf(const HeapGraph& graph, const RootPaths& paths) {
  std::vector<NodeId> starts;
  for (const Root& root : graph.roots()) starts.push_back(root.node);
  for (uint32_t n = 0; n < graph.node_count(); ++n) {
    const bool begins_path = paths.edge_by_node[n] == RootPaths::kNoEdge && paths.is_reached(NodeId(n));
    if (begins_path) starts.push_back(NodeId(n));
  }
  std::ranges::sort(starts);
  const auto repeated = std::ranges::unique(starts);
  starts.erase(repeated.begin(), repeated.end());
  return starts;
}

}  // namespace stillheld
