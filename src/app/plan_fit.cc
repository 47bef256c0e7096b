#include "app/plan_fit.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace stillheld {
namespace {

// The least that tells "per request" from "per phase" and a leak from chance.
constexpr uint64_t kFewest = 3;

uint64_t Lowered(uint64_t count, double factor, size_t phase) {
  const auto lowered = static_cast<uint64_t>(std::llround(static_cast<double>(count) * factor));
  return std::max<uint64_t>(lowered, kFewest + 2 * (phase % 2));
}

}  // namespace

PhasePlan FitPlan(PhasePlan plan, std::span<const double> seconds_per_request) {
  CHECK(plan.warmup.size() == seconds_per_request.size());
  for (size_t endpoint = 0; endpoint < seconds_per_request.size(); ++endpoint) {
    uint64_t requests = 0;
    for (const RequestCounts& counts : plan.phases) requests += counts[endpoint];
    const double seconds = static_cast<double>(requests) * seconds_per_request[endpoint];
    if (seconds <= kSecondsPerEndpoint) continue;
    const double factor = kSecondsPerEndpoint / seconds;
    for (size_t phase = 0; phase < plan.phases.size(); ++phase) {
      plan.phases[phase][endpoint] = Lowered(plan.phases[phase][endpoint], factor, phase);
    }
    plan.warmup[endpoint] = Lowered(plan.warmup[endpoint], factor, 0);
  }
  return plan;
}

}  // namespace stillheld
