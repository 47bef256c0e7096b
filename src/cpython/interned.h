// The dicts of interned strings: they own every identifier and are in no list of the collector.
#ifndef STILLHELD_CPYTHON_INTERNED_H_
#define STILLHELD_CPYTHON_INTERNED_H_

#include <vector>

#include "cpython/runtime.h"

namespace stillheld {

// One per interpreter, or one for all; empty if none was found.
std::vector<Address> FindInternedDicts(const MemoryReader& memory, const Runtime& runtime);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_INTERNED_H_
