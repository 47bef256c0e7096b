// SH110: counters per label (a path, a user, an id) grow with every label ever seen.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  const std::string_view type = ShortType(facts.container_type);
  if (type == "Counter") return RuleAnswer::kLeak;
  static constexpr std::array<std::string_view, 6> kNames = {"metric",    "counter", "stats",
                                                             "histogram", "gauge",   "labels"};
  const bool named = std::ranges::any_of(kNames, [&](std::string_view part) { return Mentions(facts.name, part); });
  if (!facts.key_type.empty() && named) return RuleAnswer::kLeak;
  const bool counts = facts.kept_type == "int" || facts.kept_type == "float";
  return type == "defaultdict" && counts ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("{} counts per label, and gets {} for a label that was not there before", facts.holder,
                     ItemsPerRequest(facts));
}

std::string Fix(const GrowthFacts&) {
  return "count by labels that are few (the route's pattern, not the path; the status, not the id), or send the counts "
         "away "
         "and clear them at intervals";
}

}  // namespace

const Rule kLabelMetric = {"SH110", "metric with unbounded labels", Recognise, Why, Fix};

}  // namespace stillheld
