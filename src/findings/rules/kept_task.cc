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
  std::string_view state;
  if (facts.kept_has_ended) state = ", also after it has ended";
  std::string text =
      fmt::format("{} keeps {}{}{}", facts.holder,
                  PerRequest(facts.objects_per_request, type, fmt::format("{}s", type)), state, NobodyRemoves(facts));
  if (!facts.kept_waits_at.empty()) text += fmt::format("; it has not ended: it waits in {}", facts.kept_waits_at);
  return text;
}

std::string Fix(const GrowthFacts& facts) {
  const std::string_view type = ShortType(facts.kept_type);
  if (!facts.kept_waits_at.empty()) {
    return "let it end: give what it waits for a time limit (asyncio.wait_for), or cancel the task when its request is "
           "over";
  }
  if (type.ends_with("Task") || type.ends_with("Future")) {
    if (facts.container_type.ends_with("dict")) {
      return fmt::format("take it out when it is done: add_done_callback(lambda _: {}.pop(key, None))", facts.name);
    }
    return fmt::format("take it out when it is done: add_done_callback({}.discard), with a set", facts.name);
  }
  if (type.ends_with("Thread"))
    return "join each thread and take it out, or use a concurrent.futures.ThreadPoolExecutor";
  return "take it out, or cancel it, when it is done";
}

}  // namespace

const Rule kKeptTask = {"SH108", "threads or tasks that are kept", Recognise, Why, Fix};

}  // namespace stillheld
