#include "cpython/layouts/all_layouts.h"

#include <algorithm>

namespace stillheld {

std::span<const Layout* const> AllLayouts() {
  static constexpr const Layout* kAll[] = {&kPython37,  &kPython38,  &kPython39,  &kPython310, &kPython311,
                                           &kPython312, &kPython313, &kPython314, &kPython315};
  return kAll;
}

std::span<const Layout* const> LayoutsWithoutRuntime() {
  static constexpr const Layout* kAll[] = {&kPython27, &kPython36};
  return kAll;
}

const Layout* FindLayout(std::string_view version) {
  const auto is_of = [version](const Layout* layout) {
    return version.starts_with(layout->version) &&
           (version.size() == layout->version.size() || version[layout->version.size()] == '.');
  };
  for (const auto layouts : {AllLayouts(), LayoutsWithoutRuntime()}) {
    const auto found = std::ranges::find_if(layouts, is_of);
    if (found != layouts.end()) return *found;
  }
  return nullptr;
}

}  // namespace stillheld
