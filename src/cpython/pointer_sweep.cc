#include "cpython/pointer_sweep.h"

#include <algorithm>

namespace stillheld {

std::vector<PageRange> PointerRanges(const AddressSpace& space) {
  std::vector<PageRange> ranges;
  const std::vector<PageRange> pages = space.OwnPages();
  auto first = pages.begin();
  for (const Mapping& mapping : space.mappings()) {
    if (!mapping.readable || !mapping.writable || mapping.shared) continue;
    while (first != pages.end() && first->end <= mapping.begin) ++first;
    for (auto range = first; range != pages.end() && range->begin < mapping.end; ++range) {
      ranges.push_back({std::max(range->begin, mapping.begin), std::min(range->end, mapping.end)});
    }
  }
  return ranges;
}

}  // namespace stillheld
