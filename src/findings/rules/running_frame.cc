// SH112: a local of a function that never returns: a worker's loop, a server's main loop.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  return facts.owner == OwnerKind::kFrame ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("the function {} does not return, and its local {} gains {}{}", facts.owner_type, facts.name,
                     ItemsPerRequest(facts), NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  return fmt::format("empty {} in each turn of the loop, or bound it ({})", facts.name, HowToBound(facts));
}

}  // namespace

const Rule kRunningFrame = {"SH112", "local of a function that never returns", Recognise, Why, Fix};

}  // namespace stillheld
