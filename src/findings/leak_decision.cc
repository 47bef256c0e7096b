#include "findings/leak_decision.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/endpoints.h"

namespace stillheld {
namespace {

// Where a bound may be ahead, the container has to become this many times as long as it was before it counts as a leak.
constexpr uint64_t kManyTimes = 4;
constexpr uint64_t kTwice = 2;
constexpr uint64_t kMostToPass = 5000;  // requests
constexpr uint64_t kMostPhases = 12;

uint64_t Missing(uint64_t requests) { return requests < kEnoughRequests ? kEnoughRequests - requests : 0; }

std::string Fullness(const Evidence& evidence) {
  const std::string bound = BoundText(evidence.bound);
  if (evidence.bound.kind == BoundKind::kFixed && evidence.last_length >= evidence.bound.limit) {
    return fmt::format("full at {}", bound);
  }
  if (evidence.last_length >= evidence.bound.limit) return fmt::format("kept near {}", bound);
  return fmt::format("still filling: {} of {}", evidence.last_length, bound);
}

// "its capacity 1000000000 is too large to be a bound"; empty if it has none.
std::string FarAway(const BoundSign& bound) {
  if (bound.kind != BoundKind::kNone || bound.limit == 0) return "";
  return fmt::format("its {} {} is too large to bound anything", bound.name, bound.limit);
}

bool HasGrownBy(const Evidence& evidence, uint64_t times) {
  return evidence.last_length >= times * std::max<uint64_t>(evidence.first_length, 1);
}

// Requests of the kinds that were sent until its length is beyond the limit in its code.
uint64_t RequestsToPass(const Evidence& evidence) {
  const uint64_t grown = evidence.last_length - std::min(evidence.first_length, evidence.last_length);
  const uint64_t left = evidence.bound.limit - std::min(evidence.bound.limit, evidence.last_length);
  if (grown == 0) return 0;
  return (left + left / 8 + 2) * evidence.requests / grown;
}

// Which endpoints it was is a guess while others explain the growth nearly as well: a phase of those alone decides.
uint64_t ToRefuteRivals(const Evidence& evidence) {
  return evidence.rivals > kFewRivals && evidence.phases < kMostPhases ? kLeastRequests : 0;
}

Decision DecideGrowing(const Evidence& evidence) {
  const bool enough = evidence.requests >= kEnoughRequests;
  if (evidence.bound.kind == BoundKind::kPruned && evidence.bound.limit > 0) {
    const uint64_t missing = RequestsToPass(evidence);
    return {.verdict = Verdict::kUnboundedYet,
            .reason = fmt::format("its code removes from it when it has more than {} items, and it has {}",
                                  evidence.bound.limit, evidence.last_length),
            .more_requests = missing <= kMostToPass ? missing : Missing(evidence.requests)};
  }
  if (evidence.bound.kind == BoundKind::kPruned && !(enough && HasGrownBy(evidence, kManyTimes))) {
    return {.verdict = Verdict::kUnboundedYet,
            .reason = fmt::format("code compares its length and removes from it, but it has not done so up to {} items",
                                  evidence.last_length),
            .more_requests = std::max(Missing(evidence.requests), evidence.requests)};
  }
  if (evidence.bound.kind == BoundKind::kMaybeOfBytes) {
    return {.verdict = Verdict::kUnboundedYet,
            .reason = fmt::format("its {} may be a limit of bytes, which it has not reached, and code removes from it",
                                  BoundText(evidence.bound)),
            .more_requests = 0};
  }
  if (evidence.bound.kind == BoundKind::kExpires) {
    return {.verdict = Verdict::kUnboundedYet,
            .reason = fmt::format("{} (line {}) drops what is too old, and nothing has been so while this hunt ran",
                                  evidence.bound.name, evidence.bound.line),
            .more_requests = 0};
  }
  if (evidence.requests < kLeastRequests) {
    return {.verdict = Verdict::kUnboundedYet,
            .reason = fmt::format("{} requests are too few to tell a leak from a cache that fills", evidence.requests),
            .more_requests = kLeastRequests - evidence.requests};
  }
  const bool nothing_removes = evidence.store_is_known && !evidence.removal_is_known;
  const bool decided = nothing_removes || (enough && HasGrownBy(evidence, kTwice));
  const uint64_t until_sure = decided ? 0 : Missing(evidence.requests);
  return {.verdict = Verdict::kLeak,
          .reason = FarAway(evidence.bound),
          .more_requests = std::max(until_sure, ToRefuteRivals(evidence))};
}

}  // namespace

std::string BoundText(const BoundSign& bound) {
  if (bound.kind == BoundKind::kExpires) return fmt::format("{}, in {}", kBoundByAge, bound.name);
  if (bound.kind == BoundKind::kNone) return "";
  return bound.limit == 0 ? bound.name : fmt::format("{} {}", bound.name, bound.limit);
}

Decision Decide(const Evidence& evidence) {
  if (evidence.bound.kind == BoundKind::kFixed || evidence.bound.kind == BoundKind::kNamed) {
    return {.verdict = Verdict::kBounded, .reason = Fullness(evidence)};
  }
  switch (evidence.growth) {
    case GrowthClass::kCertain:
    case GrowthClass::kLikely:
      return DecideGrowing(evidence);
    case GrowthClass::kSaturated:
      return {.verdict = Verdict::kSaturated,
              .reason = fmt::format("stopped growing at {} items while requests went on", evidence.last_length)};
    case GrowthClass::kSaturating:
      return {.verdict = Verdict::kSaturated, .reason = "grows ever less for the same number of requests"};
    case GrowthClass::kByTime:
      return {.verdict = Verdict::kNotPerRequest,
              .reason = "grows without requests as well: with time, or with those of other clients"};
    case GrowthClass::kPerPhase:
      return {.verdict = Verdict::kNotPerRequest, .reason = "grows by the same amount however many requests there are"};
    case GrowthClass::kIrregular:
    case GrowthClass::kShrinks:
    case GrowthClass::kNone:
      break;
  }
  return {.verdict = Verdict::kNotPerRequest, .reason = "does not grow in step with the requests"};
}

}  // namespace stillheld
