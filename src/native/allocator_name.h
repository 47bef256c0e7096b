// Which C allocator a process uses, by the libraries that are mapped into it.
#ifndef STILLHELD_NATIVE_ALLOCATOR_NAME_H_
#define STILLHELD_NATIVE_ALLOCATOR_NAME_H_

#include <span>
#include <string>

#include "memory/address_space.h"

namespace stillheld {

// "jemalloc", "tcmalloc", "mimalloc", "musl", "glibc"; empty if none of them is there. A library that replaces malloc
// goes before the C library, which it leaves little to do.
std::string AllocatorName(std::span<const Mapping> mappings);

}  // namespace stillheld

#endif  // STILLHELD_NATIVE_ALLOCATOR_NAME_H_
