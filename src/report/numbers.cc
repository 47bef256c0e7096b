#include "report/numbers.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace stillheld {

std::string FormatBytes(double bytes) {
  static constexpr std::array kUnits = {"B", "KiB", "MiB", "GiB", "TiB"};
  size_t unit = 0;
  // 1023.95 KiB would be printed as 1024.0 KiB.
  while (unit + 1 < kUnits.size() && bytes >= (unit == 0 ? 1023.5 : 1023.95)) {
    bytes /= 1024;
    ++unit;
  }
  return unit == 0 ? fmt::format("{:.0f} B", bytes) : fmt::format("{:.1f} {}", bytes, kUnits[unit]);
}

std::string FormatCount(uint64_t count) {
  const std::string digits = std::to_string(count);
  std::string grouped;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped += ',';
    grouped += digits[i];
  }
  return grouped;
}

std::string FormatRate(double rate) {
  const double whole = std::round(rate);
  if (whole >= 1 && std::abs(rate - whole) <= 0.005 * whole) return FormatCount(static_cast<uint64_t>(whole));
  return fmt::format("{:.2f}", rate);
}

}  // namespace stillheld
