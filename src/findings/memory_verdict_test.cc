#include "findings/memory_verdict.h"

#include <gmock/gmock.h>

namespace stillheld {
namespace {

constexpr uint64_t kMiB = 1 << 20;

MemoryLook Look(uint64_t objects, uint64_t native = 10 * kMiB) {
  MemoryLook look;
  look.at(MemoryPart::kObjects) = objects;
  look.at(MemoryPart::kNative) = native;
  look.at(MemoryPart::kImages) = 20 * kMiB;
  look.rss_bytes = objects + native + 20 * kMiB;
  look.allocator = "glibc";
  return look;
}

TEST(MemoryVerdict, OneLookCannotTellWhatGrows) {
  EXPECT_EQ(JudgeMemory(nullptr, Look(20 * kMiB), 0).state, MemoryState::kNothingStandsOut);
  EXPECT_EQ(JudgeMemory(nullptr, Look(80 * kMiB), 0).state, MemoryState::kMostlyObjects);
  EXPECT_EQ(JudgeMemory(nullptr, Look(10 * kMiB, 90 * kMiB), 0).state, MemoryState::kMostlyNative);
}

TEST(MemoryVerdict, WhatGainedMostIsSaid) {
  const MemoryLook first = Look(50 * kMiB);
  EXPECT_EQ(JudgeMemory(&first, Look(55 * kMiB), 0).state, MemoryState::kObjectsGrow);
  EXPECT_EQ(JudgeMemory(&first, Look(51 * kMiB, 20 * kMiB), 0).state, MemoryState::kNativeGrows);
}

TEST(MemoryVerdict, NativeGrowthIsSaidPerRequestWhereTheyWereCounted) {
  const MemoryLook first = Look(50 * kMiB);
  const MemoryVerdict verdict = JudgeMemory(&first, Look(50 * kMiB, 20 * kMiB), 1024);
  EXPECT_EQ(verdict.state, MemoryState::kNativeGrows);
  EXPECT_THAT(verdict.why, testing::HasSubstr("10.0 KiB per request"));
}

TEST(MemoryVerdict, ALittleMoreIsNoGrowth) {
  const MemoryLook first = Look(50 * kMiB);
  EXPECT_EQ(JudgeMemory(&first, Look(50 * kMiB + 200'000), 0).state, MemoryState::kNothingGrows);
  EXPECT_EQ(JudgeMemory(&first, Look(40 * kMiB), 0).state, MemoryState::kNothingGrows);
}

TEST(MemoryVerdict, FullCachesThatMatterAreAPlateau) {
  const MemoryLook first = Look(50 * kMiB);
  MemoryLook last = first;
  last.full_caches = 2;
  last.full_cache_bytes = 1000;
  EXPECT_EQ(JudgeMemory(&first, last, 0).state, MemoryState::kNothingGrows)
      << "a full cache of a kilobyte is no reason";
  last.full_cache_bytes = 30 * kMiB;
  EXPECT_EQ(JudgeMemory(&first, last, 0).state, MemoryState::kPlateau);
}

TEST(MemoryVerdict, MuchFreeMemoryIsFragmentationWithWhatTrimmingReturns) {
  MemoryLook look = Look(20 * kMiB);
  look.at(MemoryPart::kFreeMalloc) = 60 * kMiB;
  look.rss_bytes += 60 * kMiB;
  look.arenas = {{.is_main = true, .free_bytes = 60 * kMiB, .trimmable_bytes = 40 * kMiB}, {}, {}};
  const MemoryVerdict verdict = JudgeMemory(nullptr, look, 0);
  EXPECT_EQ(verdict.state, MemoryState::kFragmented);
  EXPECT_THAT(verdict.why, testing::AllOf(testing::HasSubstr("60.0 MiB are free"), testing::HasSubstr("40.0 MiB"),
                                          testing::HasSubstr("MALLOC_ARENA_MAX=2")));
}

TEST(MemoryVerdict, TrimmingIsNotProposedWhereItReturnsNothing) {
  MemoryLook look = Look(20 * kMiB);
  look.at(MemoryPart::kFreeBlocks) = 60 * kMiB;
  look.at(MemoryPart::kFreeMalloc) = kMiB;
  look.rss_bytes += 61 * kMiB;
  look.arenas = {{.is_main = true, .free_bytes = kMiB, .trimmable_bytes = kMiB / 2}};
  const MemoryVerdict verdict = JudgeMemory(nullptr, look, 0);
  EXPECT_EQ(verdict.state, MemoryState::kFragmented);
  EXPECT_THAT(verdict.why, testing::Not(testing::HasSubstr("malloc_trim")));
}

TEST(MemoryVerdict, ASingleArenaIsNotToBeMadeFewer) {
  MemoryLook look = Look(20 * kMiB);
  look.at(MemoryPart::kFreeMalloc) = 60 * kMiB;
  look.rss_bytes += 60 * kMiB;
  look.arenas = {{.is_main = true, .free_bytes = 60 * kMiB, .trimmable_bytes = 40 * kMiB}};
  EXPECT_THAT(JudgeMemory(nullptr, look, 0).why, testing::AllOf(testing::HasSubstr("malloc_trim(0) or jemalloc"),
                                                                testing::Not(testing::HasSubstr("MALLOC_ARENA_MAX"))));
}

TEST(MemoryVerdict, GarbageComesBeforeFragmentation) {
  MemoryLook look = Look(20 * kMiB);
  look.at(MemoryPart::kFreeMalloc) = 60 * kMiB;
  look.at(MemoryPart::kGarbage) = 20 * kMiB;
  look.rss_bytes += 80 * kMiB;
  look.collector_is_off = true;
  const MemoryVerdict verdict = JudgeMemory(nullptr, look, 0);
  EXPECT_EQ(verdict.state, MemoryState::kGarbageWaits);
  EXPECT_THAT(verdict.why, testing::HasSubstr("gc.disable()"));
}

TEST(MemoryVerdict, AWorkerThatHasUnsharedMuchSaysSo) {
  MemoryLook look = Look(80 * kMiB);
  look.has_parent = true;
  look.shared_bytes = 30 * kMiB;
  look.unshared_bytes = 5 * kMiB;
  EXPECT_EQ(JudgeMemory(nullptr, look, 0).state, MemoryState::kMostlyObjects);
  look.unshared_bytes = 40 * kMiB;
  const MemoryVerdict verdict = JudgeMemory(nullptr, look, 0);
  EXPECT_EQ(verdict.state, MemoryState::kUnshared);
  EXPECT_THAT(verdict.why, testing::AllOf(testing::HasSubstr("un-shared 40.0 MiB"), testing::HasSubstr("30.0 MiB"),
                                          testing::HasSubstr("gc.freeze()")));
}

TEST(MemoryVerdict, UnsharingIsGrowthOnlyWhereNothingElseGrows) {
  MemoryLook first = Look(80 * kMiB);
  first.has_parent = true;
  first.unshared_bytes = 20 * kMiB;
  MemoryLook last = first;
  EXPECT_EQ(JudgeMemory(&first, last, 0).state, MemoryState::kNothingGrows);
  last.unshared_bytes = 50 * kMiB;
  EXPECT_EQ(JudgeMemory(&first, last, 0).state, MemoryState::kUnshared);
  EXPECT_TRUE(JudgeMemory(&first, last, 0).grows);
  last.at(MemoryPart::kObjects) += 10 * kMiB;
  EXPECT_EQ(JudgeMemory(&first, last, 0).state, MemoryState::kObjectsGrow);
}

}  // namespace
}  // namespace stillheld
