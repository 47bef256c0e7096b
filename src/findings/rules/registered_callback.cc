// SH106: a handler, signal receiver or hook that is registered again in every request.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  static constexpr std::array<std::string_view, 18> kNames = {"receivers",
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
                                                              "on_event",
                                                              "middleware",
                                                              "processors",
                                                              "_callbacks"};
  const bool named = std::ranges::any_of(
      kNames, [&](std::string_view part) { return Mentions(facts.name, part) || Mentions(facts.holder, part); });
  if (!named) return RuleAnswer::kOther;
  return facts.keeps_callable ? RuleAnswer::kLeak : RuleAnswer::kMaybe;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("{} gains {}: something is registered there while a request is served{}", facts.holder,
                     PerRequest(facts.objects_per_request, "registration", "registrations"),
                     facts.removal_is_known ? " and is not always unregistered" : " and is never unregistered");
}

std::string Fix(const GrowthFacts&) {
  return "register once, when the module is loaded or the app is made; what belongs to one request is unregistered "
         "when "
         "that request ends";
}

}  // namespace

const Rule kRegisteredCallback = {"SH106", "handler registered per request", Recognise, Why, Fix};

}  // namespace stillheld
