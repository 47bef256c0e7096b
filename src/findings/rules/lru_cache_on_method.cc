// SH102: a cached method keeps every `self` it was ever called on.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  return facts.owner == OwnerKind::kCache && facts.caches_method ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("the cache of the method {} keeps the object each call was made on; it gains {}",
                     facts.cached_function, PerRequest(facts.objects_per_request, "call", "calls"));
}

std::string Fix(const GrowthFacts& facts) {
  return fmt::format(
      "cache per object (functools.cached_property, or a dict in __init__), or make {} a function of the values it "
      "needs, "
      "with a maxsize",
      facts.cached_function);
}

}  // namespace

const Rule kLruCacheOnMethod = {"SH102", "lru_cache on a method", Recognise, Why, Fix};

}  // namespace stillheld
