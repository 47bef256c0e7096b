#include "analysis/endpoints.h"

#include <gtest/gtest.h>

#include <cmath>

namespace stillheld {
namespace {

const RequestMatrix kOneEndpoint{.phases = 4, .endpoints = 1, .requests = {60, 140, 80, 120}};

const RequestMatrix kSixEndpoints{.phases = 7, .endpoints = 6, .requests = {40, 10, 20, 30, 50, 15,  //
                                                                            10, 50, 30, 20, 15, 40,  //
                                                                            20, 30, 50, 10, 40, 20,  //
                                                                            30, 20, 15, 50, 10, 45,  //
                                                                            50, 40, 10, 15, 20, 30,  //
                                                                            15, 20, 40, 45, 30, 10,  //
                                                                            25, 45, 35, 40, 10, 20}};

std::vector<double> Growth(const RequestMatrix& matrix, std::vector<double> rates) {
  std::vector<double> growth(matrix.phases);
  for (size_t phase = 0; phase < matrix.phases; ++phase) {
    for (size_t endpoint = 0; endpoint < matrix.endpoints; ++endpoint) {
      growth[phase] += matrix.at(phase, endpoint) * rates[endpoint];
    }
  }
  return growth;
}

TEST(Endpoints, OneEndpointThatAddsOneObject) {
  auto solution = SolveEndpoints(kOneEndpoint, std::vector<double>{60, 140, 80, 120});
  ASSERT_TRUE(solution);
  ASSERT_EQ(solution->shares.size(), 1u);
  EXPECT_DOUBLE_EQ(solution->shares[0].objects_per_request, 1.0);
  EXPECT_GT(solution->shares[0].low, 0.99);
  EXPECT_LT(solution->shares[0].high, 1.01);
  EXPECT_EQ(solution->rivals, 0);
}

TEST(Endpoints, ASharedContainerIsFedOneAndThree) {
  auto solution = SolveEndpoints(kSixEndpoints, Growth(kSixEndpoints, {1, 3, 0, 0, 0, 0}));
  ASSERT_TRUE(solution);
  ASSERT_EQ(solution->shares.size(), 2u);
  EXPECT_EQ(solution->shares[0].endpoint, 1u);
  EXPECT_NEAR(solution->shares[0].objects_per_request, 3, 1e-9);
  EXPECT_EQ(solution->shares[1].endpoint, 0u);
  EXPECT_NEAR(solution->shares[1].objects_per_request, 1, 1e-9);
  EXPECT_NEAR(solution->worst_residual, 0, 1e-9);
}

TEST(Endpoints, ALeakOfEveryFourthRequestIsAQuarter) {
  std::vector<double> growth = Growth(kSixEndpoints, {0, 0, 0.25, 0, 0, 0});
  double due = 0;
  for (double& objects : growth) {
    double before = std::floor(due);
    due += objects;
    objects = std::floor(due) - before;
  }
  auto solution = SolveEndpoints(kSixEndpoints, growth);
  ASSERT_TRUE(solution);
  ASSERT_EQ(solution->shares.size(), 1u);
  EXPECT_EQ(solution->shares[0].endpoint, 2u);
  EXPECT_NEAR(solution->shares[0].objects_per_request, 0.25, 0.02);
  EXPECT_LE(solution->shares[0].low, 0.25);
  EXPECT_GE(solution->shares[0].high, 0.25);
}

TEST(Endpoints, ThreePhasesSufficeForSixEndpoints) {
  RequestMatrix matrix = kSixEndpoints;
  matrix.phases = 3;
  matrix.requests.resize(18);
  auto solution = SolveEndpoints(matrix, Growth(matrix, {0, 0, 0, 2, 0, 0}));
  ASSERT_TRUE(solution);
  ASSERT_EQ(solution->shares.size(), 1u);
  EXPECT_EQ(solution->shares[0].endpoint, 3u);
}

TEST(Endpoints, ACacheTurningOverFitsNoEndpoint) {
  EXPECT_FALSE(SolveEndpoints(kSixEndpoints, std::vector<double>{12, -9, 4, -7, 11, -3, 5}));
}

TEST(Endpoints, AOneTimeFillFitsNoEndpoint) {
  EXPECT_FALSE(SolveEndpoints(kSixEndpoints, std::vector<double>{90, 0, 0, 0, 0, 0, 0}));
}

TEST(Endpoints, GrowthPerPhaseFitsNoSingleEndpoint) {
  auto solution = SolveEndpoints(kOneEndpoint, std::vector<double>{10, 10, 10, 10});
  EXPECT_FALSE(solution);
}

TEST(Endpoints, OneObjectPerPhaseBesidesDoesNotBlurTheRate) {
  auto solution = SolveEndpoints(kOneEndpoint, std::vector<double>{61, 141, 81, 121});
  ASSERT_TRUE(solution);
  EXPECT_NEAR(solution->shares[0].objects_per_request, 1, 1e-9);
  EXPECT_NEAR(solution->per_phase, 1, 1e-9);
}

TEST(Endpoints, UnevenGrowthFitsOnlyRoughly) {
  const std::vector<double> growth = {50, 130, 95, 105};
  EXPECT_FALSE(SolveEndpoints(kOneEndpoint, growth));
  EXPECT_TRUE(SolveEndpoints(kOneEndpoint, growth, 0.25));
}

TEST(Endpoints, NothingFitsShrinking) {
  EXPECT_FALSE(SolveEndpoints(kOneEndpoint, std::vector<double>{-60, -140, -80, -120}));
}

TEST(Endpoints, EqualColumnsAreSaidToBeAmbiguous) {
  RequestMatrix matrix{.phases = 3, .endpoints = 2, .requests = {60, 60, 140, 140, 80, 80}};
  auto solution = SolveEndpoints(matrix, std::vector<double>{60, 140, 80});
  ASSERT_TRUE(solution);
  EXPECT_GE(solution->rivals, 1);
  EXPECT_TRUE(std::isinf(ConditionNumber(matrix)));
}

TEST(Endpoints, TwoOfManyEndpointsThatFitInFewPhasesHaveRivalsByChance) {
  // Four phases and twenty endpoints: some pair comes close to whatever grows.
  RequestMatrix few{.phases = 4, .endpoints = 20}, many{.phases = 8, .endpoints = 20};
  for (size_t phase = 0; phase < many.phases; ++phase) {
    for (size_t endpoint = 0; endpoint < many.endpoints; ++endpoint) {
      many.requests.push_back(static_cast<double>(10 + (phase * 37 + endpoint * 53 + phase * endpoint * 17) % 50));
    }
  }
  few.requests.assign(many.requests.begin(), many.requests.begin() + 80);
  std::vector<double> rates(20);
  rates[3] = 1, rates[7] = 2;
  const auto uneven = [&](const RequestMatrix& matrix) {
    std::vector<double> growth = Growth(matrix, rates);
    growth[1] += 1;  // a residual that is allowed
    return growth;
  };
  const auto guess = SolveEndpoints(few, uneven(few)), sure = SolveEndpoints(many, uneven(many));
  ASSERT_TRUE(guess && sure);
  EXPECT_GT(guess->rivals, 0.05);
  EXPECT_LT(sure->rivals, 0.001);
  EXPECT_EQ(sure->shares[0].endpoint, 7u);
  EXPECT_EQ(sure->shares[1].endpoint, 3u);
}

TEST(Endpoints, AnEndpointWithoutRequestsIsNeverBlamed) {
  RequestMatrix matrix{.phases = 2, .endpoints = 2, .requests = {0, 60, 0, 140}};
  auto solution = SolveEndpoints(matrix, std::vector<double>{60, 140});
  ASSERT_TRUE(solution);
  EXPECT_EQ(solution->shares[0].endpoint, 1u);
}

TEST(Endpoints, TheConditionNumberOfIndependentPhasesIsOne) {
  RequestMatrix matrix{.phases = 2, .endpoints = 2, .requests = {10, 0, 0, 20}};
  EXPECT_NEAR(ConditionNumber(matrix), 1, 1e-9);
  EXPECT_LT(ConditionNumber(kSixEndpoints), 20);
}

}  // namespace
}  // namespace stillheld
