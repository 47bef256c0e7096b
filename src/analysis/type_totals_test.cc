#include "analysis/type_totals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/testing/model_heap.h"

namespace stillheld {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

std::vector<std::string> TypesOf(const std::vector<TypeChange>& changes) {
  std::vector<std::string> types;
  for (const TypeChange& change : changes) types.push_back(change.type);
  return types;
}

TEST(TypeTotals, AreSortedByBytes) {
  ModelHeap heap;
  heap.New("str", 100);
  heap.New("list", 60);
  heap.New("list", 60);
  heap.New("int", 28);
  const auto totals = TotalsByType(heap.Photograph());
  ASSERT_EQ(totals.size(), 3u);
  EXPECT_EQ(totals[0].type, "list");
  EXPECT_EQ(totals[0].objects, 2u);
  EXPECT_EQ(totals[0].bytes, 120u);
  EXPECT_EQ(totals[1].type, "str");
  EXPECT_EQ(totals[2].type, "int");
}

TEST(TypeTotals, CountTypesOfOneNameTogether) {
  HeapBuilder builder;
  for (uint64_t i = 1; i <= 3; ++i) {
    const TypeId type = builder.AddType(builder.Intern("app.Point"), Address(), 16, true);
    builder.AddNode({.address = Address(i * 64), .type = type, .size_bytes = 10});
  }
  builder.Seal();
  EXPECT_THAT(TotalsByType(std::move(builder).Build()), ElementsAre(Field(&TypeTotal::objects, 3u)));
}

TEST(TypeTotals, LeaveOutWhatIsNoObject) {
  ModelHeap heap;
  heap.Frame("app.py", "main", 1);
  EXPECT_THAT(TotalsByType(heap.Photograph()), IsEmpty());
}

TEST(TypeChanges, ShowWhatCameAndWhatWent) {
  ModelHeap heap;
  const auto gone = heap.New("app.Gone", 500);
  heap.New("app.Same", 100);
  const auto grown = heap.New("list", 64);
  const HeapGraph before = heap.Photograph();
  heap.Free(gone);
  heap.SetSize(grown, 128);
  heap.New("app.Fresh", 64);
  heap.New("app.Fresh", 64);
  const auto changes = ChangesByType(before, heap.Photograph());

  EXPECT_THAT(TypesOf(changes), ElementsAre("app.Fresh", "list", "app.Gone"));
  EXPECT_EQ(changes[0].objects(), 2);
  EXPECT_EQ(changes[0].bytes(), 128);
  EXPECT_EQ(changes[1].objects(), 0);
  EXPECT_EQ(changes[1].bytes(), 64);
  EXPECT_EQ(changes[2].objects(), -1);
  EXPECT_EQ(changes[2].bytes(), -500);
  EXPECT_EQ(changes[2].before.objects, 1u);
  EXPECT_EQ(changes[2].after.objects, 0u);
}

TEST(TypeChanges, OfAGraphToItselfAreNone) {
  ModelHeap heap;
  heap.New("list");
  EXPECT_THAT(ChangesByType(heap.Photograph(), heap.Photograph()), IsEmpty());
}

}  // namespace
}  // namespace stillheld
