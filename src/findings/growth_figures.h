// What the growth test says of a finding, in figures.
#ifndef STILLHELD_FINDINGS_GROWTH_FIGURES_H_
#define STILLHELD_FINDINGS_GROWTH_FIGURES_H_

#include <string>
#include <vector>

#include "analysis/growth_cause.h"
#include "findings/experiment.h"
#include "findings/finding.h"

namespace stillheld {

// Sets slope, slope_error, requests and phases.
void SetGrowthFigures(const GrowthCause& cause, const Experiment& experiment, Finding& finding);

// How much a request to each endpoint adds, if each object takes `size_bytes`; empty if no few endpoints explain the
// growth. `endpoints` are the columns of the request matrix.
std::vector<EndpointRate> EndpointRates(const GrowthCause& cause, const std::vector<std::string>& endpoints,
                                        double size_bytes);

// What was counted in bytes is one piece of memory per request, however many bytes it has.
void CountAsOne(EndpointRate& rate);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_GROWTH_FIGURES_H_
