#include "analysis/uncollectable.h"

#include <gtest/gtest.h>

#include "analysis/garbage_groups.h"
#include "analysis/testing/cycle_heap.h"
#include "analysis/uncollected.h"

namespace stillheld {
namespace {

constexpr uint16_t kStuck = kTracked | kHasDel | kUncollectable;

// A cycle of two, one of which may have a finaliser that the collector does not call.
struct Heap {
  CycleHeap heap;
  CycleHeap::Ref owner, partner;
  explicit Heap(uint16_t flags)
      : owner(heap.New("app.Owner", 56, flags)), partner(heap.New("app.Partner", 56, kTracked)) {
    Join(owner, partner);
  }
  void Join(CycleHeap::Ref one, CycleHeap::Ref other) {
    heap.Refer(one, other);
    heap.Refer(other, one);
  }
  std::vector<GarbageGroup> Groups() const {
    const HeapGraph graph = heap.Build();
    return GroupGarbage(graph, FindUncollected(graph).is_garbage);
  }
};

TEST(UncollectableTest, ACycleWithSuchAnObjectIsNotFreed) {
  const auto groups = Heap(kStuck).Groups();
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_TRUE(groups.front().is_uncollectable);
}

TEST(UncollectableTest, ADelAloneIsOnlyCalledLate) {
  const auto groups = Heap(kTracked | kHasDel).Groups();
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_FALSE(groups.front().is_uncollectable);
}

TEST(UncollectableTest, WhatSuchACycleHoldsStaysWithIt) {
  Heap heap(kStuck);
  const auto one = heap.heap.New("app.Node"), other = heap.heap.New("app.Node");
  heap.Join(one, other);
  heap.heap.Refer(heap.partner, one);
  for (const GarbageGroup& group : heap.Groups()) EXPECT_TRUE(group.is_uncollectable);
}

TEST(UncollectableTest, AnObjectWithAFinaliserThatHangsOnACycleIsFreedWithIt) {
  Heap heap(kTracked);
  heap.heap.Refer(heap.owner, heap.heap.New("app.Finalised", 56, kStuck));
  for (const GarbageGroup& group : heap.Groups()) EXPECT_FALSE(group.is_uncollectable);
}

TEST(UncollectableTest, CyclesOfOneShapeAreApartIfACollectionFreesOnlySomeOfThem) {
  Heap heap(kTracked);
  const auto one = heap.heap.New("app.Owner"), other = heap.heap.New("app.Partner");
  heap.Join(one, other);
  const auto stuck = heap.heap.New("app.Stuck", 56, kStuck);
  heap.heap.Refer(stuck, stuck);
  heap.heap.Refer(stuck, one);
  size_t of_pairs = 0;
  for (const GarbageGroup& group : heap.Groups()) of_pairs += group.example.size() == 2;
  EXPECT_EQ(of_pairs, 2u);
}

}  // namespace
}  // namespace stillheld
