// References to classes, code and namespaces that each thread counts for itself, in builds of CPython 3.14 and later
// without the GIL: threads that share them would wait for one another otherwise.
#ifndef STILLHELD_CPYTHON_THREAD_COUNTS_H_
#define STILLHELD_CPYTHON_THREAD_COUNTS_H_

#include <cstdint>
#include <span>
#include <unordered_map>

#include "base/address.h"
#include "cpython/layout.h"
#include "cpython/memory_reader.h"

namespace stillheld {

// By object; the sum over all threads may be negative, if others count the rest.
using ThreadCounts = std::unordered_map<Address, int64_t>;

// Empty where there are none. What cannot be read is left out.
ThreadCounts FindThreadCounts(const MemoryReader& memory, const Layout& layout, std::span<const Address> interpreters);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_THREAD_COUNTS_H_
