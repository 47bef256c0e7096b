// SH103: a dict that gets a new key per request, session or client address and never forgets one.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  if (facts.key_type.empty()) return RuleAnswer::kOther;
  static constexpr std::array<std::string_view, 18> kHints = {
      "request", "session", "client", "conn",   "user",   "visit",   "seen",   "addr",     "peer",
      "environ", "by_ip",   "per_",   "socket", "limits", "attempt", "logins", "throttle", "token"};
  std::string name = facts.name;
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const bool hinted = std::ranges::any_of(kHints, [&](std::string_view hint) { return Mentions(name, hint); });
  return hinted ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("the {} {} gets {} under a key that was not there before{}", ShortType(facts.container_type),
                     facts.holder, ItemsPerRequest(facts), NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  return fmt::format(
      "delete the entry of {} when its request, session or connection ends (try/finally, a teardown or close handler), "
      "or "
      "let entries expire",
      facts.holder);
}

}  // namespace

const Rule kPerKeyTable = {"SH103", "table with a key per request or client", Recognise, Why, Fix};

}  // namespace stillheld
