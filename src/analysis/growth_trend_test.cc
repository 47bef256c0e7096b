#include "analysis/growth_trend.h"

#include <gtest/gtest.h>

#include <vector>

namespace stillheld {
namespace {

const std::vector<GrowthPhase> kPhases = {{60}, {140}, {80}, {120}, {0, true}};

GrowthVerdict Grow(std::vector<uint32_t> lengths, std::vector<GrowthPhase> phases = kPhases) {
  return TestGrowth(lengths, phases);
}

TEST(GrowthTest, OneObjectPerRequestIsCertain) {
  GrowthVerdict verdict = Grow({60, 120, 260, 340, 460, 460});
  EXPECT_EQ(verdict.kind, GrowthClass::kCertain);
  EXPECT_DOUBLE_EQ(verdict.slope, 1.0);
  EXPECT_DOUBLE_EQ(verdict.slope_error, 0.0);
  EXPECT_EQ(verdict.growth, 400);
}

TEST(GrowthTest, OneObjectPerFourRequestsIsCertain) {
  GrowthVerdict verdict = Grow({15, 30, 65, 85, 115, 115});
  EXPECT_EQ(verdict.kind, GrowthClass::kCertain);
  EXPECT_NEAR(verdict.slope, 0.25, 1e-9);
}

TEST(GrowthTest, OneMoreObjectPerConnectionDoesNotHideALeak) {
  GrowthVerdict verdict = Grow({0, 181, 602, 843, 1204, 1204});
  EXPECT_EQ(verdict.kind, GrowthClass::kCertain);
  EXPECT_NEAR(verdict.slope, 3.0, 0.02);
}

TEST(GrowthTest, UnevenGrowthInRoughProportionIsLikely) {
  EXPECT_EQ(Grow({0, 50, 170, 255, 360, 360}).kind, GrowthClass::kLikely);
}

TEST(GrowthTest, ALengthThatStaysIsNoGrowth) {
  EXPECT_EQ(Grow({128, 128, 128, 128, 128, 128}).kind, GrowthClass::kNone);
}

TEST(GrowthTest, AFullCacheTurningOverIsNoGrowth) {
  EXPECT_EQ(Grow({400, 398, 400, 399, 400, 400}).kind, GrowthClass::kNone);
}

TEST(GrowthTest, AOneTimeFillIsSaturated) { EXPECT_EQ(Grow({0, 90, 90, 90, 90, 90}).kind, GrowthClass::kSaturated); }

TEST(GrowthTest, ACacheThatReachesItsBoundIsSaturated) {
  EXPECT_EQ(Grow({10, 70, 128, 128, 128, 128}).kind, GrowthClass::kSaturated);
}

TEST(GrowthTest, ACacheThatFillsEverMoreSlowlyIsSaturating) {
  EXPECT_EQ(Grow({100, 150, 200, 215, 220, 220}).kind, GrowthClass::kSaturating);
}

TEST(GrowthTest, OneObjectPerPhaseIsNotPerRequest) {
  EXPECT_EQ(Grow({10, 20, 30, 40, 50, 50}).kind, GrowthClass::kPerPhase);
}

TEST(GrowthTest, GrowthWithoutRequestsIsDrivenByTime) {
  EXPECT_EQ(Grow({0, 60, 200, 280, 400, 600}).kind, GrowthClass::kByTime);
}

TEST(GrowthTest, AShortIdlePhaseIsComparedByTheSecond) {
  std::vector<GrowthPhase> phases = {{60, false, 6}, {140, false, 14}, {80, false, 8}, {120, false, 12}, {0, true, 1}};
  EXPECT_EQ(Grow({0, 60, 200, 280, 400, 410}, phases).kind, GrowthClass::kByTime);
  EXPECT_EQ(Grow({0, 60, 200, 280, 400, 401}, phases).kind, GrowthClass::kCertain);
}

TEST(GrowthTest, ALengthThatFallsInAPhaseIsIrregular) {
  EXPECT_EQ(Grow({0, 200, 100, 300, 420, 420}).kind, GrowthClass::kIrregular);
}

TEST(GrowthTest, ALengthThatPausesInAPhaseIsIrregular) {
  EXPECT_EQ(Grow({0, 60, 60, 140, 260, 260}).kind, GrowthClass::kIrregular);
}

TEST(GrowthTest, AShorterLengthAtTheEndShrinks) {
  EXPECT_EQ(Grow({500, 400, 450, 300, 200, 200}).kind, GrowthClass::kShrinks);
}

TEST(GrowthTest, AHandfulOfObjectsIsNotJudged) { EXPECT_EQ(Grow({0, 1, 3, 4, 6, 6}).kind, GrowthClass::kNone); }

TEST(GrowthTest, FewerThanThreeObjectsPerHundredRequestsAreNotJudged) {
  std::vector<GrowthPhase> phases = {{600}, {1400}, {800}, {1200}, {0, true}};
  EXPECT_EQ(Grow({0, 12, 40, 56, 80, 80}, phases).kind, GrowthClass::kNone);
}

TEST(GrowthTest, OnePhaseMakesNothingCertainAndHasNoError) {
  const GrowthVerdict verdict = Grow({0, 60}, {{60}});
  EXPECT_EQ(verdict.kind, GrowthClass::kLikely);
  EXPECT_EQ(verdict.slope_error, 0.0);
}

TEST(GrowthTest, TheErrorIsThatOfStudentsDistribution) {
  // Slope 480 / 500, residuals 2.4 and -1.2, one degree of freedom.
  EXPECT_NEAR(Grow({0, 12, 30}, {{10}, {20}}).slope_error, 12.706 * 0.12, 1e-9);
}

TEST(GrowthTest, RequestsThatHardlyDifferSayNothingOfWhatEachPhaseAdds) {
  const GrowthVerdict verdict = Grow({0, 50, 100, 150, 200}, {{100}, {101}, {100}, {99}});
  EXPECT_EQ(verdict.kind, GrowthClass::kCertain);
  EXPECT_NEAR(verdict.slope, 0.5, 0.001);
}

TEST(GrowthTest, RatesThatFallAndRiseAgainAreNotSaturating) {
  EXPECT_EQ(Grow({0, 60, 116, 164, 212, 212}).kind, GrowthClass::kPerPhase);
}

TEST(GrowthTest, RatesThatFallALittleAreNotSaturating) {
  EXPECT_EQ(Grow({0, 60, 193, 265, 367, 367}).kind, GrowthClass::kLikely);
}

TEST(GrowthTest, APhaseInWhichLessThanTwoObjectsAreDueMayAddNone) {
  EXPECT_EQ(Grow({0, 60, 60, 120, 180}, {{600}, {10}, {600}, {600}}).kind, GrowthClass::kCertain);
}

TEST(GrowthTest, OneObjectInAShortIdlePhaseIsNotGrowthByTime) {
  std::vector<GrowthPhase> phases = {
      {60, false, 600}, {140, false, 1400}, {80, false, 800}, {120, false, 1200}, {0, true, 1}};
  EXPECT_EQ(Grow({0, 60, 200, 280, 400, 401}, phases).kind, GrowthClass::kCertain);
}

TEST(GrowthTest, ALengthThatFellAndThenStaysIsIrregularAndNotSaturated) {
  EXPECT_EQ(Grow({0, 200, 100, 300, 300, 300}).kind, GrowthClass::kIrregular);
}

TEST(GrowthTest, WhatEachPhaseAddsIsTakenOutOfTheSlope) {
  const GrowthVerdict one = Grow({0, 31, 102, 143, 204, 204}), many = Grow({0, 90, 260, 370, 520, 520});
  EXPECT_EQ(one.kind, GrowthClass::kCertain);
  EXPECT_NEAR(one.slope, 0.5, 1e-9);
  EXPECT_NEAR(one.per_phase, 1, 1e-9);
  EXPECT_EQ(many.kind, GrowthClass::kCertain);
  EXPECT_NEAR(many.slope, 1, 1e-9);
  EXPECT_NEAR(many.per_phase, 30, 1e-9);
}

TEST(GrowthTest, APhaseFarFromTheOthersMakesGrowthIrregular) {
  EXPECT_EQ(Grow({0, 60, 200, 224, 344, 344}).kind, GrowthClass::kIrregular);
  EXPECT_EQ(Grow({0, 60, 200, 400, 520, 520}).kind, GrowthClass::kIrregular);
}

TEST(GrowthTest, FewObjectsAreJudgedTogetherWithThoseOfTheIdlePhase) {
  EXPECT_EQ(Grow({0, 1, 2, 3, 4, 10}).kind, GrowthClass::kByTime);
  EXPECT_EQ(Grow({0, 1, 3, 5, 7, 8}, {{6}, {14}, {8}, {12}, {0, true}}).kind, GrowthClass::kNone);
}

TEST(GrowthTest, APhaseWithoutRequestsThatCountIsNotIdle) {
  const GrowthVerdict verdict = Grow({0, 60, 100, 180}, {{60}, {0}, {80}});
  EXPECT_EQ(verdict.kind, GrowthClass::kCertain);
  EXPECT_EQ(verdict.idle_growth, 0);
}

TEST(GrowthTest, AHuntWithoutRequestsProvesNothing) {
  EXPECT_EQ(Grow({0, 60, 120}, {{0, true}, {0, true}}).kind, GrowthClass::kNone);
}

}  // namespace
}  // namespace stillheld
