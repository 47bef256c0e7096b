#include "load/phase_plan.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>
#include <set>

namespace stillheld {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::Ge;

uint64_t Sum(const RequestCounts& counts) { return std::accumulate(counts.begin(), counts.end(), uint64_t{0}); }

TEST(PhasePlan, ByDefaultIsAWarmUpAndFourPhasesOfSixHundredRequests) {
  const PhasePlan plan = PlanPhases(1, {});
  EXPECT_THAT(plan.warmup, ElementsAre(100));
  EXPECT_THAT(plan.phases, ElementsAre(ElementsAre(90), ElementsAre(210), ElementsAre(120), ElementsAre(180)));
  EXPECT_EQ(plan.total(), 600);
}

TEST(PhasePlan, HasTheTotalAskedForWhateverIsDivided) {
  for (uint64_t endpoints : {1, 2, 3}) EXPECT_EQ(PlanPhases(endpoints, {}).total(), 600) << endpoints;
  EXPECT_EQ(PlanPhases(2, {.phases = 3, .requests_per_phase = 101, .warmup = 0}).total(), 303);
}

TEST(PhasePlan, TellsEndpointsApartWithOneSolution) {
  // With the column of ones there must be one column fewer than phases; then noise of one object stays small.
  EXPECT_LT(PlanPhases(1, {}).condition_number, 10);
  EXPECT_LT(PlanPhases(2, {}).condition_number, 10);
  EXPECT_LT(PlanPhases(3, {}).condition_number, 10);
  EXPECT_LT(PlanPhases(5, {.phases = 8, .requests_per_phase = 150, .warmup = 100}).condition_number, 12);
}

TEST(PhasePlan, SaysThatMoreEndpointsThanPhasesHaveNoSingleSolution) {
  const PhasePlan plan = PlanPhases(6, {});
  EXPECT_TRUE(std::isinf(plan.condition_number));
  EXPECT_GT(plan.separation, 0.3);
}

TEST(PhasePlan, KeepsTwoOfManyEndpointsFromRunningParallel) {
  for (uint64_t endpoints : {2, 4, 8, 12, 20}) EXPECT_GT(PlanPhases(endpoints, {}).separation, 0.12) << endpoints;
}

TEST(PhasePlan, DoesNotCallOnePhaseWellConditioned) {
  const PhasePlan plan = PlanPhases(2, {.phases = 1, .requests_per_phase = 50, .warmup = 10});
  EXPECT_TRUE(std::isinf(plan.condition_number));
  EXPECT_NEAR(plan.separation, 0, 1e-6);
}

TEST(PhasePlan, GivesEachEndpointEnoughInEachPhase) {
  for (uint64_t endpoints : {1, 3, 6, 30}) {
    const PhasePlan plan = PlanPhases(endpoints, {.phases = 4, .requests_per_phase = 1, .warmup = 1});
    EXPECT_THAT(plan.warmup, Each(Ge(kMinRequests)));
    for (const RequestCounts& counts : plan.phases) EXPECT_THAT(counts, Each(Ge(kMinRequests))) << endpoints;
  }
}

TEST(PhasePlan, LeavesOutTheWarmUpWhenAskedTo) {
  EXPECT_THAT(PlanPhases(2, {.phases = 2, .requests_per_phase = 50, .warmup = 0}).warmup, Each(0));
}

TEST(PhasePlan, IsTheSameEachTime) { EXPECT_EQ(PlanPhases(5, {}).phases, PlanPhases(5, {}).phases); }

TEST(PhasePlan, AnExtraPhaseDiffersFromTheOthersInItsProportions) {
  const PhasePlan plan = PlanPhases(3, {});
  std::set<RequestCounts> rows(plan.phases.begin(), plan.phases.end());
  for (uint64_t extra = 0; extra < 4; ++extra) {
    const RequestCounts counts = ExtraPhase(plan, extra);
    EXPECT_EQ(Sum(counts), Sum(plan.phases[extra]));
    EXPECT_TRUE(rows.insert(counts).second) << extra;
  }
}

TEST(PhasePlan, AnExtraPhaseOfOneEndpointRepeatsTheSizes) {
  const PhasePlan plan = PlanPhases(1, {});
  EXPECT_THAT(ExtraPhase(plan, 0), ElementsAre(90));
  EXPECT_THAT(ExtraPhase(plan, 5), ElementsAre(210));
}

}  // namespace
}  // namespace stillheld
