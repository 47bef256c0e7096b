// SH104: a global list, dict or set that gains something in each request.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  return facts.owner == OwnerKind::kModule ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("a module-level {} gains {}{}", ShortType(facts.container_type), ItemsPerRequest(facts),
                     NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  return fmt::format("keep it per request ({}), bound it ({}), or store it elsewhere", facts.request_place,
                     HowToBound(facts));
}

}  // namespace

const Rule kModuleContainer = {"SH104", "module-level container", Recognise, Why, Fix};

}  // namespace stillheld
