// Does code stand in an installed package or the standard library, as opposed to the program itself?
#ifndef STILLHELD_HEAP_INSTALLED_FILE_H_
#define STILLHELD_HEAP_INSTALLED_FILE_H_

#include <algorithm>
#include <array>
#include <string_view>

namespace stillheld {

// Judged by the path alone: environments lie inside of projects as often as outside.
inline bool IsInstalled(std::string_view file) {
  constexpr std::array<std::string_view, 4> kPlaces = {"/site-packages/", "/dist-packages/", "/lib/python", "<frozen "};
  return std::ranges::any_of(kPlaces, [&](std::string_view place) { return file.contains(place); });
}

}  // namespace stillheld

#endif  // STILLHELD_HEAP_INSTALLED_FILE_H_
