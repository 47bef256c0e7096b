#include "cpython/thread_counts.h"

#include <algorithm>

#include "cpython/frames.h"

namespace stillheld {
namespace {

constexpr uint64_t kMostIds = uint64_t{1} << 24;

}  // namespace

ThreadCounts FindThreadCounts(const MemoryReader& memory, const Layout& layout, std::span<const Address> interpreters) {
  ThreadCounts counts;
  const auto& at = layout.interpreter;
  if (!at.unique_ids_table || !layout.thread.refcounts_values) return counts;
  for (const Address interpreter : interpreters) {
    // The number of an object in this table is its place in the table of each thread.
    const Address table = memory.LoadAddressOrNull(interpreter + *at.unique_ids_table);
    const uint64_t ids = memory.Load<uint64_t>(interpreter + *at.unique_ids_size).value_or(0);
    for (const Address thread : ListThreads(memory, layout, interpreter)) {
      const Address values = memory.LoadAddressOrNull(thread + *layout.thread.refcounts_values);
      const uint64_t size = memory.Load<uint64_t>(thread + *layout.thread.refcounts_size).value_or(0);
      if (table.is_null() || values.is_null()) continue;
      for (uint64_t i = 0; i < std::min({ids, size, kMostIds}); ++i) {
        const auto object = memory.LoadAddress(table + i * sizeof(uint64_t));
        const auto value = memory.Load<int64_t>(values + i * sizeof(uint64_t));
        if (!object || !value) break;
        if (*value != 0) counts[*object] += *value;
      }
    }
  }
  return counts;
}

}  // namespace stillheld
