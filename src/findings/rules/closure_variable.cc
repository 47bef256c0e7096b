// SH114: a container that a decorator or a factory closes over lives as long as the function it made.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  return facts.owner == OwnerKind::kClosure ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("{} closes over a {} that gains {}{}", facts.owner_type, ShortType(facts.container_type),
                     ItemsPerRequest(facts), NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  return fmt::format("bound it ({}), or make it inside the call", HowToBound(facts));
}

}  // namespace

const Rule kClosureVariable = {"SH114", "variable of a closure", Recognise, Why, Fix};

}  // namespace stillheld
