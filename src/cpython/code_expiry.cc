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

void ExpiryWatch::Step(const Instruction& instruction, uint32_t target) {
  // Between a comparison and the jump stands a TO_BOOL or a UNARY_NOT at most.
  constexpr uint32_t kNearSteps = 3;
  at_ = instruction.offset;
  ++step_;
  for (Question& question : questions_) {
    if (question.branch > at_) continue;
    question.branch = kNowhere;
    // What stands in front is the end of the body: either it goes on to here, or here is only who did not enter it.
    if (before_ == Flow::kOn) question.rejoins = at_;
  }
  const OpcodeRow& row = *instruction.row;
  if (row.name == "NOT_TAKEN") return;
  const bool branches = row.jump != Jump::kNone && !row.ends;
  before_ = branches ? Flow::kBranches : row.ends && row.name != "RAISE_VARARGS" ? Flow::kEnds : Flow::kOn;
  if (row.jump == Jump::kNone) return;
  if (target <= at_) return AddLoop(target, at_);
  const bool answers = branches && !questions_.empty() && questions_.back().step + kNearSteps >= step_;
  if (answers) questions_.back().branch = target;
}

// `continue` goes back as the end of the loop does.
void ExpiryWatch::AddLoop(uint32_t begin, uint32_t end) {
  const auto known = std::ranges::find(loops_, begin, &Loop::begin);
  if (known != loops_.end()) {
    known->end = std::max(known->end, end);
  } else {
    loops_.push_back({begin, end});
  }
}

// Whether what is removed at `offset` depends on the answer.
bool ExpiryWatch::Decides(const Question& question, uint32_t offset) const {
  // A loop of its own collects what is old; it is removed afterwards.
  const auto collects = [&](const Loop& loop) { return loop.Has(question.offset) && loop.end <= offset; };
  if (std::ranges::any_of(loops_, collects)) return true;
  return question.offset < offset && offset < question.rejoins;
}

std::vector<CodeUse> ExpiryWatch::Expiries() const {
  std::vector<CodeUse> expiries;
  for (const auto& [use, offset, all] : forgotten_) {
    if (!all && std::ranges::none_of(loops_, [at = offset](const Loop& loop) { return loop.Has(at); })) continue;
    const bool decided =
        std::ranges::any_of(questions_, [&, at = offset](const Question& question) { return Decides(question, at); });
    if (decided || asks_elsewhere_) expiries.push_back(use);
  }
  return expiries;
}

}  // namespace stillheld
