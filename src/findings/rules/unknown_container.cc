// SH100: a container of which only the path is known. Recognises everything.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts&) { return RuleAnswer::kMaybe; }

std::string Why(const GrowthFacts& facts) {
  return fmt::format("{} gains {}{}", facts.holder, ItemsPerRequest(facts), NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  return fmt::format("remove at the end of the request what the request has put there, or bound it ({})",
                     HowToBound(facts));
}

}  // namespace

const Rule kUnknownContainer = {"SH100", "container that grows", Recognise, Why, Fix};

}  // namespace stillheld
