// Releases of CPython whose collector behaves otherwise than its neighbours'.
#ifndef STILLHELD_CPYTHON_LAYOUTS_KNOWN_TROUBLE_H_
#define STILLHELD_CPYTHON_LAYOUTS_KNOWN_TROUBLE_H_

#include <string>
#include <string_view>

namespace stillheld {

// "3.14.0 to 3.14.4" if `version` is one of them, else empty.
std::string ReleasesWithCollectorTrouble(std::string_view version);

// See GcState::skips_embedded_dicts.
bool SkipsEmbeddedDicts(std::string_view version);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_LAYOUTS_KNOWN_TROUBLE_H_
