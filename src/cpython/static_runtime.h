// Static runtime: CPythons from before _PyRuntime (3.7), whose state is static variables of the image.
//
// The collector's lists are found by an exported symbol, the interpreters by what a pointer in the image's data leads
// to. Whether the collector is enabled, and more of it, is known from the image's full symbol table, or else from the
// functions that read it (collector_variables.h).
#ifndef STILLHELD_CPYTHON_STATIC_RUNTIME_H_
#define STILLHELD_CPYTHON_STATIC_RUNTIME_H_

#include <optional>

#include "cpython/memory_reader.h"
#include "cpython/runtime.h"

namespace stillheld {

// Its layout is that of the version, with the offsets of variables from the start of the image's data filled in.
// nullopt if there is no such CPython, or if its layout is not known or fails the self-checks.
std::optional<Runtime> FindStaticRuntime(const MemoryReader& memory);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_STATIC_RUNTIME_H_
