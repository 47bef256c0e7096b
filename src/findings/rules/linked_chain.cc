// SH116: no container grows, but each object refers to the one before it.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) { return facts.is_chain ? RuleAnswer::kLeak : RuleAnswer::kOther; }

std::string Why(const GrowthFacts& facts) {
  return fmt::format("the chain that starts at {} becomes longer by {}, and nothing cuts it", facts.holder,
                     PerRequest(facts.objects_per_request, ShortType(facts.kept_type), "objects"));
}

// A function around the function before it: patched, decorated or chained anew in each request.
bool IsWrapping(const GrowthFacts& facts) {
  return facts.name == "<closure>" || facts.name == "__wrapped__" || facts.name == "<defaults>" ||
         ShortType(facts.kept_type) == "partial";
}

std::string Fix(const GrowthFacts& facts) {
  if (IsWrapping(facts)) {
    return fmt::format(
        "each request wraps {} once more: do so once, when the module is loaded, or put back at the end of the request "
        "what was there before",
        facts.holder);
  }
  return fmt::format(
      "cut the chain: set .{} to None when the request ends, or keep only what is needed of the object before",
      facts.name);
}

}  // namespace

const Rule kLinkedChain = {"SH116", "chain of objects", Recognise, Why, Fix};

}  // namespace stillheld
