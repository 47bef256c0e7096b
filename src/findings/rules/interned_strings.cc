// SH129: strings that are interned in an interpreter that never frees those.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) { return facts.are_interned ? RuleAnswer::kLeak : RuleAnswer::kOther; }

std::string Why(const GrowthFacts& facts) {
  return fmt::format(
      "the interpreter's table of interned strings gains {}, and this version of CPython makes each of them immortal: "
      "names that are given to sys.intern(), setattr() or as **kwargs stay after the object that had them is gone",
      PerRequest(facts.objects_per_request, "string", "strings"));
}

std::string Fix(const GrowthFacts&) {
  return "do not make names of attributes or keyword arguments out of what a request brings: use a dict's keys, and no "
         "sys.intern(); or take a newer CPython, where an interned string goes with its last user";
}

}  // namespace

const Rule kInternedStrings = {"SH129", "interned strings", Recognise, Why, Fix};

}  // namespace stillheld
