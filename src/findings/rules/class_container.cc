// SH105: a container that is an attribute of a class is one for all its instances.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  return facts.owner == OwnerKind::kClass ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("the {} .{} of the class {} is shared by all its instances and gains {}{}",
                     ShortType(facts.container_type), facts.name, facts.owner_type, ItemsPerRequest(facts),
                     NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  if (facts.is_of_library) {
    return "let each request take out at its end what it has put there, or put it there once, when the app starts";
  }
  return fmt::format(
      "make .{} an attribute of the instance (set it in __init__) if it belongs to one request, or bound it ({})",
      facts.name, HowToBound(facts));
}

}  // namespace

const Rule kClassContainer = {"SH105", "class-level container", Recognise, Why, Fix};

}  // namespace stillheld
