#include "analysis/growth_cause.h"

#include <algorithm>

#include "base/check.h"

namespace stillheld {
namespace {

// Of growth that is uneven, but roughly in proportion to some endpoints.
constexpr double kRoughShare = 0.25;

std::vector<double> GrowthOfBusyPhases(std::span<const uint32_t> lengths, const CodedPhases& load) {
  std::vector<double> growth;
  for (size_t i = 0; i < load.phases.size(); ++i) {
    if (!load.phases[i].idle) growth.push_back(static_cast<double>(lengths[i + 1]) - static_cast<double>(lengths[i]));
  }
  return growth;
}

// The phases with the requests that count: to the endpoints of the solution, weighed by their share of the growth.
std::vector<GrowthPhase> Weigh(const CodedPhases& load, const EndpointSolution& solution) {
  std::vector<GrowthPhase> weighed = load.phases;
  const double largest = solution.shares.front().objects_per_request;
  size_t row = 0;
  for (GrowthPhase& phase : weighed) {
    if (phase.idle) continue;
    phase.requests = 0;
    for (const EndpointShare& share : solution.shares) {
      phase.requests += load.requests.at(row, share.endpoint) * share.objects_per_request / largest;
    }
    ++row;
  }
  return weighed;
}

}  // namespace

GrowthCause ExplainGrowth(std::span<const uint32_t> lengths, const CodedPhases& load) {
  CHECK(lengths.size() == load.phases.size() + 1);
  const std::vector<double> growth = GrowthOfBusyPhases(lengths, load);
  CHECK(growth.size() == load.requests.phases);
  GrowthCause cause;
  if (lengths.back() < lengths.front() + kLeastGrowth) {
    cause.growth = TestGrowth(lengths, load.phases);
    return cause;
  }
  cause.endpoints = SolveEndpoints(load.requests, growth);
  const bool exact = cause.endpoints.has_value();
  if (!exact) cause.endpoints = SolveEndpoints(load.requests, growth, kRoughShare);
  if (cause.endpoints) cause.growth = TestGrowth(lengths, Weigh(load, *cause.endpoints));
  if (!cause.endpoints || !GrowsPerRequest(cause.growth.kind)) {
    cause.growth = TestGrowth(lengths, load.phases);
    if (!GrowsPerRequest(cause.growth.kind)) cause.endpoints.reset();
  }
  if (!exact && cause.growth.kind == GrowthClass::kCertain) cause.growth.kind = GrowthClass::kLikely;
  return cause;
}

}  // namespace stillheld
