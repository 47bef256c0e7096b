// SH124: a table whose keys are objects of the program: a user, a request. The next request has another one.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

// Values that are equal to others of their kind: the next request may come with the same.
constexpr std::array<std::string_view, 9> kValues = {"uuid.", "datetime.",  "decimal.", "fractions.",  "pathlib.",
                                                     "enum.", "ipaddress.", "weakref.", "collections."};

RuleAnswer Recognise(const GrowthFacts& facts) {
  if (facts.key_type.find('.') == std::string::npos) return RuleAnswer::kOther;
  const bool is_value =
      std::ranges::any_of(kValues, [&](std::string_view module) { return facts.key_type.starts_with(module); });
  return is_value ? RuleAnswer::kOther : RuleAnswer::kLeak;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format(
      "the keys of {} are {} objects, new ones in each request, so that nobody finds an entry again: it gains {}{}",
      facts.holder, facts.key_type, ItemsPerRequest(facts), NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  return fmt::format(
      "use what identifies the {} as key (its id), and bound the table ({}); or keep the value on the "
      "object itself",
      ShortType(facts.key_type), HowToBound(facts));
}

}  // namespace

const Rule kKeyedByObject = {"SH124", "table keyed by objects of requests or users", Recognise, Why, Fix};

}  // namespace stillheld
