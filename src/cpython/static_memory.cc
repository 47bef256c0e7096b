#include "cpython/static_memory.h"

#include <algorithm>
#include <utility>

#include "memory/elf_image.h"

namespace stillheld {

StaticMemory::StaticMemory(const AddressSpace& space) {
  for (const Mapping& mapping : space.mappings()) {
    if (mapping.inode == 0 || mapping.shared) continue;
    ranges_.push_back({mapping.begin, mapping.end});
    if (mapping.file_offset != 0 || !mapping.readable) continue;
    // An image's .bss has no path of its own, and may be one mapping with the heap behind it.
    if (const auto image = ElfImage::Read(space, mapping.begin)) {
      for (const ElfSegment& segment : image->segments()) {
        if (segment.writable) ranges_.push_back({segment.begin, segment.end});
      }
    }
  }
  std::ranges::sort(ranges_, {}, &Range::begin);
  std::vector<Range> joined;
  for (const Range& range : ranges_) {
    if (!joined.empty() && range.begin <= joined.back().end) {
      joined.back().end = std::max(joined.back().end, range.end);
    } else {
      joined.push_back(range);
    }
  }
  ranges_ = std::move(joined);
}

bool StaticMemory::Contains(Address address) const {
  if (last_ < ranges_.size() && ranges_[last_].contains(address)) return true;
  const auto after = std::ranges::upper_bound(ranges_, address, {}, &Range::begin);
  if (after == ranges_.begin()) return false;
  last_ = static_cast<size_t>(after - ranges_.begin()) - 1;
  return ranges_[last_].contains(address);
}

}  // namespace stillheld
