// SH114: a container that a decorator or a factory closes over lives as long as the function it made.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  return facts.owner == OwnerKind::kClosure ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

// view.calls = []
bool IsAttribute(const GrowthFacts& facts) { return !facts.name.empty() && !facts.name.starts_with("__"); }

std::string Why(const GrowthFacts& facts) {
  if (IsAttribute(facts)) {
    return fmt::format(
        "the {} .{} is an attribute of the function {}, which lives as long as its module, and gains {}{}",
        ShortType(facts.container_type), facts.name, facts.owner_type, ItemsPerRequest(facts), NobodyRemoves(facts));
  }
  return fmt::format("{} closes over a {} that gains {}{}", facts.owner_type, ShortType(facts.container_type),
                     ItemsPerRequest(facts), NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  return fmt::format("bound it ({}), or make it inside the call", HowToBound(facts));
}

}  // namespace

const Rule kClosureVariable = {"SH114", "variable of a closure", Recognise, Why, Fix};

}  // namespace stillheld
