// PhasePlan: how many requests each endpoint gets in each phase of a hunt.
//
// Growth is told apart by counting alone: the judge solves M·x = growth, where a row of M is a phase and a column an
// endpoint. For that the columns must point in different directions, also different from "the same in every phase",
// which is what grows per phase and not per request. With no more endpoints than phases the system has one solution;
// with more, the sparse solution is found as long as no two columns are nearly parallel.
#ifndef STILLHELD_LOAD_PHASE_PLAN_H_
#define STILLHELD_LOAD_PHASE_PLAN_H_

#include <cstdint>
#include <vector>

namespace stillheld {

struct PhaseSizes {
  uint64_t phases = 4;
  uint64_t requests_per_phase = 150;  // on average over the phases; raised so that each endpoint gets enough
  uint64_t warmup = 100;              // in all, spread evenly; each endpoint gets at least kMinRequests
};

// What a growth of one object per request needs to stand out in a phase.
constexpr uint64_t kMinRequests = 10;

using RequestCounts = std::vector<uint64_t>;  // by endpoint

struct PhasePlan {
  RequestCounts warmup;
  std::vector<RequestCounts> phases;
  // Of the columns of M with one of ones added, each scaled to length 1: largest by smallest singular value. 1 is the
  // best there is; infinite if there are more columns than phases.
  double condition_number = 0;
  // The smallest angle between two of those columns, as its sine: 1 is the best, 0 means not to be told apart.
  double separation = 0;

  uint64_t total() const;  // without the warm-up
};

// `endpoints` >= 1, `sizes.phases` >= 1. The same arguments give the same plan.
PhasePlan PlanPhases(uint64_t endpoints, const PhaseSizes& sizes);

// The counts of one more phase, when those of the plan left a question open; `extra` counts from 0.
RequestCounts ExtraPhase(const PhasePlan& plan, uint64_t extra);

}  // namespace stillheld

#endif  // STILLHELD_LOAD_PHASE_PLAN_H_
