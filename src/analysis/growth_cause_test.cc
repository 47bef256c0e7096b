#include "analysis/growth_cause.h"

#include <gtest/gtest.h>

#include <vector>

namespace stillheld {
namespace {

// Two endpoints, whose requests together are the same in each phase: only apart do they tell anything.
const CodedPhases kLoad{.phases = {{70}, {70}, {70}, {70}, {0, true}},
                        .requests = {.phases = 4, .endpoints = 2, .requests = {60, 10, 10, 60, 30, 40, 50, 20}}};

GrowthCause Explain(std::vector<uint32_t> lengths) { return ExplainGrowth(lengths, kLoad); }

TEST(GrowthCauseTest, GrowthIsJudgedByTheRequestsToTheEndpointThatFeedsIt) {
  const GrowthCause cause = Explain({0, 60, 70, 100, 150, 150});
  EXPECT_EQ(cause.growth.kind, GrowthClass::kCertain);
  ASSERT_TRUE(cause.endpoints.has_value());
  ASSERT_EQ(cause.endpoints->shares.size(), 1u);
  EXPECT_EQ(cause.endpoints->shares[0].endpoint, 0u);
}

TEST(GrowthCauseTest, RequestsOfTwoEndpointsAreWeighedByWhatEachAdds) {
  const GrowthCause cause = Explain({0, 90, 280, 430, 540, 540});
  EXPECT_EQ(cause.growth.kind, GrowthClass::kCertain);
  EXPECT_NEAR(cause.growth.slope, 3, 1e-6);
}

// The first endpoint adds one object a request, the second or the third, which get nearly the same, a tenth of one.
const CodedPhases kRivals{
    .phases = {{102}, {298}, {262}, {142}},
    .requests = {.phases = 4, .endpoints = 3, .requests = {60, 20, 22, 140, 80, 78, 80, 90, 92, 120, 10, 12}}};
const std::vector<uint32_t> kOfTwo = {0, 62, 210, 299, 420};

TEST(GrowthCauseTest, TheSecondEndpointOfCountedObjectsIsNotLostToOneThatFitsNearlyAsWell) {
  const GrowthCause cause = ExplainGrowth(kOfTwo, kRivals);
  ASSERT_TRUE(cause.endpoints.has_value());
  EXPECT_EQ(cause.endpoints->shares.size(), 2u);
}

TEST(GrowthCauseTest, OfAmountsThatVaryALittleOneEndpointIsMoreLikelyThanTwo) {
  const GrowthCause cause = ExplainAmounts(kOfTwo, kRivals);
  ASSERT_TRUE(cause.endpoints.has_value());
  ASSERT_EQ(cause.endpoints->shares.size(), 1u);
  EXPECT_EQ(cause.endpoints->shares[0].endpoint, 0u);
}

TEST(GrowthCauseTest, GrowthInRoughProportionToAnEndpointIsLikely) {
  const GrowthCause cause = Explain({0, 66, 77, 104, 156, 156});
  EXPECT_EQ(cause.growth.kind, GrowthClass::kLikely);
  ASSERT_TRUE(cause.endpoints.has_value());
  EXPECT_EQ(cause.endpoints->shares[0].endpoint, 0u);
}

// Three endpoints; each phase sends the same number of requests.
const CodedPhases kLongLoad{
    .phases = {{100}, {100}, {100}, {100}, {100}, {100}, {0, true}},
    .requests = {.phases = 6,
                 .endpoints = 3,
                 .requests = {50, 20, 30, 20, 50, 30, 30, 50, 20, 53, 17, 30, 41, 29, 30, 17, 30, 53}}};

TEST(GrowthCauseTest, WhatBeginsToLeakLaterIsFedByTheEndpointOfThePhasesSince) {
  const GrowthCause cause = ExplainGrowth(std::vector<uint32_t>{5, 5, 5, 35, 88, 129, 146, 146}, kLongLoad);
  EXPECT_EQ(cause.growth.kind, GrowthClass::kCertain);
  ASSERT_TRUE(cause.endpoints.has_value());
  ASSERT_EQ(cause.endpoints->shares.size(), 1u);
  EXPECT_EQ(cause.endpoints->shares[0].endpoint, 0u);
}

TEST(GrowthCauseTest, WhatGrewInABurstBeforeItGrewInStepDidNotBeginLater) {
  const GrowthCause cause = ExplainGrowth(std::vector<uint32_t>{5, 305, 305, 335, 388, 429, 446, 446}, kLongLoad);
  EXPECT_FALSE(GrowsPerRequest(cause.growth.kind));
}

TEST(GrowthCauseTest, AFewObjectsInEachPhaseProveNoLateStart) {
  const GrowthCause cause = ExplainGrowth(std::vector<uint32_t>{5, 5, 5, 8, 13, 17, 19, 19}, kLongLoad);
  EXPECT_FALSE(GrowsPerRequest(cause.growth.kind));
}

TEST(GrowthCauseTest, WhatStoppedGrowingOrShrankHasNoEndpoint) {
  for (const auto& [lengths, kind] : {std::pair(std::vector<uint32_t>{0, 60, 70, 70, 70, 70}, GrowthClass::kSaturated),
                                      std::pair(std::vector<uint32_t>{150, 90, 80, 50, 0, 0}, GrowthClass::kShrinks)}) {
    const GrowthCause cause = Explain(lengths);
    EXPECT_EQ(cause.growth.kind, kind);
    EXPECT_FALSE(cause.endpoints.has_value());
  }
}

}  // namespace
}  // namespace stillheld
