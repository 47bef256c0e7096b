#include "analysis/uncollected.h"

#include <gtest/gtest.h>

#include "analysis/testing/cycle_heap.h"
#include "analysis/unseeable.h"

namespace stillheld {
namespace {

constexpr uint16_t kYoung = kTracked;
constexpr uint16_t kFrozen = kTracked | kGeneration;

struct Pair {
  CycleHeap heap;
  CycleHeap::Ref one = heap.New("A"), other = heap.New("B");
  Pair() {
    heap.Refer(one, other);
    heap.Refer(other, one);
  }
  uint64_t Found() const { return FindUncollected(heap.Build()).objects; }
};

TEST(UncollectedTest, TwoObjectsThatOnlyReferToEachOtherAreGarbage) { EXPECT_EQ(Pair().Found(), 2u); }

TEST(UncollectedTest, OneReferenceFromOutsideKeepsTheWholeCycle) {
  Pair pair;
  pair.heap.HoldFromOutside(pair.other);
  EXPECT_EQ(pair.Found(), 0u);
}

TEST(UncollectedTest, WhatGarbageHoldsIsGarbageToo) {
  Pair pair;
  pair.heap.Refer(pair.one, pair.heap.New("list"));
  EXPECT_EQ(pair.Found(), 3u);
}

TEST(UncollectedTest, WhatALiveObjectHoldsIsNotGarbageThoughAllItsHoldersAreTracked) {
  Pair pair;
  const auto live = pair.heap.New("list");
  pair.heap.HoldFromOutside(live);
  pair.heap.Refer(live, pair.one);
  EXPECT_EQ(pair.Found(), 0u);
}

TEST(UncollectedTest, AWeakReferenceKeepsNothing) {
  Pair pair;
  const auto weak = pair.heap.New("weakref");
  pair.heap.HoldFromOutside(weak);
  pair.heap.Refer(weak, pair.one, EdgeKind::kWeak);
  EXPECT_EQ(pair.Found(), 2u);
}

TEST(UncollectedTest, AnUntrackedHolderIsOutside) {
  Pair pair;
  const auto untracked = pair.heap.New("tuple", 56, 0);
  pair.heap.Refer(untracked, pair.one);
  EXPECT_EQ(pair.Found(), 0u);
}

TEST(UncollectedTest, FrozenObjectsAreNoGarbageAndHoldWhatTheyReferTo) {
  CycleHeap heap;
  const auto frozen = heap.New("A", 56, kFrozen), other = heap.New("B", 56, kFrozen), young = heap.New("C", 56, kYoung);
  heap.Refer(frozen, other);
  heap.Refer(other, frozen);
  heap.Refer(other, young);
  EXPECT_EQ(FindUncollected(heap.Build()).objects, 0u);
}

TEST(UncollectedTest, AGuessedReferenceExplainsNoCountAndSoHidesGarbageRatherThanInventingIt) {
  Pair pair;
  const auto third = pair.heap.New("C");
  pair.heap.Refer(pair.one, third);
  pair.heap.Refer(third, pair.one, EdgeKind::kGuessed);
  EXPECT_EQ(pair.Found(), 0u);
}

TEST(UncollectedTest, ACountBelowTheReferencesFoundIsAMistakeAndNotGarbage) {
  Pair pair;
  pair.heap.SetCount(pair.one, 0);
  EXPECT_EQ(pair.Found(), 0u);
}

TEST(UncollectedTest, WhatGcGarbageKeepsIsAliveUnlessThatListIsLeftOut) {
  Pair pair;
  const auto list = pair.heap.New("list");
  pair.heap.AddRoot("gc.garbage", list);
  pair.heap.Refer(list, pair.one, EdgeKind::kIndex);
  const HeapGraph graph = pair.heap.Build();
  EXPECT_EQ(FindUncollected(graph).objects, 0u);
  EXPECT_EQ(GarbageList(graph), CycleHeap::NodeOf(list));
  EXPECT_EQ(FindUncollected(graph, GarbageList(graph)).objects, 2u);
}

TEST(UncollectedTest, AnEmptyGarbageListIsNoneToLeaveOut) {
  CycleHeap heap;
  const auto list = heap.New("list");
  heap.AddRoot("gc.garbage", list);
  EXPECT_FALSE(FilledGarbageList(heap.Build()).valid());
  heap.SetLength(list, 1);
  EXPECT_EQ(FilledGarbageList(heap.Build()), CycleHeap::NodeOf(list));
}

TEST(UncollectedTest, AListThatIsLeftOutIsNoGarbageItselfAndMayBeFrozen) {
  Pair pair;
  const auto list = pair.heap.New("list", 56, kFrozen);
  pair.heap.Refer(list, pair.one, EdgeKind::kIndex);
  EXPECT_EQ(FindUncollected(pair.heap.Build(), CycleHeap::NodeOf(list)).objects, 2u);
  Pair other;
  const auto held = other.heap.New("list");
  other.heap.Refer(other.one, held);
  EXPECT_FALSE(FindUncollected(other.heap.Build(), CycleHeap::NodeOf(held)).has(CycleHeap::NodeOf(held)));
}

TEST(UncollectedTest, ReferencesThatAreFoldedIntoOneCountOneByOne) {
  Pair pair;
  pair.heap.Refer(pair.one, pair.other, EdgeKind::kIndex);
  pair.heap.Refer(pair.one, pair.other, EdgeKind::kIndex);
  EXPECT_EQ(pair.Found(), 2u);
}

TEST(UncollectedTest, ACountOfFewerThanTheReferencesFoundIsAMistakeToo) {
  Pair pair;
  pair.heap.Refer(pair.one, pair.other, EdgeKind::kIndex);
  pair.heap.SetCount(pair.other, 1);
  EXPECT_EQ(pair.Found(), 0u);
}

TEST(UncollectedTest, AnImmortalObjectAndAFrameThatIsNoObjectAreNoGarbage) {
  for (const uint16_t flag : {kImmortal, kSynthetic}) {
    CycleHeap heap;
    const auto one = heap.New("A", 56, static_cast<uint16_t>(kTracked | flag));
    heap.Refer(one, one);
    EXPECT_EQ(FindUncollected(heap.Build()).objects, 0u) << flag;
  }
}

TEST(UncollectedTest, WithoutReferencesAnObjectIsDyingUnlessTheCollectorAloneMayFreeIt) {
  CycleHeap heap;
  const auto dying = heap.New("A"), waiting = heap.New("function");
  const Uncollected found = FindUncollected(heap.Build());
  EXPECT_FALSE(found.has(CycleHeap::NodeOf(dying)));
  EXPECT_TRUE(found.has(CycleHeap::NodeOf(waiting)));
}

TEST(UncollectedTest, TheTableOfAClassesSubclassesIsHeldAsNobodyVisitsIt) {
  CycleHeap heap;
  const auto type = heap.New("type"), table = heap.New("dict"), other = heap.New("tuple");
  heap.Refer(type, type);
  heap.Refer(type, table, EdgeKind::kInternal, "tp_subclasses");
  heap.Refer(type, other, EdgeKind::kInternal, "tp_cache");
  const Uncollected found = FindUncollected(heap.Build());
  EXPECT_FALSE(found.has(CycleHeap::NodeOf(table)));
  EXPECT_TRUE(found.has(CycleHeap::NodeOf(other)));
}

TEST(UncollectedTest, ACollectionFreesTheBytesThatGarbageHoldsButNotThoseThatItSeemsToHold) {
  Pair pair;
  const auto held = pair.heap.New("bytes", 40, 0), guessed = pair.heap.New("bytes", 40, 0);
  pair.heap.Refer(pair.one, held);
  pair.heap.Refer(pair.one, guessed, EdgeKind::kGuessed);
  const HeapGraph graph = pair.heap.Build();
  const std::vector<bool> freed = FreedByCollection(graph, FindUncollected(graph));
  EXPECT_TRUE(freed[CycleHeap::NodeOf(held).index()]);
  EXPECT_FALSE(freed[CycleHeap::NodeOf(guessed).index()]);
}

// An instance in a cycle with itself, whose __dict__ is there and has its values in the instance.
struct EmbeddedDict {
  CycleHeap heap;
  CycleHeap::Ref owner = heap.New("A"), dict = heap.New("dict");
  EmbeddedDict() {
    heap.Refer(owner, owner);
    heap.Refer(owner, dict, EdgeKind::kDict);
    heap.SetLength(dict, 1);
  }
};

TEST(UncollectedTest, ADictWithItsValuesInTheInstanceIsGarbageWithTheInstance) {
  EXPECT_EQ(FindUncollected(EmbeddedDict().heap.Build()).objects, 2u);
}

TEST(UncollectedTest, OlderCollectorsTakeThatDictForHeldAndTheInstanceNot) {
  EmbeddedDict embedded;
  embedded.heap.SkipEmbeddedDicts();
  const Uncollected found = FindUncollected(embedded.heap.Build());
  EXPECT_TRUE(found.has(CycleHeap::NodeOf(embedded.owner)));
  EXPECT_FALSE(found.has(CycleHeap::NodeOf(embedded.dict)));
}

TEST(UncollectedTest, AHeldDictKeepsTheValuesThatLieInItsInstance) {
  EmbeddedDict embedded;
  embedded.heap.HoldFromOutside(embedded.dict);
  EXPECT_EQ(FindUncollected(embedded.heap.Build()).objects, 0u);
}

TEST(UncollectedTest, ADictThatIsEmptyOrHasEntriesOfItsOwnHasNoneInTheInstance) {
  EmbeddedDict empty, own;
  empty.heap.SetLength(empty.dict, 0);
  own.heap.Refer(own.dict, own.heap.New("B"), EdgeKind::kOtherKey);
  for (EmbeddedDict* embedded : {&empty, &own}) {
    embedded->heap.SkipEmbeddedDicts();
    EXPECT_TRUE(FindUncollected(embedded->heap.Build()).has(CycleHeap::NodeOf(embedded->dict)));
  }
}

TEST(UncollectedTest, AHeldDictKeepsNothingElseOfItsInstanceAndNothingOfWhoElseRefersToIt) {
  CycleHeap heap;
  const auto owner = heap.New("List"), item = heap.New("A"), value = heap.New("B"), dict = heap.New("dict");
  heap.Refer(owner, item, EdgeKind::kIndex);
  heap.Refer(item, owner);
  heap.Refer(owner, value);
  heap.Refer(owner, dict, EdgeKind::kDict);
  heap.SetLength(dict, 1);
  heap.HoldFromOutside(dict);
  const auto other = heap.New("C");
  heap.Refer(other, other);
  heap.Refer(other, dict);
  const Uncollected found = FindUncollected(heap.Build());
  EXPECT_FALSE(found.has(CycleHeap::NodeOf(value)));
  EXPECT_TRUE(found.has(CycleHeap::NodeOf(item)));
  EXPECT_TRUE(found.has(CycleHeap::NodeOf(other)));
}

struct BlindCycle {
  CycleHeap heap;
  CycleHeap::Ref owner = heap.New("app.Owner"), parser = heap.New("blind.Parser", 32, 0);
  BlindCycle() {
    heap.SetNotGc("blind.Parser");
    heap.Refer(owner, parser);
    heap.Refer(parser, owner, EdgeKind::kGuessed);
  }
  bool IsFound() const {
    const HeapGraph graph = heap.Build();
    return FindUnseeable(graph, FindUncollected(graph))[CycleHeap::NodeOf(owner).index()];
  }
};

TEST(UnseeableTest, ACycleThroughATypeWithoutCollectorSupportIsSeenByItsGuessedReference) {
  const BlindCycle cycle;
  EXPECT_TRUE(cycle.IsFound());
  EXPECT_EQ(FindUncollected(cycle.heap.Build()).objects, 0u) << "the collector does not see it";
  EXPECT_TRUE(LacksCollectorSupport(cycle.heap.Build(), CycleHeap::NodeOf(cycle.parser)));
}

TEST(UnseeableTest, ACycleThatARootHoldsIsNotUnseeable) {
  BlindCycle cycle;
  cycle.heap.AddRoot("modules", cycle.owner);
  EXPECT_FALSE(cycle.IsFound());
}

TEST(UnseeableTest, AReferenceThatNobodyShowsKeepsTheCycle) {
  BlindCycle cycle;
  cycle.heap.HoldFromOutside(cycle.parser);
  EXPECT_FALSE(cycle.IsFound());
}

TEST(UnseeableTest, WhatTheCollectorSeesIsNotSaidTwice) {
  BlindCycle cycle;
  const auto one = cycle.heap.New("A"), other = cycle.heap.New("B");
  cycle.heap.Refer(one, other);
  cycle.heap.Refer(other, one);
  cycle.heap.Refer(one, cycle.parser);
  EXPECT_FALSE(cycle.IsFound()) << "it hangs on garbage that the collector takes first";
}

}  // namespace
}  // namespace stillheld
