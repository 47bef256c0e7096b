// Ranges of whole pages in a target.
#ifndef STILLHELD_MEMORY_PAGE_RANGE_H_
#define STILLHELD_MEMORY_PAGE_RANGE_H_

#include <cstdint>
#include <span>

#include "base/address.h"

namespace stillheld {

inline constexpr uint64_t kPageBytes = 4096;

// Larger mappings are left out: nobody's heap, but the shadow memory of a sanitizer.
inline constexpr uint64_t kLargestMappingBytes = uint64_t{1} << 40;

struct PageRange {
  Address begin;
  Address end;  // exclusive

  uint64_t size_bytes() const { return end - begin; }
  bool operator==(const PageRange&) const = default;
};

inline uint64_t TotalBytes(std::span<const PageRange> ranges) {
  uint64_t total = 0;
  for (const PageRange& range : ranges) total += range.size_bytes();
  return total;
}

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_PAGE_RANGE_H_
