// Whether a target is what a layout says: no layout is trusted before its structs were seen to hold together.
#ifndef STILLHELD_CPYTHON_SELF_CHECK_H_
#define STILLHELD_CPYTHON_SELF_CHECK_H_

#include <cstdint>
#include <optional>
#include <string>

#include "cpython/runtime.h"

namespace stillheld {

// nullopt if all is well, else the first thing that is not: PyType_Type is its own type, None's type is NoneType,
// sys.modules is a dict, the lists of the collector close in both directions.
std::optional<std::string> CheckLayout(const MemoryReader& memory, const Runtime& runtime);

// sys.hexversion of the main interpreter.
std::optional<uint64_t> FindHexVersion(const MemoryReader& memory, const Runtime& runtime);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_SELF_CHECK_H_
