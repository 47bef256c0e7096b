#include "cpython/tracking.h"

#include <gtest/gtest.h>

#include "cpython/testing/fake_heap.h"

namespace stillheld {
namespace {

using testing::FakeHeap;

class TrackingTest : public ::testing::TestWithParam<const Layout*> {
 protected:
  const Layout::GcHead& at() const { return heap_.layout().gc_head; }
  bool IsObjectUntracked() const { return IsUntracked(heap_.memory(), heap_.layout(), object_); }

  FakeHeap heap_{*GetParam()};
  const Address object_ = heap_.Allocate(64) + 64;
  const Address header_ = object_ - *at().size_bytes;
};

TEST_P(TrackingTest, AnObjectInAListIsTracked) {
  heap_.PutAddress(header_ + *at().gc_next, header_);
  heap_.PutAddress(header_ + *at().gc_prev, header_);
  constexpr int64_t kReachable = -3;
  if (at().gc_refs) heap_.Put<int64_t>(header_ + *at().gc_refs, kReachable * 2);
  EXPECT_FALSE(IsObjectUntracked());
}

TEST_P(TrackingTest, AnObjectThatWasTakenOutOfItsListIsNot) {
  heap_.PutAddress(header_ + *at().gc_next, Address());
  if (at().gc_refs) heap_.Put<int64_t>(header_ + *at().gc_refs, -4);
  EXPECT_TRUE(IsObjectUntracked());
}

TEST_P(TrackingTest, TheLinksOfWhatWasNeverTrackedSayNothingWhereThereIsACount) {
  heap_.PutAddress(header_ + *at().gc_next, Address(0x7f0000001230));
  if (!at().gc_refs) {
    EXPECT_FALSE(IsObjectUntracked());
    return;
  }
  for (const int64_t refs : {-2, -4, -3}) {  // without and with a bit for finalizers, which may be set
    heap_.Put<int64_t>(header_ + *at().gc_refs, refs);
    EXPECT_TRUE(IsObjectUntracked());
  }
}

INSTANTIATE_TEST_SUITE_P(AllLayouts, TrackingTest, ::testing::ValuesIn(AllLayouts()),
                         [](const auto& one) { return testing::LayoutName(*one.param); });

}  // namespace
}  // namespace stillheld
