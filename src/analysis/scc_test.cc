#include "analysis/scc.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "analysis/testing/random_graph.h"

namespace stillheld {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

bool Everything(NodeId) { return true; }

HeapGraph GraphOf(uint32_t nodes, const std::vector<std::tuple<uint32_t, uint32_t, EdgeKind>>& edges) {
  HeapBuilder builder;
  const TypeId type = builder.AddType(builder.Intern("object"), Address(), 16, true);
  for (uint32_t i = 0; i < nodes; ++i) builder.AddNode({.address = Address(0x1000 + 16 * i), .type = type});
  builder.Seal();
  for (const auto& [source, target, kind] : edges) {
    builder.AddEdge(NodeId(source), NodeId(target), EdgeLabel(kind));
  }
  return std::move(builder).Build();
}

// By Warshall's closure.
std::vector<std::vector<bool>> Reachability(const HeapGraph& graph, const std::vector<bool>& takes_part) {
  const size_t count = graph.node_count();
  std::vector<std::vector<bool>> reach(count, std::vector<bool>(count));
  for (uint64_t e = 0; e < graph.edge_count(); ++e) {
    const size_t a = graph.source(e).index(), b = graph.edge(e).target.index();
    if (takes_part[a] && takes_part[b] && IsOwned(graph.edge(e).label.kind())) reach[a][b] = true;
  }
  for (size_t k = 0; k < count; ++k) {
    for (size_t a = 0; a < count; ++a) {
      for (size_t b = 0; b < count; ++b) reach[a][b] = reach[a][b] || (reach[a][k] && reach[k][b]);
    }
  }
  return reach;
}

TEST(Components, AreThoseOfMutualReachability) {
  std::mt19937 random(23);
  const EdgeKind kinds[] = {EdgeKind::kAttribute, EdgeKind::kIndex, EdgeKind::kWeak, EdgeKind::kGuessed};
  for (int round = 0; round < 200; ++round) {
    const auto nodes = static_cast<uint32_t>(1 + random() % 25);
    const HeapGraph graph = RandomGraph(random, nodes, static_cast<uint32_t>(random() % (4 * nodes)), kinds);
    std::vector<bool> takes_part(nodes);
    for (uint32_t n = 0; n < nodes; ++n) takes_part[n] = random() % 5 != 0;
    const auto components = FindComponents(graph, [&](NodeId n) { return takes_part[n.index()]; });
    const auto reach = Reachability(graph, takes_part);
    std::vector<std::vector<NodeId>> cycles;
    for (uint32_t a = 0; a < nodes; ++a) {
      ASSERT_EQ(components.component_by_node[a] == Components::kNoComponent, !takes_part[a]);
      for (uint32_t b = 0; b < nodes; ++b) {
        if (!takes_part[a] || !takes_part[b]) continue;
        const bool together = a == b || (reach[a][b] && reach[b][a]);
        ASSERT_EQ(components.component_by_node[a] == components.component_by_node[b], together);
        if (!reach[a][b]) continue;
        ASSERT_GE(components.component_by_node[a], components.component_by_node[b]);
      }
    }
    std::vector<bool> in_cycle(nodes);
    for (const auto& cycle : FindCycles(graph, components)) {
      for (const NodeId n : cycle) in_cycle[n.index()] = true;
    }
    for (uint32_t n = 0; n < nodes; ++n) ASSERT_EQ(in_cycle[n], reach[n][n]);
  }
}

TEST(Cycles, AreListedWithTheirNodes) {
  const auto kRef = EdgeKind::kAttribute;
  const HeapGraph graph = GraphOf(6, {{0, 1, kRef}, {1, 0, kRef}, {2, 0, kRef}, {3, 3, kRef}, {4, 5, kRef}});
  EXPECT_THAT(FindCycles(graph, FindComponents(graph, Everything)),
              ElementsAre(ElementsAre(NodeId(0u), NodeId(1u)), ElementsAre(NodeId(3u))));
}

TEST(Cycles, AreNotMadeByWeakOrGuessedReferences) {
  const auto kRef = EdgeKind::kAttribute;
  const HeapGraph graph = GraphOf(4, {{0, 1, kRef}, {1, 0, EdgeKind::kWeak}, {2, 3, kRef}, {3, 2, EdgeKind::kGuessed}});
  EXPECT_THAT(FindCycles(graph, FindComponents(graph, Everything)), IsEmpty());
}

TEST(Components, AListOfAMillionNodesNeedsNoDeepStack) {
  std::vector<std::tuple<uint32_t, uint32_t, EdgeKind>> edges;
  constexpr uint32_t kNodes = 1'000'000;
  for (uint32_t i = 0; i < kNodes; ++i) edges.emplace_back(i, (i + 1) % kNodes, EdgeKind::kAttribute);
  EXPECT_EQ(FindComponents(GraphOf(kNodes, edges), Everything).count, 1u);
}

}  // namespace
}  // namespace stillheld
