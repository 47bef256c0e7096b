// SH106: a handler, signal receiver or hook that is registered again in every request.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

// "app.signals['order.paid'].receivers[None]" -> "receivers"
std::string_view LastName(std::string_view holder) {
  while (holder.ends_with(']') && holder.rfind('[') != std::string_view::npos)
    holder = holder.substr(0, holder.rfind('['));
  return holder.substr(holder.rfind('.') + 1);
}

bool IsPlainData(std::string_view type) {
  static constexpr std::array<std::string_view, 5> kPlain = {"str", "bytes", "bytearray", "int", "float"};
  return std::ranges::find(kPlain, type) != kPlain.end();
}

RuleAnswer Recognise(const GrowthFacts& facts) {
  static constexpr std::array<std::string_view, 19> kNames = {"receivers",
                                                              "handlers",
                                                              "callbacks",
                                                              "listeners",
                                                              "before_request_funcs",
                                                              "after_request_funcs",
                                                              "teardown",
                                                              "hooks",
                                                              "observers",
                                                              "subscribers",
                                                              "signal",
                                                              "filters",
                                                              "_scheduled",
                                                              "exithandlers",
                                                              "forkers",
                                                              "on_event",
                                                              "middleware",
                                                              "processors",
                                                              "_callbacks"};
  // What is on the way there may be called a middleware or a handler, and keep anything.
  const std::string_view last = LastName(facts.holder);
  const bool named = std::ranges::any_of(
      kNames, [&](std::string_view part) { return Mentions(facts.name, part) || Mentions(last, part); });
  if (!named || IsPlainData(facts.kept_type)) return RuleAnswer::kOther;
  return facts.keeps_callable ? RuleAnswer::kLeak : RuleAnswer::kMaybe;
}

// What os.register_at_fork() has taken, the interpreter keeps under names that no developer has written.
bool IsForkHook(const GrowthFacts& facts) {
  return Mentions(facts.holder, "<interpreter>.") && Mentions(facts.holder, "forkers");
}

std::string Why(const GrowthFacts& facts) {
  if (IsForkHook(facts)) {
    return fmt::format(
        "{} gains {}: os.register_at_fork() is called while a request is served, and what it has taken "
        "stays until the process ends",
        facts.holder, PerRequest(facts.objects_per_request, "function", "functions"));
  }
  return fmt::format("{} gains {}: something is registered there while a request is served{}", facts.holder,
                     PerRequest(facts.objects_per_request, "registration", "registrations"),
                     facts.removal_is_known ? " and is not always unregistered" : " and is never unregistered");
}

std::string Fix(const GrowthFacts& facts) {
  if (IsForkHook(facts)) {
    return "call os.register_at_fork() once, when the module is loaded, with a function that finds its objects by weak "
           "references; or make the object that calls it once for all requests";
  }
  return "register once, when the module is loaded or the app is made; what belongs to one request is unregistered "
         "when "
         "that request ends";
}

}  // namespace

const Rule kRegisteredCallback = {"SH106", "handler registered per request", Recognise, Why, Fix};

}  // namespace stillheld
