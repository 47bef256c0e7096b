#include "cli/progress_line.h"

#include <fmt/format.h>

#include <cstdio>

namespace stillheld {
namespace {

constexpr uint64_t kBarWidth = 30;

// Lost progress is no error: whoever waits has closed standard error.
void Write(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace

Progress ProgressLine::AsProgress() {
  return {.step = [this](std::string_view line) { Step(line); },
          .requests = [this](uint64_t done, uint64_t total) { Requests(done, total); }};
}

Progress ProgressLine::AsBriefProgress() {
  return {.step = [this](std::string_view line) { BriefStep(line); },
          .requests = [this](uint64_t done, uint64_t total) { Requests(done, total); }};
}

void ProgressLine::Clear() {
  if (shown_) Write("\r\x1b[K");
  shown_ = false;
}

void ProgressLine::Step(std::string_view line) {
  Clear();
  if (enabled_) Write(fmt::format("{}\n", line));
}

void ProgressLine::BriefStep(std::string_view line) {
  Clear();
  if (!enabled_) return;
  if (is_terminal_) {
    Write(fmt::format("{} …", line));
    shown_ = true;
  } else if (std::chrono::steady_clock::now() - begin_ > std::chrono::seconds(1)) {
    Write(fmt::format("{}\n", line));
  }
}

void ProgressLine::Requests(uint64_t done, uint64_t total) {
  if (!enabled_ || !is_terminal_ || total == 0) return;
  const uint64_t filled = kBarWidth * done / total;
  Write(fmt::format("\r  {:=>{}}{: >{}} {} of {} requests", "", filled, "", kBarWidth - filled, done, total));
  shown_ = true;
}

}  // namespace stillheld
