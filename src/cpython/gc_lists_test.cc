#include "cpython/gc_lists.h"

#include <gtest/gtest.h>

#include "cpython/testing/fake_heap.h"

namespace stillheld {
namespace {

using testing::FakeHeap;

class GcListsTest : public ::testing::TestWithParam<const Layout*> {
 protected:
  GcListsTest() {
    const auto& at = layout().gc;
    collector_ = heap_.Allocate(*at.size_bytes);
    heap_.runtime().collectors = {collector_};
    for (int i = 0; i < 3; ++i) Link({Head(i), Head(i)});
    Link({collector_ + *at.permanent_generation, collector_ + *at.permanent_generation});
  }
  const Layout& layout() const { return heap_.layout(); }
  Address Head(int generation) const {
    return collector_ + *layout().gc.generations + generation * uint64_t{*layout().gc_generation.size_bytes};
  }
  // Links each of them to the next, in both directions.
  void Link(const std::vector<Address>& nodes) {
    for (size_t i = 0; i + 1 < nodes.size(); ++i) {
      heap_.PutAddress(nodes[i] + *layout().gc_head.gc_next, nodes[i + 1]);
      heap_.PutAddress(nodes[i + 1] + *layout().gc_head.gc_prev, nodes[i]);
    }
  }
  // Three headers in a list of this generation.
  std::vector<Address> List(int generation) {
    std::vector<Address> nodes;
    for (int i = 0; i < 3; ++i) nodes.push_back(heap_.Allocate(32));
    Link({Head(generation), nodes[0], nodes[1], nodes[2], Head(generation)});
    return nodes;
  }
  GcLists Read() {
    const PymallocPools pools(heap_.space());
    return GcLists(heap_.memory(), heap_.runtime(), pools, heap_.faults());
  }
  bool IsTracked(const GcLists& lists, Address header) const {
    return (lists.FlagsOf(header + *layout().gc_head.size_bytes) & kTracked) != 0;
  }
  int GenerationOf(const GcLists& lists, Address header) const {
    return (lists.FlagsOf(header + *layout().gc_head.size_bytes) & kGeneration) >> 1;
  }

  FakeHeap heap_{*GetParam()};
  Address collector_;
};

TEST_P(GcListsTest, EachObjectHasTheGenerationOfItsList) {
  const auto young = List(0);
  const auto old = List(2);
  const GcLists lists = Read();
  EXPECT_TRUE(IsTracked(lists, young[1]));
  EXPECT_EQ(GenerationOf(lists, young[1]), 0);
  EXPECT_TRUE(IsTracked(lists, old[2]));
  EXPECT_EQ(GenerationOf(lists, old[2]), 2);
  EXPECT_FALSE(IsTracked(lists, heap_.Allocate(32)));
  EXPECT_EQ(heap_.faults().total(), 0u);
}

TEST_P(GcListsTest, ATornListIsFollowedFromItsOtherEnd) {
  const auto nodes = List(1);
  heap_.Put<uint64_t>(nodes[0] + *layout().gc_head.gc_next, 0x10);
  const GcLists lists = Read();
  for (const Address node : nodes) EXPECT_TRUE(IsTracked(lists, node));
  EXPECT_EQ(heap_.faults().torn, 1u);
}

TEST_P(GcListsTest, AListThatComesBackToItsMiddleEnds) {
  const auto nodes = List(2);
  heap_.PutAddress(nodes[2] + *layout().gc_head.gc_next, nodes[0]);
  const GcLists lists = Read();
  EXPECT_TRUE(IsTracked(lists, nodes[2]));
  EXPECT_EQ(heap_.faults().torn, 1u);
}

TEST_P(GcListsTest, BitsThatTheCollectorKeepsInItsLinksAreNotPartOfTheAddress) {
  const auto nodes = List(2);
  heap_.Put<uint64_t>(nodes[0] + *layout().gc_head.gc_next, nodes[1].value() | 3);
  const GcLists lists = Read();
  EXPECT_TRUE(IsTracked(lists, nodes[2]));
  EXPECT_EQ(heap_.faults().total(), 0u);
}

TEST_P(GcListsTest, ACollectionUnderWayIsSeen) {
  EXPECT_FALSE(IsCollecting(heap_.memory(), heap_.runtime()));
  heap_.Put<int32_t>(collector_ + *layout().gc.collecting, 1);
  EXPECT_TRUE(IsCollecting(heap_.memory(), heap_.runtime()));
}

std::vector<const Layout*> LayoutsWithLists() {
  std::vector<const Layout*> layouts;
  for (const Layout* layout : AllLayouts()) {
    if (!layout->is_free_threaded) layouts.push_back(layout);
  }
  return layouts;
}

INSTANTIATE_TEST_SUITE_P(AllLayouts, GcListsTest, ::testing::ValuesIn(LayoutsWithLists()),
                         [](const auto& test) { return testing::LayoutName(*test.param); });

}  // namespace
}  // namespace stillheld
