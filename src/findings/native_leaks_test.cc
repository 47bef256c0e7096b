#include "findings/native_leaks.h"

#include <gtest/gtest.h>

#include "analysis/testing/model_heap.h"

namespace stillheld {
namespace {

// Phases of GET /image, between which Python's heap stays as it is.
class NativeLeaksTest : public ::testing::Test {
 protected:
  // `bytes`: in use by C code at the first look, and after each phase.
  std::vector<Finding> Judge(std::vector<uint64_t> bytes, bool is_exact) {
    ModelHeap heap;
    heap.Module("app", "app.py");
    const HeapGraph graph = heap.Photograph();
    Experiment experiment;
    GrowthSeries series;
    series.Add(graph);
    for (const uint64_t requests : {600, 1400, 800, 1200}) {
      experiment.phases.push_back({.requests = {{"GET /image", requests}}});
      series.Add(graph);
    }
    experiment.native_bytes = std::move(bytes);
    experiment.native_is_exact = is_exact;
    const CodedPhases load = experiment.coded_phases();
    return FindNativeLeaks({experiment, load, series, graph, FindRootPaths(graph)}, {}).findings;
  }
  static constexpr uint64_t kMB = 1 << 20;
};

TEST_F(NativeLeaksTest, WhatEachRequestTakesIsToldToTheByte) {
  const auto found = Judge(
      {50 * kMB, 50 * kMB + 600 * 6016, 50 * kMB + 2000 * 6016, 50 * kMB + 2800 * 6016, 50 * kMB + 4000 * 6016}, true);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].verdict, Verdict::kLeak);
  ASSERT_EQ(found[0].endpoints.size(), 1u);
  EXPECT_NEAR(found[0].endpoints[0].bytes_per_request, 6016, 10);
}

TEST_F(NativeLeaksTest, WhatMallocMayKeepFreeIsNoLeakWhereItsHeapCannotBeRead) {
  const auto found = Judge(
      {50 * kMB, 50 * kMB + 600 * 6016, 50 * kMB + 2000 * 6016, 50 * kMB + 2800 * 6016, 50 * kMB + 4000 * 6016}, false);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].verdict, Verdict::kUnboundedYet);
}

TEST_F(NativeLeaksTest, MemoryThatGrowsUnevenlyIsNoLeak) {
  EXPECT_TRUE(Judge({50 * kMB, 53 * kMB, 56 * kMB, 62 * kMB, 63 * kMB}, true).empty());
}

}  // namespace
}  // namespace stillheld
