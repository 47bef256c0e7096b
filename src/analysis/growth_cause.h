// GrowthCause: the growth test and the coded load together. Which endpoints feed a container, and does it grow in step
// with the requests to those?
#ifndef STILLHELD_ANALYSIS_GROWTH_CAUSE_H_
#define STILLHELD_ANALYSIS_GROWTH_CAUSE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/endpoints.h"
#include "analysis/growth_trend.h"

namespace stillheld {

// Phases as they happened, with the idle ones; `requests` are those to all endpoints.
struct CodedPhases {
  std::vector<GrowthPhase> phases;
  RequestMatrix requests;  // rows: the phases that are not idle, in order
};

struct GrowthCause {
  GrowthVerdict growth;                       // by the requests to the endpoints that explain it, else by all
  std::optional<EndpointSolution> endpoints;  // nullopt if no few endpoints explain the growth
};

// lengths: one more than phases.
GrowthCause ExplainGrowth(std::span<const uint32_t> lengths, const CodedPhases& load);
// The same of amounts that are not counted in objects, such as the length of a text: of those one request may add a
// little more than another.
GrowthCause ExplainAmounts(std::span<const uint32_t> amounts, const CodedPhases& load);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_GROWTH_CAUSE_H_
