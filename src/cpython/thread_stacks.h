// What each Python thread is doing: its stack of functions, as a traceback would show it.
#ifndef STILLHELD_CPYTHON_THREAD_STACKS_H_
#define STILLHELD_CPYTHON_THREAD_STACKS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "memory/address_space.h"

namespace stillheld {

struct StackEntry {
  std::string function;  // qualified, as far as the version knows
  std::string file;
  uint32_t line = 0;
};

struct ThreadStack {
  uint64_t identifier = 0;          // threading.get_ident()
  uint64_t native_id = 0;           // the kernel's; 0 where the version does not keep it here
  std::vector<StackEntry> entries;  // the innermost first, at most kMostEntries
  bool is_cut = false;

  static constexpr size_t kMostEntries = 64;
};

// Threads that have run Python code, the oldest first. Throws Error as FindRuntime does.
std::vector<ThreadStack> ReadThreadStacks(const AddressSpace& space);

// Two fields of functools.lru_cache's wrapper that only its counters are: how often it answered, and how often not.
struct CacheCounters {
  int64_t hits = 0;
  int64_t misses = 0;
};
// Of the wrapper at this address; both 0 if it cannot be read or the version has no such wrapper.
CacheCounters ReadCacheCounters(const AddressSpace& space, Address wrapper, std::string_view python_version);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_THREAD_STACKS_H_
