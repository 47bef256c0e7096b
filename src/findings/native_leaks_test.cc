#include "findings/native_leaks.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>

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

// Texts that nothing but C code holds, in the phases of a hunt in five endpoints.
NativeAnswer JudgeTexts(const std::vector<uint32_t>& held_after) {
  ModelHeap heap;
  heap.Module("app", "app.py");
  uint32_t held = 0;
  const auto hold_until = [&](uint32_t count) {
    for (; held < count; ++held) heap.HoldFromC(heap.New("str"));
    return heap.Photograph();
  };
  GrowthSeries series;
  series.Add(hold_until(held_after[0]));
  Experiment experiment;
  constexpr std::array<std::array<uint64_t, 5>, 4> kRequests = {
      {{21, 10, 20, 29, 20}, {65, 59, 29, 16, 65}, {10, 22, 28, 10, 64}, {10, 57, 81, 34, 18}}};
  for (size_t i = 0; i < kRequests.size(); ++i) {
    PhaseRecord phase;
    for (size_t endpoint = 0; endpoint < 5; ++endpoint) {
      phase.requests[fmt::format("GET /{}", endpoint)] = kRequests[i][endpoint];
    }
    experiment.phases.push_back(std::move(phase));
    series.Add(hold_until(held_after[i + 1]));
  }
  const HeapGraph last = heap.Photograph();
  const CodedPhases load = experiment.coded_phases();
  return FindNativeLeaks({experiment, load, series, last, FindRootPaths(last)}, {});
}

// tracemalloc takes in the names of files as it meets them: eight or so in each phase.
TEST(NativeObjects, AFewThatTwoEndpointsFitByChanceAreNoLeakButAReasonToAskForMore) {
  const NativeAnswer answer = JudgeTexts({39, 47, 56, 63, 71});
  EXPECT_TRUE(answer.findings.empty());
  EXPECT_GT(answer.more_requests, 0u);
}

TEST(NativeObjects, ThoseThatTwoEndpointsLoseAreFound) {
  std::vector<uint32_t> held = {39};
  for (const uint32_t more : {21 + 2 * 29, 65 + 2 * 16, 10 + 2 * 10, 10 + 2 * 34}) held.push_back(held.back() + more);
  const NativeAnswer answer = JudgeTexts(held);
  ASSERT_EQ(answer.findings.size(), 1u);
  EXPECT_EQ(answer.findings[0].endpoints.size(), 2u);
}

}  // namespace
}  // namespace stillheld
