#include "analysis/growth_sites.h"

#include <gtest/gtest.h>

#include "analysis/root_paths.h"
#include "analysis/testing/cycle_heap.h"

namespace stillheld {
namespace {

std::vector<SiteHash> Sites(const CycleHeap& heap) {
  const HeapGraph graph = heap.Build();
  return SitesByNode(graph, FindRootPaths(graph));
}

SiteHash Of(const std::vector<SiteHash>& sites, CycleHeap::Ref ref) { return sites[CycleHeap::NodeOf(ref).index()]; }

TEST(GrowthSitesTest, KeysOfADictAreDataAndThoseOfANamespaceAreNames) {
  CycleHeap heap;
  const auto owner = heap.New("Owner"), space = heap.New("dict"), data = heap.New("dict");
  heap.AddRoot("app", owner);
  heap.Refer(owner, space, EdgeKind::kDict);
  heap.Refer(space, data, EdgeKind::kStringKey, "data");
  const auto one = heap.New("Order"), two = heap.New("Order"), first = heap.New("Order"), last = heap.New("Order");
  heap.Refer(data, one, EdgeKind::kStringKey, "a");
  heap.Refer(data, two, EdgeKind::kStringKey, "b");
  heap.Refer(space, first, EdgeKind::kStringKey, "first");
  heap.Refer(space, last, EdgeKind::kStringKey, "last");
  const auto sites = Sites(heap);
  EXPECT_EQ(Of(sites, one), Of(sites, two));
  EXPECT_NE(Of(sites, first), Of(sites, last));
  EXPECT_NE(Of(sites, one), Of(sites, first));
}

TEST(GrowthSitesTest, AChainThroughNamespacesIsOneSiteHoweverLong) {
  CycleHeap heap;
  auto node = heap.New("Node");
  heap.AddRoot("app", node);
  std::vector<CycleHeap::Ref> nodes;
  for (int i = 0; i < 5; ++i) {
    const auto space = heap.New("dict"), next = heap.New("Node");
    heap.Refer(node, space, EdgeKind::kDict);
    heap.Refer(space, next, EdgeKind::kStringKey, "next");
    nodes.push_back(node = next);
  }
  const auto sites = Sites(heap);
  EXPECT_EQ(Of(sites, nodes[1]), Of(sites, nodes[0]));
  EXPECT_EQ(Of(sites, nodes[4]), Of(sites, nodes[0]));
}

TEST(GrowthSitesTest, ASiteOfFewObjectsCountsAsEmpty) {
  SiteSeries series;
  series.Add({1, 1, 1, 2, 2, 2, 2});
  series.Add({1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2});
  const auto grown = series.GrownBy(4);
  ASSERT_EQ(grown.size(), 2u);
  EXPECT_EQ(grown[0].counts, (std::vector<uint32_t>{0, 5}));
  EXPECT_EQ(grown[1].counts, (std::vector<uint32_t>{4, 8})) << "by just as many as asked for";
}

}  // namespace
}  // namespace stillheld
