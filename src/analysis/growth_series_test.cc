#include "analysis/growth_series.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "analysis/testing/model_heap.h"

namespace stillheld {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class GrowthSeriesTest : public ::testing::Test {
 protected:
  GrowthSeriesTest() : app_(heap_.Module("app", "app.py")) {}

  void Photograph() { series_.Add(heap_.Photograph()); }
  void AppendSome(ModelHeap::Ref list, int count) {
    for (int i = 0; i < count; ++i) heap_.Append(list, heap_.New("int", 28));
  }

  ModelHeap heap_;
  ModelHeap::Ref app_;
  GrowthSeries series_;
};

TEST_F(GrowthSeriesTest, AListThatGrowsIsFollowedByItsAddress) {
  auto list = heap_.New("list");
  heap_.SetGlobal(app_, "items", list);
  for (int i = 0; i < 3; ++i) {
    AppendSome(list, 10);
    Photograph();
  }
  auto histories = series_.Histories();
  ASSERT_THAT(histories, SizeIs(1));
  EXPECT_EQ(histories[0].address, Address(list));
  EXPECT_THAT(histories[0].lengths, ElementsAre(10, 20, 30));
  EXPECT_FALSE(histories[0].replaced);
}

TEST_F(GrowthSeriesTest, AnEmptyListHasLengthZero) {
  auto list = heap_.New("list");
  heap_.SetGlobal(app_, "items", list);
  heap_.Refer(list, heap_.New("type"), EdgeKind::kClass);
  Photograph();
  AppendSome(list, 5);
  Photograph();
  EXPECT_THAT(series_.Histories().at(0).lengths, ElementsAre(0, 5));
}

TEST_F(GrowthSeriesTest, AHeapThatStaysTheSameHasNoHistories) {
  heap_.SetGlobal(app_, "items", heap_.New("list"));
  Photograph();
  Photograph();
  Photograph();
  EXPECT_THAT(series_.Histories(), IsEmpty());
  EXPECT_GT(series_.containers(), 0u);
}

TEST_F(GrowthSeriesTest, AListThatIsReplacedByALongerOneIsFollowedByItsSlot) {
  for (int length : {10, 20, 30}) {
    auto list = heap_.New("list");
    AppendSome(list, length);
    heap_.SetGlobal(app_, "items", list);
    heap_.Collect();
    Photograph();
  }
  auto histories = series_.Histories();
  ASSERT_THAT(histories, SizeIs(1));
  EXPECT_THAT(histories[0].lengths, ElementsAre(10, 20, 30));
  EXPECT_TRUE(histories[0].replaced);
}

TEST_F(GrowthSeriesTest, AttributesInTheInstanceGrowOnInTheNamespaceThatItGetsLater) {
  heap_.Class("app", "Config");
  auto config = heap_.New("app.Config");
  heap_.SetGlobal(app_, "config", config);
  for (int i = 0; i < 10; ++i) heap_.Refer(config, heap_.New("int"), EdgeKind::kAttribute, "a" + std::to_string(i));
  Photograph();
  heap_.Free(config);  // the same object, whose attributes have moved
  ASSERT_EQ(heap_.New("app.Config"), config);
  auto attributes = heap_.New("dict");
  heap_.Refer(config, attributes, EdgeKind::kDict);
  for (int i = 0; i < 40; ++i) heap_.Put(attributes, heap_.New("str"), heap_.New("int"));
  Photograph();
  for (int i = 0; i < 10; ++i) heap_.Put(attributes, heap_.New("str"), heap_.New("int"));
  Photograph();
  const auto histories = series_.Histories();
  const auto found = std::ranges::find(histories, Address(attributes), &ContainerHistory::address);
  ASSERT_NE(found, histories.end());
  EXPECT_EQ(found->born, 0);
  EXPECT_THAT(found->lengths, ElementsAre(10, 40, 50));
}

TEST_F(GrowthSeriesTest, TheSlotIsBelievedBeforeAnAddressThatWasUsedAgain) {
  auto old_list = heap_.New("list");
  AppendSome(old_list, 10);
  heap_.SetGlobal(app_, "items", old_list);
  Photograph();
  heap_.SetGlobal(app_, "items", heap_.New("list"));
  heap_.Free(old_list);
  auto other = heap_.New("list");  // at the old address
  ASSERT_EQ(other, old_list);
  auto bystander = heap_.New("list");
  AppendSome(bystander, 20);
  heap_.SetGlobal(app_, "items", bystander);
  heap_.SetGlobal(app_, "other", other);
  heap_.Collect();
  Photograph();
  bool found = false;
  for (const auto& history : series_.Histories()) {
    if (history.address != Address(bystander)) continue;
    found = true;
    EXPECT_THAT(history.lengths, ElementsAre(10, 20));
  }
  EXPECT_TRUE(found);
}

TEST_F(GrowthSeriesTest, ANamespaceIsNotReplacedWhenAFunctionOfAnotherModuleTakesThePlaceOfOneOfItsOwn) {
  auto other = heap_.Module("other", "other.py");
  for (const char* name : {"a", "b", "c"}) heap_.SetGlobal(other, name, heap_.New("int"));
  auto own = heap_.New("function");
  heap_.Refer(own, heap_.NamespaceOf(app_), EdgeKind::kAttribute, "__globals__");
  Photograph();
  heap_.Free(own);
  auto later = heap_.New("function");
  ASSERT_EQ(later, own);
  heap_.Refer(later, heap_.NamespaceOf(other), EdgeKind::kAttribute, "__globals__");
  Photograph();
  EXPECT_THAT(series_.Histories(), IsEmpty());
}

TEST_F(GrowthSeriesTest, AnotherTypeAtTheSameAddressIsAnotherContainer) {
  auto list = heap_.New("list");
  AppendSome(list, 10);
  heap_.SetGlobal(app_, "items", list);
  Photograph();
  heap_.Free(list);
  auto set = heap_.New("set");
  heap_.Add(set, heap_.New("int"));
  heap_.SetGlobal(app_, "items", set);
  Photograph();
  auto histories = series_.Histories();
  ASSERT_THAT(histories, SizeIs(1));
  EXPECT_THAT(histories[0].lengths, ElementsAre(0, 1));
  EXPECT_EQ(histories[0].born, 1u);
}

TEST_F(GrowthSeriesTest, AContainerThatMovesToAnotherHolderKeepsItsHistory) {
  auto list = heap_.New("list");
  AppendSome(list, 10);
  heap_.SetGlobal(app_, "first", list);
  Photograph();
  heap_.SetGlobal(app_, "first", heap_.New("int"));
  heap_.SetGlobal(app_, "second", list);
  AppendSome(list, 10);
  Photograph();
  bool found = false;
  for (const auto& history : series_.Histories()) {
    if (history.address != Address(list)) continue;
    found = true;
    EXPECT_THAT(history.lengths, ElementsAre(10, 20));
  }
  EXPECT_TRUE(found);
}

TEST_F(GrowthSeriesTest, ManyMembersOfOneSetAreNotMistakenForEachOther) {
  auto set = heap_.New("set");
  heap_.SetGlobal(app_, "members", set);
  for (int i = 0; i < 3; ++i) heap_.Add(set, heap_.New("frozenset"));
  Photograph();
  while (heap_.length(set) > 0) heap_.DropFirst(set);
  for (int i = 0; i < 3; ++i) {
    auto member = heap_.New("frozenset");
    AppendSome(member, 5);
    heap_.Add(set, member);
  }
  heap_.Collect();
  Photograph();
  for (const auto& history : series_.Histories()) EXPECT_EQ(history.born, 1u);
}

TEST_F(GrowthSeriesTest, AnObjectWithoutLengthIsMeasuredByItsReferences) {
  auto table = heap_.New("native.Table");
  heap_.SetGlobal(app_, "table", table);
  for (int i = 0; i < 3; ++i) {
    for (int k = 0; k < 4; ++k) heap_.Refer(table, heap_.New("int"), EdgeKind::kGuessed, "", static_cast<uint64_t>(k));
    Photograph();
  }
  EXPECT_THAT(series_.Histories().at(0).lengths, ElementsAre(4, 8, 12));
}

TEST_F(GrowthSeriesTest, ObjectsOfTheFirstSnapshotAreOldAndLaterOnesAreNot) {
  auto first = heap_.New("list");
  heap_.SetGlobal(app_, "first", first);
  Photograph();
  auto second = heap_.New("list");
  heap_.SetGlobal(app_, "second", second);
  Photograph();
  const HeapGraph graph = heap_.Photograph();
  EXPECT_TRUE(series_.IsOld(graph, graph.FindNode(Address(first))));
  EXPECT_FALSE(series_.IsOld(graph, graph.FindNode(Address(second))));
}

TEST_F(GrowthSeriesTest, AnotherTypeAtAnOldAddressIsNew) {
  auto first = heap_.New("list");
  heap_.SetGlobal(app_, "first", first);
  Photograph();
  heap_.Free(first);
  auto second = heap_.New("set");
  ASSERT_EQ(first, second);
  heap_.SetGlobal(app_, "first", second);
  const HeapGraph graph = heap_.Photograph();
  EXPECT_FALSE(series_.IsOld(graph, graph.FindNode(Address(second))));
}

}  // namespace
}  // namespace stillheld
