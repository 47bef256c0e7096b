// SH123: a profiler, a debug toolbar or a query log that was left on.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

constexpr std::array<std::string_view, 9> kTools = {"debug_toolbar", "queries_log",   "cProfile",
                                                    "pyinstrument",  "silk.",         "tracemalloc",
                                                    "yappi",         "line_profiler", "_queries"};

RuleAnswer Recognise(const GrowthFacts& facts) {
  const bool is_tool =
      std::ranges::any_of(kTools, [&](std::string_view tool) { return facts.holder.find(tool) != std::string::npos; });
  static constexpr std::array<std::string_view, 7> kTypes = {"cProfile.Profile",    "_lsprof.Profiler",
                                                             "profile.Profile",     "pstats.Stats",
                                                             "trace.Trace",         "pyinstrument.profiler.Profiler",
                                                             "tracemalloc.Snapshot"};
  if (std::ranges::find(kTypes, facts.kept_type) != kTypes.end()) return RuleAnswer::kLeak;
  return is_tool ? RuleAnswer::kMaybe : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("{} gains {}: it records what each request did, for a developer to look at{}", facts.holder,
                     ItemsPerRequest(facts), NobodyRemoves(facts));
}

std::string Fix(const GrowthFacts&) {
  return "turn it off where it is not looked at (DEBUG = False, no profiler in the middleware), or clear it after each "
         "request (django.db.reset_queries())";
}

}  // namespace

const Rule kDebugTool = {"SH123", "debugging aid that was left on", Recognise, Why, Fix};

}  // namespace stillheld
