// Where threads began: the file whose code pthread_create was given, as the C library notes it at the top of each
// stack.
#ifndef STILLHELD_MEMORY_THREAD_STARTS_H_
#define STILLHELD_MEMORY_THREAD_STARTS_H_

#include <cstdint>
#include <map>
#include <string>

#include "memory/address_space.h"

namespace stillheld {

// How many threads of each file ("libfoo.so"), as far as glibc's notes can be found: of at most 1024 stacks, the newest
// as a rule, and of those alone that a mapping without rights guards (from 2.42 on glibc guards them without one where
// the kernel can, Linux 6.13). Not of the main thread.
std::map<std::string, uint32_t> ThreadStarts(const AddressSpace& space);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_THREAD_STARTS_H_
