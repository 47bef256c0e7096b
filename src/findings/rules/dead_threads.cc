// SH126: what was kept for a thread or greenlet stays in a table when it has ended: its request is long over.
#include <fmt/format.h>

#include <string_view>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  if (facts.key_type.empty()) return RuleAnswer::kOther;
  const std::string_view key = ShortType(facts.key_type);
  const bool by_object = key.ends_with("Thread") || key.ends_with("reenlet");
  // Libraries that number their threads themselves: {thread identifier: what belongs to it}.
  const std::string_view owner = ShortType(facts.owner_type);
  const bool by_number = key == "int" && (owner == "Local" || owner == "LocalStack" || owner == "local" ||
                                          owner == "ScopedRegistry" || Mentions(facts.name, "thread"));
  return by_object || by_number ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format(
      "{} has an entry for each thread that served a request, and gains {}: nothing takes it out when the "
      "thread ends{}",
      facts.holder, ItemsPerRequest(facts), NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  return fmt::format(
      "use threading.local() or contextvars.ContextVar, which forget with their thread, or take the entry "
      "out of {} when the request ends",
      facts.holder);
}

}  // namespace

const Rule kDeadThreads = {"SH126", "thread locals of dead requests", Recognise, Why, Fix};

}  // namespace stillheld
