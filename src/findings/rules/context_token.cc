// SH122: tokens of context variables that are kept instead of being used to reset the variable.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  const bool is_token = facts.kept_type == "Token" || facts.kept_type == "contextvars.Token" ||
                        facts.kept_type == "_contextvars.Token" || facts.kept_type == "Context" ||
                        facts.kept_type == "_contextvars.Context" || facts.kept_type == "contextvars.Context";
  return is_token ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("{} keeps {} of a context variable, and each keeps the whole context it was set in{}",
                     facts.holder, PerRequest(facts.objects_per_request, "token", "tokens"), AndNobodyRemoves(facts));
}

std::string Fix(const GrowthFacts&) {
  return "reset the variable when the request ends (token = var.set(…); try: …; finally: var.reset(token)) and let the "
         "token go";
}

}  // namespace

const Rule kContextToken = {"SH122", "context variable that is never reset", Recognise, Why, Fix};

}  // namespace stillheld
