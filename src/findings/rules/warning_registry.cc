// SH117: warnings.warn() with a text that is new each time: the registry of the module that warns keeps every text.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  return facts.name == "__warningregistry__" ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("{} remembers every text that was ever warned with, and gains {}", facts.holder,
                     ItemsPerRequest(facts));
}

std::string Fix(const GrowthFacts&) {
  return "remove what the warning is about, warn with a text that stays the same, or ignore it by a filter "
         "(warnings.filterwarnings)";
}

}  // namespace

const Rule kWarningRegistry = {"SH117", "warnings with ever new texts", Recognise, Why, Fix};

}  // namespace stillheld
