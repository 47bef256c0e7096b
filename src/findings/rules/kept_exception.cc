// SH109: an exception that is kept keeps its traceback, the frames of that, and all their locals.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  return facts.keeps_traceback ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("{} keeps {} with its traceback, and with that the locals of every function it passed through{}",
                     facts.holder, PerRequest(facts.objects_per_request, "exception", "exceptions"),
                     AndNobodyRemoves(facts));
}

std::string Fix(const GrowthFacts&) {
  return "keep text instead (traceback.format_exc()), or drop the frames with error.with_traceback(None) before "
         "keeping it; "
         "and bound what is kept";
}

}  // namespace

const Rule kKeptException = {"SH109", "exception kept with its traceback", Recognise, Why, Fix};

}  // namespace stillheld
