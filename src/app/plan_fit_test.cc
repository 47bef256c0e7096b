#include "app/plan_fit.h"

#include <gtest/gtest.h>

#include <set>

namespace stillheld {
namespace {

TEST(PlanFit, LeavesQuickEndpointsAlone) {
  const PhasePlan plan = PlanPhases(2, {});
  const PhasePlan fitted = FitPlan(plan, std::vector<double>{0.001, 0.002});
  EXPECT_EQ(fitted.phases, plan.phases);
  EXPECT_EQ(fitted.warmup, plan.warmup);
}

TEST(PlanFit, LowersOnlyTheSlowEndpoint) {
  const PhasePlan plan = PlanPhases(2, {});
  const PhasePlan fitted = FitPlan(plan, std::vector<double>{0.001, 0.1});
  double seconds = 0;
  for (size_t phase = 0; phase < plan.phases.size(); ++phase) {
    EXPECT_EQ(fitted.phases[phase][0], plan.phases[phase][0]);
    seconds += 0.1 * static_cast<double>(fitted.phases[phase][1]);
  }
  EXPECT_LE(seconds, 2 * kSecondsPerEndpoint);
}

TEST(PlanFit, AnEndpointThatTakesSecondsStillGetsDifferentCounts) {
  const PhasePlan fitted = FitPlan(PlanPhases(1, {}), std::vector<double>{5.0});
  std::set<uint64_t> different;
  for (const RequestCounts& counts : fitted.phases) different.insert(counts[0]);
  EXPECT_GT(different.size(), 1U);
  EXPECT_EQ(different.count(0), 0U);
}

}  // namespace
}  // namespace stillheld
