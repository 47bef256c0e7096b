#include "cpython/static_memory.h"

#include <algorithm>

namespace stillheld {

StaticMemory::StaticMemory(const AddressSpace& space) {
  // An image's .bss has no path of its own and may be one mapping with the heap behind it, so that it counts as heap.
  for (const Mapping& mapping : space.mappings()) {
    if (mapping.inode != 0 && !mapping.shared) ranges_.push_back(mapping);
  }
}

bool StaticMemory::Contains(Address address) const {
  if (last_ < ranges_.size() && ranges_[last_].contains(address)) return true;
  const auto after = std::ranges::upper_bound(ranges_, address, {}, &Mapping::begin);
  if (after == ranges_.begin()) return false;
  last_ = static_cast<size_t>(after - ranges_.begin()) - 1;
  return ranges_[last_].contains(address);
}

}  // namespace stillheld
