#include "cpython/code_expiry.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace stillheld {

namespace {

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

}  // namespace

bool IsClock(std::string_view called) {
  static constexpr std::array<std::string_view, 14> kClocks = {
      "time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "now",      "utcnow",
      "_now", "today",   "timer",     "_timer",       "clock",        "get_time", "current_time"};
  return std::ranges::find(kClocks, called) != kClocks.end();
}

bool KeepsTime(std::string_view called) {
  static constexpr std::array<std::string_view, 6> kSame = {"int", "float", "round", "abs", "max", "min"};
  return std::ranges::find(kSame, called) != kSame.end();
}

bool AsksAge(std::string_view called) {
  const std::string lower = Lower(called);
  static constexpr std::array<std::string_view, 5> kQuestions = {"expired", "is_stale", "is_old", "isstale",
                                                                 "outdated"};
  return std::ranges::any_of(kQuestions, [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

bool NamesAge(std::string_view name) {
  const std::string lower = Lower(name);
  static constexpr std::array<std::string_view, 5> kNames = {"now", "_now", "cutoff", "lifetime", "current_time"};
  return std::ranges::find(kNames, lower) != kNames.end() || lower.ends_with("ttl") || lower.ends_with("max_age") ||
         lower.find("expir") != std::string::npos;
}

std::vector<CodeUse> ExpiryWatch::Expiries() const {
  std::vector<CodeUse> expiries;
  if (!asks_age_) return expiries;
  for (const auto& [use, offset, all] : forgotten_) {
    const auto around = [at = offset](const Loop& loop) { return loop.begin <= at && at < loop.end; };
    if (!all && std::ranges::none_of(loops_, around)) continue;
    expiries.push_back(use);
  }
  return expiries;
}

}  // namespace stillheld
