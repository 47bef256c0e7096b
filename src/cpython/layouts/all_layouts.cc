#include "cpython/layouts/all_layouts.h"

#include <algorithm>

namespace stillheld {

std::span<const Layout* const> AllLayouts() {
  static constexpr const Layout* kAll[] = {&kPython37,  &kPython38,   &kPython39,  &kPython310,
                                           &kPython311, &kPython312,  &kPython313, &kPython313t,
                                           &kPython314, &kPython314t, &kPython315};
  return kAll;
}

std::span<const Layout* const> LayoutsWithoutRuntime() {
  static constexpr const Layout* kAll[] = {&kPython27, &kPython36};
  return kAll;
}

std::string SupportedVersions() {
  std::string text;
  const Layout* before = nullptr;
  const Layout* first = nullptr;
  const auto end_range = [&] {
    if (before != first) text += " to " + std::string(before->version);
  };
  for (const auto layouts : {LayoutsWithoutRuntime(), AllLayouts()}) {
    for (const Layout* layout : layouts) {
      if (before == nullptr || layout->version_number != before->version_number + 1) {
        if (before != nullptr) {
          end_range();
          text += " and ";
        }
        first = layout;
        text += layout->version;
      }
      before = layout;
    }
  }
  end_range();
  return text;
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
