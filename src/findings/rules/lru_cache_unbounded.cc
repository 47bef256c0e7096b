// SH101: functools.lru_cache(maxsize=None) or functools.cache, called with ever new arguments.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  return facts.owner == OwnerKind::kCache ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("the cache has no maxsize, and the arguments of {} are new for {}", facts.cached_function,
                     PerRequest(facts.objects_per_request, "result", "results"));
}

std::string Fix(const GrowthFacts& facts) {
  return fmt::format("give the cache of {} a bound (functools.lru_cache(maxsize=1024)), or make its arguments repeat",
                     facts.cached_function);
}

}  // namespace

const Rule kLruCacheUnbounded = {"SH101", "lru_cache without a bound", Recognise, Why, Fix};

}  // namespace stillheld
