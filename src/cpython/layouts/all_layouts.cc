#include "cpython/layouts/all_layouts.h"

namespace stillheld {

std::span<const Layout* const> AllLayouts() {
  static constexpr const Layout* kAll[] = {&kPython37,  &kPython38,  &kPython39,  &kPython310, &kPython311,
                                           &kPython312, &kPython313, &kPython314, &kPython315};
  return kAll;
}

}  // namespace stillheld
