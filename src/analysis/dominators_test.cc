#include "analysis/dominators.h"

#include <gtest/gtest.h>

#include <optional>
#include <random>

#include "analysis/testing/model_heap.h"
#include "analysis/testing/random_graph.h"

namespace stillheld {
namespace {

// What the starts reach when one node is taken out.
std::vector<bool> ReachWithout(const HeapGraph& graph, std::span<const NodeId> starts, std::optional<NodeId> without) {
  std::vector<bool> reached(graph.node_count());
  std::vector<NodeId> open;
  const auto reach = [&](NodeId n) {
    if (n == without || reached[n.index()]) return;
    reached[n.index()] = true;
    open.push_back(n);
  };
  for (const NodeId start : starts) reach(start);
  while (!open.empty()) {
    const NodeId n = open.back();
    open.pop_back();
    for (const Edge& edge : graph.out(n)) {
      if (edge.label.kind() != EdgeKind::kWeak) reach(edge.target);
    }
  }
  return reached;
}

TEST(Dominators, AgreeWithTakingEachObjectAway) {
  std::mt19937 random(17);
  const EdgeKind kinds[] = {EdgeKind::kAttribute, EdgeKind::kGuessed, EdgeKind::kDict, EdgeKind::kWeak};
  for (int round = 0; round < 300; ++round) {
    const auto nodes = static_cast<uint32_t>(1 + random() % 40);
    const HeapGraph graph = RandomGraph(random, nodes, static_cast<uint32_t>(random() % (3 * nodes)), kinds);
    std::vector<NodeId> starts;
    for (auto count = random() % 3; count-- > 0;) starts.push_back(NodeId(static_cast<uint32_t>(random() % nodes)));
    const Dominators dominators = FindDominators(graph, starts);

    const std::vector<bool> all = ReachWithout(graph, starts, std::nullopt);
    std::vector<std::vector<bool>> without;
    for (uint32_t n = 0; n < nodes; ++n) without.push_back(ReachWithout(graph, starts, NodeId(n)));
    const auto dominates = [&](uint32_t a, uint32_t b) { return all[b] && !without[a][b]; };
    for (uint32_t n = 0; n < nodes; ++n) {
      uint64_t retained = 0;
      for (uint32_t other = 0; other < nodes; ++other) {
        if (dominates(n, other)) retained += graph.size_bytes(NodeId(other));
      }
      ASSERT_EQ(dominators.retained_bytes(NodeId(n)), retained) << "round " << round << " node " << n;

      // The immediate dominator is the one that every other dominator dominates.
      NodeId immediate;
      for (uint32_t d = 0; d < nodes; ++d) {
        if (d == n || !dominates(d, n)) continue;
        if (!immediate.valid() || dominates(immediate.value(), d)) immediate = NodeId(d);
      }
      ASSERT_EQ(dominators.dominator(NodeId(n)), immediate) << "round " << round << " node " << n;
    }
  }
}

TEST(Dominators, WhatTwoShareNeitherRetains) {
  ModelHeap heap;
  const auto app = heap.Module("app", "app.py");
  const auto a = heap.New("list", 100), b = heap.New("list", 100), shared = heap.New("str", 1000);
  heap.SetGlobal(app, "a", a);
  heap.SetGlobal(app, "b", b);
  heap.Append(a, shared);
  heap.Append(b, shared);
  const HeapGraph graph = heap.Photograph();
  const RootPaths paths = FindRootPaths(graph);
  const Dominators dominators = FindDominators(graph, StartsOf(graph, paths));
  EXPECT_EQ(dominators.retained_bytes(graph.FindNode(Address(a))), 108u);
  EXPECT_EQ(graph.type_name(dominators.dominator(graph.FindNode(Address(shared)))), "dict") << "the globals";
}

TEST(Dominators, AFrameThatHoldsItTooTakesItFromTheModule) {
  ModelHeap heap;
  const auto app = heap.Module("app", "app.py");
  const auto list = heap.New("list", 100);
  heap.SetGlobal(app, "list", list);
  heap.Refer(heap.Frame("app.py", "view", 3), list, EdgeKind::kLocal, "list");
  const HeapGraph graph = heap.Photograph();
  const Dominators dominators = FindDominators(graph, StartsOf(graph, FindRootPaths(graph)));
  EXPECT_FALSE(dominators.dominator(graph.FindNode(Address(list))).valid());
}

TEST(Dominators, AListOfAMillionNodesNeedsNoDeepStack) {
  constexpr uint32_t kNodes = 1'000'000;
  HeapBuilder builder;
  const TypeId type = builder.AddType(builder.Intern("Node"), Address(), 16, true);
  for (uint32_t i = 0; i < kNodes; ++i) {
    builder.AddNode({.address = Address(0x1000 + 16 * uint64_t{i}), .type = type, .size_bytes = 1});
  }
  builder.Seal();
  for (uint32_t i = 0; i + 1 < kNodes; ++i) {
    builder.AddEdge(NodeId(i), NodeId(i + 1), EdgeLabel(EdgeKind::kAttribute));
  }
  const HeapGraph graph = std::move(builder).Build();
  const NodeId start(0u);
  const Dominators dominators = FindDominators(graph, std::span(&start, 1));
  EXPECT_EQ(dominators.retained_bytes(start), kNodes);
  EXPECT_EQ(dominators.dominator(NodeId(kNodes - 1)), NodeId(kNodes - 2));
}

}  // namespace
}  // namespace stillheld
