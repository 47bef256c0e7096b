#include "cpython/layouts/known_trouble.h"

namespace stillheld {

// 3.14 came with an incremental collector that lets garbage pile up; up to 3.14.4 this has been seen.
std::string ReleasesWithCollectorTrouble(std::string_view version) {
  constexpr std::string_view kSeries = "3.14.";
  if (!version.starts_with(kSeries) || version.size() == kSeries.size()) return "";
  const std::string_view micro = version.substr(kSeries.size());
  const bool is_one_digit = micro.size() == 1 || micro[1] < '0' || micro[1] > '9';
  return is_one_digit && micro.front() >= '0' && micro.front() <= '4' ? "3.14.0 to 3.14.4" : "";
}

}  // namespace stillheld
