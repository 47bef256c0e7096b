// FitPlan: the counts of a plan, lowered for endpoints that answer slowly, so that a hunt stays short.
#ifndef STILLHELD_APP_PLAN_FIT_H_
#define STILLHELD_APP_PLAN_FIT_H_

#include <span>

#include "load/phase_plan.h"

namespace stillheld {

// What one endpoint may take of the time of all phases together.
inline constexpr double kSecondsPerEndpoint = 2.5;

// seconds_per_request: by endpoint, as measured. Lowered counts still differ from phase to phase.
PhasePlan FitPlan(PhasePlan plan, std::span<const double> seconds_per_request);

}  // namespace stillheld

#endif  // STILLHELD_APP_PLAN_FIT_H_
