// SH107: the app, an extension or a middleware lives as long as the process, and so does what it keeps.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  if (facts.owner != OwnerKind::kInstance) return RuleAnswer::kOther;
  static constexpr std::array<std::string_view, 8> kParts = {"Middleware", "middleware", "Extension",  "Plugin",
                                                             ".Flask",     ".FastAPI",   ".Starlette", "Application"};
  const bool named =
      std::ranges::any_of(kParts, [&](std::string_view part) { return Mentions(facts.owner_type, part); });
  return named || facts.framework_owner ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("{} lives as long as the process, and its .{} gains {}{}", WithArticle(facts.owner_type),
                     facts.name, ItemsPerRequest(facts), NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  return fmt::format("keep what belongs to one request on the request ({}), or bound .{} ({})", facts.request_place,
                     facts.name, HowToBound(facts));
}

}  // namespace

const Rule kApplicationState = {"SH107", "state kept by app, extension or middleware", Recognise, Why, Fix};

}  // namespace stillheld
