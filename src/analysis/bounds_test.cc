#include "analysis/bounds.h"

#include <gtest/gtest.h>

#include "analysis/testing/model_heap.h"

namespace stillheld {
namespace {

class BoundsTest : public ::testing::Test {
 protected:
  BoundsTest() : app_(heap_.Module("app", "app.py")) {
    heap_.Class("app", "Cache");
    cache_ = heap_.New("app.Cache");
    heap_.SetGlobal(app_, "cache", cache_);
    table_ = heap_.New("dict");
    heap_.SetAttribute(cache_, "_cache", table_);
  }

  BoundSign Find(uint64_t length, ModelHeap::Ref container = 0) {
    const HeapGraph graph = heap_.Photograph();
    const NodeId node = graph.FindNode(Address(container == 0 ? table_ : container));
    const std::vector<Owner> owners = OwnersOf(graph, node);
    return FindBound(graph, node, length, owners, UseFinder(graph).Find(node, owners));
  }

  ModelHeap heap_;
  ModelHeap::Ref app_, cache_ = 0, table_ = 0;
};

TEST_F(BoundsTest, WithoutAnySignThereIsNone) { EXPECT_EQ(Find(100).kind, BoundKind::kNone); }

TEST_F(BoundsTest, AnIntegerOfTheOwnerThatNamesACapacityHoldsUpToTwiceIt) {
  heap_.Bound(cache_, "_max_entries", 300);
  EXPECT_EQ(Find(100).kind, BoundKind::kNamed);
  EXPECT_EQ(Find(100).limit, 300u);
  EXPECT_EQ(Find(600).kind, BoundKind::kNamed);
  EXPECT_EQ(Find(601).kind, BoundKind::kNone);
}

TEST_F(BoundsTest, ACapacityThatNoMemoryReachesIsNone) {
  heap_.Bound(cache_, "capacity", 1'000'000'000);
  EXPECT_EQ(Find(100).kind, BoundKind::kNone);
  EXPECT_EQ(Find(100).limit, 1'000'000'000u);
}

TEST_F(BoundsTest, SysMaxsizeIsNotEvenALimit) {
  heap_.Bound(cache_, "maxsize", INT64_MAX);
  EXPECT_EQ(Find(100).limit, 0u);
}

TEST_F(BoundsTest, CodeOfTheClassThatDropsWhatIsOldLetsItExpire) {
  heap_.Use("app.py", "Cache._purge", 31, UseKind::kRemoves, "_cache", "del […]");
  heap_.Use("app.py", "Cache._purge", 31, UseKind::kExpires, "_cache", "del […]");
  const BoundSign sign = Find(100);
  EXPECT_EQ(sign.kind, BoundKind::kExpires);
  EXPECT_EQ(sign.name, "Cache._purge");
  EXPECT_EQ(sign.line, 31u);
}

TEST_F(BoundsTest, WhatMakesTheTableDropsNothingFromIt) {
  heap_.Use("app.py", "Cache.__init__", 12, UseKind::kExpires, "_cache", "=");
  EXPECT_EQ(Find(100).kind, BoundKind::kNone);
}

TEST_F(BoundsTest, CodeElsewhereThatDropsWhatIsOldMeansAnotherTable) {
  heap_.Use("channel.py", "Channel.sweep", 9, UseKind::kExpires, "_cache", "pop");
  EXPECT_EQ(Find(100).kind, BoundKind::kNone);
}

TEST_F(BoundsTest, ATimerThatIsNotDueYetIsNotOld) {
  auto table = heap_.New("list");
  heap_.SetGlobal(app_, "timers", table);
  heap_.Use("lib/asyncio/base_events.py", "BaseEventLoop._run_once", 1900, UseKind::kExpires, "timers", "heappop");
  EXPECT_EQ(Find(100, table).kind, BoundKind::kNone);
  heap_.Use("cleanup.py", "prune", 9, UseKind::kExpires, "timers", "pop");
  EXPECT_EQ(Find(100, table).name, "prune");
}

TEST_F(BoundsTest, ALimitInTheDictOfTheOwnerIsTheOwners) {
  auto names = heap_.New("dict");
  heap_.Refer(cache_, names, EdgeKind::kDict);
  heap_.Bound(names, "max_entries", 300);
  EXPECT_EQ(Find(100).kind, BoundKind::kNamed);
}

TEST_F(BoundsTest, AnotherFileThatPrunesAnAttributeOfThatNameBoundsNothing) {
  heap_.Use("channel.py", "Channel.received", 9, UseKind::kComparesLength, "_cache", "len");
  heap_.Use("channel.py", "Channel.received", 10, UseKind::kRemoves, "_cache", "pop");
  EXPECT_EQ(Find(100).kind, BoundKind::kNone);
}

TEST_F(BoundsTest, AnotherFileMayPruneAModulesContainer) {
  auto table = heap_.New("dict");
  heap_.SetGlobal(app_, "audit_table", table);
  heap_.Use("cleanup.py", "prune", 9, UseKind::kComparesLength, "audit_table", "len");
  heap_.Use("cleanup.py", "prune", 10, UseKind::kRemoves, "audit_table", "popitem");
  EXPECT_EQ(Find(100, table).kind, BoundKind::kPruned);
}

TEST_F(BoundsTest, ALimitOfZeroOrOfAllTheWorldIsNone) {
  heap_.Bound(cache_, "max_entries", 0);
  heap_.Bound(cache_, "maxsize", -1);
  heap_.Bound(cache_, "capacity", int64_t{1} << 62);
  EXPECT_EQ(Find(100).kind, BoundKind::kNone);
}

TEST_F(BoundsTest, AMaxlenIsFixedHoweverLongTheDequeIs) {
  auto deque = heap_.New("collections.deque");
  heap_.SetGlobal(app_, "recent", deque);
  heap_.Bound(deque, "maxlen", 10);
  EXPECT_EQ(Find(100, deque).kind, BoundKind::kFixed);
}

TEST_F(BoundsTest, AnotherObjectThatKnowsTheWrapperDoesNotBoundItsOwnTable) {
  auto wrapper = heap_.New("functools._lru_cache_wrapper");
  heap_.Bound(wrapper, "maxsize", 128);
  heap_.SetAttribute(cache_, "price_for", wrapper);
  EXPECT_EQ(Find(100).kind, BoundKind::kNone);
}

TEST_F(BoundsTest, AComparisonAndARemovalInOneFileMayBound) {
  heap_.Use("app.py", "Cache.put", 9, UseKind::kComparesLength, "_cache", "len");
  EXPECT_EQ(Find(100).kind, BoundKind::kNone) << "a comparison alone";
  heap_.Use("app.py", "Cache.put", 10, UseKind::kRemoves, "_cache", "popitem");
  EXPECT_EQ(Find(100).kind, BoundKind::kPruned);
}

TEST_F(BoundsTest, AFunctionThatRemovesBeyondANumberBoundsUntilThatIsPassed) {
  const auto put = heap_.Use("app.py", "Cache.put", 9, UseKind::kComparesLength, "_cache", "len");
  heap_.Bound(put, "_cache", 5000);
  EXPECT_EQ(Find(100).kind, BoundKind::kNone) << "it only looks";
  heap_.AlsoUse(put, 10, UseKind::kRemoves, "_cache", "clear");
  EXPECT_EQ(Find(100).kind, BoundKind::kPruned);
  EXPECT_EQ(Find(100).limit, 5000u);
  EXPECT_EQ(Find(6000).limit, 0u) << "it has not done so";
}

TEST_F(BoundsTest, ANumberThatAnotherFunctionOnlyWarnsOfBoundsNothingForSure) {
  const auto warn = heap_.Use("app.py", "Cache.warn", 9, UseKind::kComparesLength, "_cache", "len");
  heap_.Bound(warn, "_cache", 5000);
  heap_.Use("app.py", "Cache.drop", 20, UseKind::kRemoves, "_cache", "pop");
  EXPECT_EQ(Find(100).kind, BoundKind::kPruned);
}

TEST_F(BoundsTest, ARemovalAloneBoundsNothing) {
  heap_.Use("app.py", "Cache.drop", 10, UseKind::kRemoves, "_cache", "pop");
  EXPECT_EQ(Find(100).kind, BoundKind::kNone);
}

TEST_F(BoundsTest, AGlobalOrALocalOfThatNameIsAnotherVariable) {
  for (const bool is_global : {true, false}) {
    heap_.Use("app.py", "f", 9, UseKind::kComparesLength, "_cache", "len", is_global, !is_global);
    heap_.Use("app.py", "f", 10, UseKind::kRemoves, "_cache", "pop", is_global, !is_global);
  }
  EXPECT_EQ(Find(100).kind, BoundKind::kNone);
}

TEST_F(BoundsTest, AConnectionOfSqlitePrunesItsCursorsButNotWhatAnApplicationHangsOnIt) {
  auto connection = heap_.New("sqlite3.Connection");
  heap_.SetGlobal(app_, "connection", connection);
  auto cursors = heap_.New("list"), rows = heap_.New("list");
  heap_.Refer(connection, cursors, EdgeKind::kInternal, "cursors");
  heap_.SetAttribute(connection, "rows", rows);
  EXPECT_EQ(Find(100, cursors).kind, BoundKind::kFixed);
  EXPECT_EQ(Find(100, rows).kind, BoundKind::kNone);
}

TEST_F(BoundsTest, AClassThatExtendsDictMeasuresItself) {
  heap_.Class("app", "Lru");
  auto lru = heap_.New("app.Lru");
  heap_.SetGlobal(app_, "lru", lru);
  heap_.Use("app.py", "Lru.put", 9, UseKind::kComparesLength, "self", "len", false, true);
  heap_.Use("app.py", "Other.put", 10, UseKind::kRemoves, "self", "popitem", false, true);
  EXPECT_EQ(Find(100, lru).kind, BoundKind::kNone) << "another class removes";
  heap_.Use("app.py", "Lru.put", 10, UseKind::kRemoves, "self", "popitem", false, true);
  EXPECT_EQ(Find(100, lru).kind, BoundKind::kPruned);
}

TEST(NamesCapacity, KnowsNumbersOfThings) {
  for (const char* name : {"maxsize", "_max_entries", "capacity", "_Cache__maxsize", "max_items", "limit", "maxSize",
                           "cache_size", "pool_size", "max_connections"}) {
    EXPECT_TRUE(NamesCapacity(name)) << name;
  }
}

TEST(NamesCapacity, IsNotMisledByTimesBytesAndRetries) {
  for (const char* name : {"max_age", "max_retries", "max_redirects", "timeout", "max_header_size", "limit_bytes",
                           "size", "count", "line_limit", "max_content_length", ""}) {
    EXPECT_FALSE(NamesCapacity(name)) << name;
  }
}

}  // namespace
}  // namespace stillheld
