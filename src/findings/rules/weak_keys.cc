// SH128: a table of weak keys whose values keep the keys alive.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

bool IsWeak(std::string_view type) { return ShortType(type) == "ReferenceType" || ShortType(type) == "weakref"; }

RuleAnswer Recognise(const GrowthFacts& facts) {
  // A threading.local has weak keys as well: its entries stay because their threads do.
  if (facts.owner_type == "_thread._local") return RuleAnswer::kOther;
  if (facts.dead_weak_references || !IsWeak(facts.key_type) || IsWeak(facts.kept_type)) return RuleAnswer::kOther;
  return RuleAnswer::kLeak;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format(
      "{} gains {} although its keys are weak: they stay alive, as a rule because a value refers to its own key",
      facts.holder, PerRequest(facts.objects_per_request, "entry", "entries"));
}

std::string Fix(const GrowthFacts&) {
  return "keep no reference to the key in the value, not through others either (a weakref.ref, or the key's id, will "
         "do), or store the value on the key itself";
}

}  // namespace

const Rule kWeakKeys = {"SH128", "weak keys kept by their values", Recognise, Why, Fix};

}  // namespace stillheld
