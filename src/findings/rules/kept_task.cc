// SH108: threads, tasks or futures that are put into a container and not taken out when they are done.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  static constexpr std::array<std::string_view, 7> kTypes = {"Thread",    "Task",        "Future", "Greenlet",
                                                             "coroutine", "TimerHandle", "Timer"};
  const std::string_view type = ShortType(facts.kept_type);
  const bool known =
      std::ranges::any_of(kTypes, [&](std::string_view known_type) { return type.ends_with(known_type); });
  return known ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  const std::string_view type = ShortType(facts.kept_type);
  return fmt::format("{} keeps {}, also after it has ended{}", facts.holder,
                     PerRequest(facts.objects_per_request, type, fmt::format("{}s", type)), NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  const std::string_view type = ShortType(facts.kept_type);
  if (type.ends_with("Task") || type.ends_with("Future")) {
    return fmt::format("take it out when it is done: task.add_done_callback({}.discard), with a set", facts.name);
  }
  if (type.ends_with("Thread"))
    return "join each thread and take it out, or use a concurrent.futures.ThreadPoolExecutor";
  return "take it out, or cancel it, when it is done";
}

}  // namespace

const Rule kKeptTask = {"SH108", "threads or tasks that are kept", Recognise, Why, Fix};

}  // namespace stillheld
