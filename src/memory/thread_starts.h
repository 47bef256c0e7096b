// Where threads began: the file whose code pthread_create was given, as the C library notes it at the top of each
// stack.
#ifndef STILLHELD_MEMORY_THREAD_STARTS_H_
#define STILLHELD_MEMORY_THREAD_STARTS_H_

#include <cstdint>
#include <map>
#include <string>

#include "memory/address_space.h"

namespace stillheld {

// How many threads of each file ("libfoo.so"), as far as glibc's notes can be found. Not of the main thread.
std::map<std::string, uint32_t> ThreadStarts(const AddressSpace& space);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_THREAD_STARTS_H_
