#include "app/top.h"

#include <gtest/gtest.h>

#include "analysis/testing/model_heap.h"

namespace stillheld {
namespace {

TEST(CountTypes, AddsUpByNameAndOrdersAsAsked) {
  ModelHeap heap;
  heap.New("app.Big", 1000);
  heap.New("app.Small", 10);
  heap.New("app.Small", 20);
  const auto by_bytes = CountTypes(heap.Photograph(), TypeOrder::kBytes);
  ASSERT_EQ(by_bytes.size(), 2);
  EXPECT_EQ(by_bytes[0].type, "app.Big");
  EXPECT_EQ(by_bytes[1].objects, 2);
  EXPECT_EQ(by_bytes[1].bytes, 30);
  EXPECT_EQ(CountTypes(heap.Photograph(), TypeOrder::kObjects)[0].type, "app.Small");
}

TEST(CountTypes, LeavesOutFramesThatAreNoObjects) {
  ModelHeap heap;
  heap.Frame("app.py", "main", 1);
  EXPECT_TRUE(CountTypes(heap.Photograph(), TypeOrder::kBytes).empty());
}

}  // namespace
}  // namespace stillheld
