// SH125: what a cached_property returned is kept as long as its object: of a long-lived object, for ever.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  return facts.is_cached_property ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format(
      "the cached_property .{} was computed once for {}, which outlives its requests; the {} that it "
      "returned gains {}{}",
      facts.name, WithArticle(facts.owner_type), ShortType(facts.container_type), ItemsPerRequest(facts),
      NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  return fmt::format(
      "make .{} a property that is computed anew, or let it return something that nobody adds to (a tuple)",
      facts.name);
}

}  // namespace

const Rule kCachedProperty = {"SH125", "cached_property of a long-lived object", Recognise, Why, Fix};

}  // namespace stillheld
