#include "analysis/outside_series.h"

#include <gtest/gtest.h>

#include "heap/heap_builder.h"

namespace stillheld {
namespace {

// A list that a module holds, and objects of one type behind it: forgotten ones that nothing points to, and kept ones
// that a C variable points to. `are_visited`: the object in the list is known to refer to those.
HeapGraph Heap(uint32_t forgotten, uint32_t kept, uint64_t lost_blocks = 0, bool are_visited = false) {
  HeapBuilder builder;
  const TypeId module = builder.AddType(builder.Intern("module"), Address(), 64, true);
  const TypeId order = builder.AddType(builder.Intern("app.Order"), Address(), 64, true);
  builder.AddNode({.address = Address(0x1000), .type = module});
  builder.AddNode({.address = Address(0x2000), .type = order});
  for (uint32_t i = 0; i < forgotten + kept; ++i) builder.AddNode({.address = Address(0x3000 + 64 * i), .type = order});
  builder.Seal();
  builder.AddEdge(NodeId(0u), NodeId(1u), EdgeLabel(EdgeKind::kAttribute, builder.Intern("order")));
  for (uint32_t i = 0; i < kept && are_visited; ++i) {
    builder.AddEdge(NodeId(1u), NodeId(2 + forgotten + i), EdgeLabel(EdgeKind::kVisited));
  }
  builder.AddRoot(RootKind::kModule, "app", NodeId(0u));
  for (uint32_t i = 0; i < kept; ++i) {
    builder.AddNativeReference({NodeId(2 + forgotten + i), builder.Intern("libfoo.so .bss (near `cache`)"), 1});
  }
  builder.python_memory().orphan_blocks[12] = lost_blocks;
  return std::move(builder).Build();
}

std::vector<OutsideHistory> HistoriesOf(const std::vector<HeapGraph>& graphs) {
  OutsideSeries series;
  for (const HeapGraph& graph : graphs) series.Add(graph, FindRootPaths(graph));
  return series.Histories();
}

TEST(OutsideSeriesTest, ForgottenObjectsAndKeptOnesAreCountedApart) {
  const auto histories = HistoriesOf({Heap(2, 5), Heap(4, 6)});
  ASSERT_EQ(histories.size(), 2u);
  EXPECT_EQ(histories[0].type, "app.Order");
  EXPECT_EQ(histories[0].place, "");
  EXPECT_EQ(histories[0].counts, (std::vector<uint32_t>{2, 4}));
  EXPECT_EQ(histories[1].place, "libfoo.so .bss (near `cache`)");
  EXPECT_EQ(histories[1].counts, (std::vector<uint32_t>{5, 6}));
}

TEST(OutsideSeriesTest, WhatAnObjectRefersToFromMemoryOfCIsCountedAllTheSame) {
  const auto histories = HistoriesOf({Heap(0, 5, 0, true), Heap(0, 6, 0, true)});
  ASSERT_EQ(histories.size(), 1u);
  EXPECT_EQ(histories[0].place, "libfoo.so .bss (near `cache`)");
  EXPECT_EQ(histories[0].counts, (std::vector<uint32_t>{5, 6}));
}

TEST(OutsideSeriesTest, WhatAppearsLaterWasNotThereBefore) {
  const auto histories = HistoriesOf({Heap(0, 0), Heap(0, 0), Heap(3, 0)});
  ASSERT_EQ(histories.size(), 1u);
  EXPECT_EQ(histories[0].counts, (std::vector<uint32_t>{0, 0, 3}));
}

TEST(OutsideSeriesTest, WhatAModuleHoldsIsNotCounted) { EXPECT_TRUE(HistoriesOf({Heap(0, 0), Heap(0, 0)}).empty()); }

TEST(OutsideSeriesTest, WhatIsAlwaysTheSameIsNoHistory) { EXPECT_TRUE(HistoriesOf({Heap(7, 7), Heap(7, 7)}).empty()); }

TEST(OutsideSeriesTest, LostBlocksAreCountedBySize) {
  const auto histories = HistoriesOf({Heap(0, 0, 1), Heap(0, 0, 9)});
  ASSERT_EQ(histories.size(), 1u);
  EXPECT_EQ(histories[0].type, "");
  EXPECT_EQ(histories[0].block_bytes, 208u);
  EXPECT_EQ(histories[0].counts, (std::vector<uint32_t>{1, 9}));
}

}  // namespace
}  // namespace stillheld
