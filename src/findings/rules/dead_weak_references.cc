// SH111: the objects are gone, but the weak references to them stay in a container.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  return facts.dead_weak_references ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("{} gains {} whose object is gone{}", facts.holder,
                     PerRequest(facts.objects_per_request, "weak reference", "weak references"), NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  return fmt::format(
      "use a weakref.WeakSet or WeakValueDictionary, which forget by themselves, or give each weak reference a "
      "callback that "
      "takes it out of .{}",
      facts.name);
}

}  // namespace

const Rule kDeadWeakReferences = {"SH111", "dead weak references", Recognise, Why, Fix};

}  // namespace stillheld
