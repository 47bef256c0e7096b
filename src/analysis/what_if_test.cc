#include "analysis/what_if.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "analysis/garbage_groups.h"
#include "analysis/knot_cycles.h"
#include "analysis/testing/cycle_heap.h"
#include "analysis/uncollected.h"

namespace stillheld {
namespace {

std::vector<GarbageGroup> GroupsOf(const HeapGraph& graph) {
  return GroupGarbage(graph, FindUncollected(graph).is_garbage);
}

Knot KnotOf(const HeapGraph& graph) {
  const std::vector<GarbageGroup> groups = GroupsOf(graph);
  return TieKnot(graph, groups.front().example, groups.front().example_freed);
}

std::vector<std::string> NamesOf(const std::vector<BreakChoice>& choices) {
  std::vector<std::string> names;
  for (const BreakChoice& choice : choices) names.push_back(choice.name);
  std::ranges::sort(names);
  return names;
}

using Names = std::vector<std::string>;

// A view with much data, its request and its response, as Django REST framework ties them.
struct ViewCycle {
  CycleHeap heap;
  CycleHeap::Ref view = heap.New("app.View"), request = heap.New("rest.Request"), response = heap.New("rest.Response");
  ViewCycle() {
    const auto data = heap.New("str", 20'000'000, 0);
    heap.Refer(view, data, EdgeKind::kAttribute, "data");
    heap.Refer(view, request, EdgeKind::kAttribute, "request");
    heap.Refer(view, response, EdgeKind::kAttribute, "response");
    const auto parser = heap.Through(request, "parser_context", "view", view);
    heap.Refer(parser, request, EdgeKind::kStringKey, "request");
    const auto renderer = heap.Through(response, "renderer_context", "view", view);
    heap.Refer(renderer, response, EdgeKind::kStringKey, "response");
    heap.Refer(renderer, request, EdgeKind::kStringKey, "request");
  }
};

TEST(WhatIfTest, BothReferencesBackToTheViewAreTheAnswerAndTheDataIsFreedWithIt) {
  const ViewCycle cycle;
  const HeapGraph graph = cycle.heap.Build();
  const Knot knot = KnotOf(graph);
  EXPECT_EQ(knot.members.size(), 3u) << "a dict that one object alone holds is part of it";
  const BreakSet set = FindBreak(graph, knot);
  EXPECT_EQ(NamesOf(set.choices), (Names{"parser_context['view']", "renderer_context['view']"}));
  EXPECT_GE(set.bytes_freed, 20'000'000u);
  EXPECT_EQ(NamesOf(set.rest), (Names{"parser_context['request']", "renderer_context['response']"}));
}

TEST(WhatIfTest, OneOfTheTwoFreesNothing) {
  const ViewCycle cycle;
  const HeapGraph graph = cycle.heap.Build();
  const Knot knot = KnotOf(graph);
  BreakSet set = FindBreak(graph, knot);
  set.choices.pop_back();
  EXPECT_EQ(BytesFreedWithout(knot, set.choices), 0u);
}

TEST(WhatIfTest, ATreeIsBrokenAtTheReferencesFromTheChildren) {
  CycleHeap heap;
  const auto parent = heap.New("app.Folder");
  const auto children = heap.New("list");
  heap.Refer(parent, children, EdgeKind::kAttribute, "children");
  for (int i = 0; i < 3; ++i) {
    const auto child = heap.New("app.File");
    heap.Refer(children, child, EdgeKind::kIndex);
    heap.Refer(child, parent, EdgeKind::kAttribute, "parent");
  }
  const HeapGraph graph = heap.Build();
  const BreakSet set = FindBreak(graph, KnotOf(graph));
  EXPECT_EQ(NamesOf(set.choices), Names{"parent"});
  EXPECT_EQ(set.choices.front().strands.size(), 3u);
}

TEST(WhatIfTest, AnObjectThatRefersToItselfIsAKnotOfOne) {
  CycleHeap heap;
  const auto node = heap.New("app.Node");
  heap.Refer(node, node, EdgeKind::kAttribute, "next");
  const HeapGraph graph = heap.Build();
  const Knot knot = KnotOf(graph);
  EXPECT_EQ(ShortestCycleThrough(knot, 0).size(), 1u);
  EXPECT_EQ(NamesOf(FindBreak(graph, knot).choices), Names{"next"});
}

TEST(WhatIfTest, ACircleOfContainersAloneIsStillDrawn) {
  CycleHeap heap;
  const auto one = heap.New("list"), other = heap.New("dict");
  heap.Refer(one, other, EdgeKind::kIndex);
  heap.Refer(other, one, EdgeKind::kStringKey, "back");
  const HeapGraph graph = heap.Build();
  const Knot knot = KnotOf(graph);
  EXPECT_EQ(knot.members.size(), 1u);
  EXPECT_FALSE(FindBreak(graph, knot).choices.empty());
}

TEST(GarbageGroupsTest, ParentsWithTwoChildrenHaveTheShapeOfThoseWithThree) {
  CycleHeap heap;
  for (int children = 2; children <= 3; ++children) {
    const auto parent = heap.New("app.Folder");
    for (int i = 0; i < children; ++i) {
      const auto child = heap.New("app.File");
      heap.Refer(parent, child, EdgeKind::kStringKey, "child " + std::to_string(i));
      heap.Refer(child, parent, EdgeKind::kAttribute, "parent");
    }
  }
  const std::vector<GarbageGroup> groups = GroupsOf(heap.Build());
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups.front().cycles, 2u);
  EXPECT_EQ(groups.front().objects, 7u);
}

TEST(GarbageGroupsTest, WhatSomethingElseHoldsAsWellIsNotFreedWithTheCycle) {
  CycleHeap heap;
  const auto node = heap.New("app.Node"), mine = heap.New("bytes", 1000, 0), shared = heap.New("bytes", 5000, 0);
  heap.Refer(node, node);
  heap.Refer(node, mine, EdgeKind::kAttribute, "mine");
  heap.Refer(node, shared, EdgeKind::kAttribute, "shared");
  heap.HoldFromOutside(shared);
  EXPECT_EQ(GroupsOf(heap.Build()).front().bytes, 1056u);
}

TEST(GarbageGroupsTest, AGroupSaysInWhichGenerationMostOfItWaits) {
  CycleHeap heap;
  for (const int generation : {2, 0, 0}) {
    const auto node = heap.New("app.Node", 56, static_cast<uint16_t>(kTracked | generation << 1));
    heap.Refer(node, node);
  }
  const GarbageGroup group = GroupsOf(heap.Build()).front();
  EXPECT_EQ(group.generation(), 0u);
  EXPECT_EQ(group.cycles_by_generation[2], 1u);
}

TEST(WhatIfTest, ATableOfBoundMethodsIsBrokenAtTheTableAndNotInsideTheMethods) {
  CycleHeap heap;
  const auto router = heap.New("app.Router"), table = heap.New("dict");
  heap.Refer(router, table, EdgeKind::kAttribute, "table");
  for (const char* key : {"list", "show"}) {
    const auto method = heap.New("method");
    heap.Refer(table, method, EdgeKind::kStringKey, key);
    heap.Refer(method, router, EdgeKind::kAttribute, "__self__");
  }
  const HeapGraph graph = heap.Build();
  EXPECT_EQ(NamesOf(FindBreak(graph, KnotOf(graph)).choices), Names{"table[*]"});
}

TEST(WhatIfTest, WhatOnlyTheInterpreterCanBreakIsProposedIfThereIsNothingElse) {
  CycleHeap heap;
  const auto task = heap.New("_asyncio.Task"), future = heap.New("_asyncio.Future");
  heap.Refer(task, future, EdgeKind::kAttribute, "_fut_waiter");
  heap.Refer(future, task, EdgeKind::kInternal, "fut_callback0");
  const HeapGraph graph = heap.Build();
  EXPECT_EQ(FindBreak(graph, KnotOf(graph)).choices.size(), 1u);
}

TEST(WhatIfTest, AReferenceThatMayBeTheOwnersIsNotSaidToPointBack) {
  CycleHeap heap;
  const auto session = heap.New("app.Session"), connection = heap.New("app.Connection");
  heap.Refer(session, connection, EdgeKind::kAttribute, "connection");
  heap.Refer(connection, session, EdgeKind::kAttribute, "parent");
  const HeapGraph graph = heap.Build();
  const BreakSet set = FindBreak(graph, KnotOf(graph));
  ASSERT_EQ(NamesOf(set.choices), Names{"parent"});
  EXPECT_TRUE(set.choices.front().points_back);
  CycleHeap nameless;
  const auto one = nameless.New("app.Session"), other = nameless.New("app.Connection");
  nameless.Refer(one, other, EdgeKind::kAttribute, "connection");
  nameless.Refer(other, one, EdgeKind::kAttribute, "session");
  const HeapGraph second = nameless.Build();
  EXPECT_FALSE(FindBreak(second, KnotOf(second)).choices.front().points_back);
}

}  // namespace
}  // namespace stillheld
