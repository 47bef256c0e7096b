// SH113: a mutable default argument is made once, with the function, and shared by all calls.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  return facts.default_of.empty() ? RuleAnswer::kOther : RuleAnswer::kLeak;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("the {} is a default argument of {}: all calls share it, and it gains {}{}",
                     ShortType(facts.container_type), facts.default_of, ItemsPerRequest(facts), NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  return fmt::format("write None as the default and make the {} inside {}", ShortType(facts.container_type),
                     facts.default_of);
}

}  // namespace

const Rule kDefaultArgument = {"SH113", "mutable default argument", Recognise, Why, Fix};

}  // namespace stillheld
