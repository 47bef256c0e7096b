#include "app/patience.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <thread>

#include "base/error.h"

namespace stillheld {
namespace {

constexpr double kLongestWait = 24 * 3600;
constexpr std::chrono::duration<double> kStep(0.1);

}  // namespace

double ParseSeconds(const std::string& text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, fault] = std::from_chars(text.data(), end, value);
  const std::string unit(rest, end);
  double factor = 0;
  if (unit.empty() || unit == "s") factor = 1;
  if (unit == "ms") factor = 0.001;
  if (unit == "m") factor = 60;
  if (unit == "h") factor = 3600;
  if (fault != std::errc() || factor == 0 || !(value > 0) || value * factor > kLongestWait) {
    throw Error(ErrorCode::kUsage, fmt::format("'{}' is no length of time.", text), "Write it as 10s, 2m or 500ms.");
  }
  return value * factor;
}

void WaitSeconds(double seconds, const std::atomic<bool>* interrupted) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  for (auto now = std::chrono::steady_clock::now(); now < end; now = std::chrono::steady_clock::now()) {
    if (interrupted != nullptr && *interrupted) throw Error(ErrorCode::kInterrupted, "Interrupted.", "");
    std::this_thread::sleep_for(std::min(kStep, std::chrono::duration<double>(end - now)));
  }
}

}  // namespace stillheld
