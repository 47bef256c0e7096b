// SH115: an object that outlives its requests collects something in an attribute.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  return facts.owner == OwnerKind::kInstance ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

// setattr() with ever new names, and not one container in an attribute.
bool GainsAttributes(const GrowthFacts& facts) { return facts.name == "__dict__"; }

std::string Why(const GrowthFacts& facts) {
  if (GainsAttributes(facts)) {
    return fmt::format("{} outlives its requests and gains {}{}: names of attributes that each request makes anew",
                       WithArticle(facts.owner_type), PerRequest(facts.objects_per_request, "attribute", "attributes"),
                       NobodyRemoves(facts));
  }
  return fmt::format("the {} .{} of {} that outlives its requests gains {}{}", ShortType(facts.container_type),
                     facts.name, WithArticle(facts.owner_type), ItemsPerRequest(facts), NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  if (GainsAttributes(facts)) {
    return "keep what belongs to one request on the request; else put it in a dict with a bound under its key, and no "
           "setattr() with names out of a request";
  }
  if (facts.is_of_library) {
    return fmt::format(
        "take out of {} at the end of the request what the request made the library put there, or do so "
        "once, when the app starts",
        facts.holder);
  }
  return fmt::format("remove from .{} at the end of the request what the request put there, or bound it ({})",
                     facts.name, HowToBound(facts));
}

}  // namespace

const Rule kInstanceAttribute = {"SH115", "attribute of a long-lived object", Recognise, Why, Fix};

}  // namespace stillheld
