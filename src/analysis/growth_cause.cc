#include "analysis/growth_cause.h"

#include <algorithm>
#include <utility>

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

// Several endpoints fit any growth if there are few phases and many of them. One endpoint that fits nearly as well is
// more likely: what it adds varies a little (a text with a number in it).
constexpr double kNearlyAsWell = 0.15;

std::optional<EndpointSolution> PreferOne(std::optional<EndpointSolution> exact, const RequestMatrix& requests,
                                          std::span<const double> growth) {
  if (!exact || exact->shares.size() < 2 || exact->rivals <= kFewRivals) return exact;
  auto simple = SolveEndpoints(requests, growth, kNearlyAsWell);
  return simple && simple->shares.size() == 1 ? simple : exact;
}

// Something that begins to leak after its hundredth request: the phases before that are no evidence against it. So few
// phases are left then that some endpoint fits a small number by chance.
constexpr size_t kLeastPhases = 3;
constexpr double kLeastPerPhase = 10;  // objects
constexpr double kClearlyLess = 0.9;

struct EarlyPhase {
  double growth;
  std::vector<double> sent;  // by endpoint
};

// Whether each of these phases added less than its requests would have, and lost nothing.
bool BeganAfter(const std::vector<EarlyPhase>& early, const EndpointShare& share) {
  return std::ranges::all_of(early, [&](const EarlyPhase& phase) {
    return phase.growth >= 0 && phase.growth < kClearlyLess * share.objects_per_request * phase.sent[share.endpoint];
  });
}

std::optional<GrowthCause> ExplainLateStart(std::span<const uint32_t> lengths, const CodedPhases& load) {
  CodedPhases late = load;
  std::vector<EarlyPhase> early;
  while (late.requests.phases > kLeastPhases && !late.phases.empty()) {
    const bool was_busy = !late.phases.front().idle;
    const double growth_before = static_cast<double>(lengths[1]) - static_cast<double>(lengths[0]);
    late.phases.erase(late.phases.begin());
    lengths = lengths.subspan(1);
    if (!was_busy) continue;
    const auto row_end = late.requests.requests.begin() + static_cast<ptrdiff_t>(late.requests.endpoints);
    early.push_back({growth_before, {late.requests.requests.begin(), row_end}});
    late.requests.requests.erase(late.requests.requests.begin(), row_end);
    --late.requests.phases;
    const std::vector<double> growth = GrowthOfBusyPhases(lengths, late);
    if (std::ranges::min(growth) < kLeastPerPhase) continue;
    GrowthCause cause;
    cause.endpoints = SolveEndpoints(late.requests, growth);
    if (!cause.endpoints || cause.endpoints->shares.size() != 1 || cause.endpoints->rivals > kFewRivals) continue;
    cause.growth = TestGrowth(lengths, Weigh(late, *cause.endpoints));
    const bool is_certain = cause.growth.kind == GrowthClass::kCertain;
    if (is_certain && BeganAfter(early, cause.endpoints->shares.front())) return cause;
  }
  return std::nullopt;
}

GrowthCause Explain(std::span<const uint32_t> lengths, const CodedPhases& load, bool varies) {
  CHECK(lengths.size() == load.phases.size() + 1);
  const std::vector<double> growth = GrowthOfBusyPhases(lengths, load);
  CHECK(growth.size() == load.requests.phases);
  GrowthCause cause;
  if (lengths.back() < lengths.front() + kLeastGrowth) {
    cause.growth = TestGrowth(lengths, load.phases);
    return cause;
  }
  cause.endpoints = SolveEndpoints(load.requests, growth);
  if (varies) cause.endpoints = PreferOne(std::move(cause.endpoints), load.requests, growth);
  const bool exact = cause.endpoints.has_value();
  if (!exact) cause.endpoints = SolveEndpoints(load.requests, growth, kRoughShare);
  if (cause.endpoints) cause.growth = TestGrowth(lengths, Weigh(load, *cause.endpoints));
  if (!cause.endpoints || !GrowsPerRequest(cause.growth.kind)) {
    cause.growth = TestGrowth(lengths, load.phases);
    if (!GrowsPerRequest(cause.growth.kind)) cause.endpoints.reset();
  }
  if (!exact && cause.growth.kind == GrowthClass::kCertain) cause.growth.kind = GrowthClass::kLikely;
  if (cause.growth.kind == GrowthClass::kIrregular) {
    if (auto late = ExplainLateStart(lengths, load)) return *std::move(late);
  }
  return cause;
}

}  // namespace

GrowthCause ExplainGrowth(std::span<const uint32_t> lengths, const CodedPhases& load) {
  return Explain(lengths, load, false);
}

GrowthCause ExplainAmounts(std::span<const uint32_t> amounts, const CodedPhases& load) {
  return Explain(amounts, load, true);
}

}  // namespace stillheld
