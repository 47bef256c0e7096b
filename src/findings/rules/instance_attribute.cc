// SH115: an object that outlives its requests collects something in an attribute.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  return facts.owner == OwnerKind::kInstance ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("the {} .{} of {} that outlives its requests gains {}{}", ShortType(facts.container_type),
                     facts.name, WithArticle(facts.owner_type), ItemsPerRequest(facts), NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  return fmt::format("remove from .{} at the end of the request what the request put there, or bound it ({})",
                     facts.name, HowToBound(facts));
}

}  // namespace

const Rule kInstanceAttribute = {"SH115", "attribute of a long-lived object", Recognise, Why, Fix};

}  // namespace stillheld
