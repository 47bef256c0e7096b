#include "cpython/block_claims.h"

#include <algorithm>

namespace stillheld {

BlockClaims::BlockClaims(const PymallocPools& pools, const ObjectReader& reader, const AddressSpace& space)
    : pools_(pools), reader_(reader), static_memory_(space), claimed_((pools.block_count() + 63) / 64) {}

void BlockClaims::Add(const ObjectView& object) {
  if (const auto block = pools_.FindUsed(object.address)) {
    Mark(block->number);
  } else if (!static_memory_.Contains(object.address)) {
    large_bytes_ += reader_.Extent(object).size_bytes;
  }
  owned_.clear();
  reader_.OwnedMemory(object, owned_);
  for (const WordRange& range : owned_) {
    if (range.begin.is_null() || range.size_bytes == 0) continue;
    if (const auto block = pools_.FindUsed(range.begin)) {
      Mark(block->number);
    } else if (!static_memory_.Contains(range.begin)) {
      large_bytes_ += range.size_bytes;
      tables_.push_back(range);
    }
  }
}

void BlockClaims::SortTables() { std::ranges::sort(tables_, {}, &WordRange::begin); }

bool BlockClaims::InLargeTable(Address address) const {
  const auto after = std::ranges::upper_bound(tables_, address, {}, &WordRange::begin);
  return after != tables_.begin() && address - (after - 1)->begin < (after - 1)->size_bytes;
}

}  // namespace stillheld
