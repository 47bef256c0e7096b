#include "analysis/root_paths.h"

#include <algorithm>
#include <array>

#include "analysis/edge_costs.h"
#include "analysis/reference_counts.h"

namespace stillheld {
namespace {

class PathSearch {
 public:
  explicit PathSearch(const HeapGraph& graph)
      : graph_(graph), costs_(graph), cost_by_node_(graph.node_count(), kUnreached) {
    paths_.edge_by_node.assign(graph.node_count(), RootPaths::kNoEdge);
    paths_.layer_by_node.assign(graph.node_count(), RootLayer::kNone);
  }

  void Start(NodeId node, RootLayer layer) {
    if (paths_.is_reached(node)) return;
    Reach(node, RootPaths::kNoEdge, layer, 0);
  }

  // From the starts of this layer to all that no earlier layer reaches.
  void Run(RootLayer layer, uint32_t least_cost = 0) {
    for (uint32_t cost = least_cost; waiting_ > 0; ++cost) {
      std::vector<NodeId>& bucket = buckets_[cost % kBuckets];
      // Edges that cost nothing add to the bucket while it is walked.
      for (size_t i = 0; i < bucket.size(); ++i) {
        const NodeId node = bucket[i];
        if (cost_by_node_[node.index()] == cost) Expand(node, layer, cost);
      }
      waiting_ -= bucket.size();
      bucket.clear();
    }
  }

  // What only guessed references lead to, from the first of them on; what lies behind may be guessed again.
  void RunGuesses() {
    for (size_t i = 0; i < guesses_.size(); ++i) {
      const Guess guess = guesses_[i];
      const NodeId target = graph_.edge(guess.edge).target;
      if (paths_.is_reached(target)) continue;
      // Never nearer than what leads to it, or a way back from it would make it lead to itself.
      const uint32_t cost = std::max(kGuessedCost, cost_by_node_[graph_.source(guess.edge).index()]) + 1;
      Reach(target, guess.edge, guess.layer, cost);
      Run(guess.layer, cost);
    }
    guesses_.clear();
  }

  RootPaths& paths() { return paths_; }

 private:
  static constexpr uint32_t kUnreached = ~uint32_t{0};
  static constexpr uint32_t kBuckets = EdgeCosts::kMax + 1;
  static constexpr uint32_t kGuessedCost = uint32_t{1} << 30;  // no path without a guess costs as much

  struct Guess {
    uint32_t edge;
    RootLayer layer;
  };

  void Reach(NodeId node, uint32_t edge, RootLayer layer, uint32_t cost) {
    cost_by_node_[node.index()] = cost;
    paths_.edge_by_node[node.index()] = edge;
    paths_.layer_by_node[node.index()] = layer;
    buckets_[cost % kBuckets].push_back(node);
    ++waiting_;
  }

  void Expand(NodeId node, RootLayer layer, uint32_t cost) {
    auto index = static_cast<uint32_t>(graph_.first_edge(node));
    for (const Edge& edge : graph_.out(node)) {
      const uint32_t known = cost_by_node_[edge.target.index()];
      // What an earlier layer has reached is decided, at whatever cost.
      if (known > cost && paths_.layer(edge.target) >= layer) {
        if (edge.label.kind() == EdgeKind::kGuessed || costs_.IsPassing(node, edge)) {
          if (known == kUnreached) guesses_.push_back({.edge = index, .layer = layer});
        } else {
          const uint32_t step = costs_.Cost(node, edge);
          if (step != EdgeCosts::kNever && cost + step < known) Reach(edge.target, index, layer, cost + step);
        }
      }
      ++index;
    }
  }

  const HeapGraph& graph_;
  EdgeCosts costs_;
  std::vector<uint32_t> cost_by_node_;
  std::array<std::vector<NodeId>, kBuckets> buckets_;
  size_t waiting_ = 0;
  std::vector<Guess> guesses_;  // edges to what was not reached when they were seen
  RootPaths paths_;
};

RootLayer LayerOf(RootKind kind) {
  switch (kind) {
    case RootKind::kModule:
      return RootLayer::kModule;
    case RootKind::kFrame:
      return RootLayer::kFrame;
    case RootKind::kThreadState:
      return RootLayer::kThreadState;
    case RootKind::kInterpreter:
      return RootLayer::kInterpreter;
    case RootKind::kStatic:
      return RootLayer::kStatic;
  }
  return RootLayer::kStatic;
}

}  // namespace

RootPaths FindRootPaths(const HeapGraph& graph) {
  PathSearch search(graph);
  for (const RootLayer layer :
       {RootLayer::kModule, RootLayer::kFrame, RootLayer::kThreadState, RootLayer::kInterpreter, RootLayer::kStatic}) {
    std::vector<NodeId> starts;
    for (const Root& root : graph.roots()) {
      if (LayerOf(root.kind) == layer) starts.push_back(root.node);
    }
    // A thread's frames come innermost first; the outer ones are there in the next snapshot too.
    if (layer == RootLayer::kFrame) std::ranges::reverse(starts);
    for (const NodeId start : starts) search.Start(start, layer);
    search.Run(layer);
  }
  for (uint32_t n = 0; n < graph.node_count(); ++n) {
    if (graph.has(NodeId(n), kImmortal)) search.Start(NodeId(n), RootLayer::kStatic);
  }
  search.Run(RootLayer::kStatic);
  search.RunGuesses();

  const std::vector<uint32_t> references = CountOwnedReferences(graph);
  for (uint32_t n = 0; n < graph.node_count(); ++n) {
    // A synthetic node has no count of its own.
    if (!graph.has(NodeId(n), kSynthetic) && graph.ref_count(NodeId(n)) > references[n])
      search.Start(NodeId(n), RootLayer::kHeldByC);
  }
  search.Run(RootLayer::kHeldByC);
  search.RunGuesses();
  return std::move(search.paths());
}

std::vector<uint32_t> RootPaths::PathTo(const HeapGraph& graph, NodeId n) const {
  std::vector<uint32_t> edges;
  for (uint32_t e = edge_by_node[n.index()]; e != kNoEdge; e = edge_by_node[graph.source(e).index()]) {
    edges.push_back(e);
  }
  std::ranges::reverse(edges);
  return edges;
}

NodeId RootPaths::StartOf(const HeapGraph& graph, NodeId n) const {
  for (uint32_t e = edge_by_node[n.index()]; e != kNoEdge; e = edge_by_node[n.index()]) n = graph.source(e);
  return n;
}

}  // namespace stillheld
