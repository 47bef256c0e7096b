#include "cpython/layouts/known_trouble.h"

#include <charconv>
#include <optional>

namespace stillheld {
namespace {

// 12 of "3.13.12+" in the series "3.13."; nullopt for a version of another series.
std::optional<int> MicroIn(std::string_view series, std::string_view version) {
  if (!version.starts_with(series)) return std::nullopt;
  version.remove_prefix(series.size());
  int micro = 0;
  const auto parsed = std::from_chars(version.data(), version.data() + version.size(), micro);
  return parsed.ec == std::errc() ? std::optional(micro) : std::nullopt;
}

}  // namespace

// 3.14 came with an incremental collector that lets garbage pile up; up to 3.14.4 this has been seen.
std::string ReleasesWithCollectorTrouble(std::string_view version) {
  const auto micro = MicroIn("3.14.", version);
  return micro && *micro <= 4 ? "3.14.0 to 3.14.4" : "";
}

// Values lie in instances since 3.13; gh-130327, of March 2026, makes the collector always visit a dict that exists.
bool SkipsEmbeddedDicts(std::string_view version) {
  if (const auto micro = MicroIn("3.13.", version)) return *micro < 13;
  if (const auto micro = MicroIn("3.14.", version)) return *micro < 4;
  return false;
}

}  // namespace stillheld
