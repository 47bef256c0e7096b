#include "cpython/block_claims.h"

#include <algorithm>

namespace stillheld {
namespace {

constexpr uint64_t kLeastUntouched = 64 << 10;

}  // namespace

BlockClaims::BlockClaims(const PymallocPools& pools, const ObjectReader& reader, const AddressSpace& space)
    : pools_(pools), reader_(reader), static_memory_(space), claimed_((pools.block_count() + 63) / 64) {}

void BlockClaims::Add(const ObjectView& object) {
  if (const auto block = pools_.FindUsed(object.address)) {
    Mark(block->number);
  } else if (!static_memory_.Contains(object.address)) {
    AddLarge({object.address, reader_.Extent(object).size_bytes});
  }
  owned_.clear();
  reader_.OwnedMemory(object, owned_);
  for (const WordRange& range : owned_) {
    if (range.begin.is_null() || range.size_bytes == 0) continue;
    if (const auto block = pools_.FindUsed(range.begin)) {
      Mark(block->number);
    } else if (!static_memory_.Contains(range.begin)) {
      AddLarge(range);
      tables_.push_back({range, object.address});
    }
  }
}

void BlockClaims::AddLarge(const WordRange& range) {
  large_bytes_ += range.size_bytes;
  if (range.size_bytes >= kLeastUntouched) largest_.push_back(range);
}

uint64_t BlockClaims::UntouchedBytes(const ResidentPages& pages) const {
  uint64_t bytes = 0;
  for (const WordRange& range : largest_) {
    const Address begin(range.begin.value() & ~(kPageBytes - 1));
    const Address end = range.begin + range.size_bytes;
    if (end < range.begin) continue;
    // By whole pages, so that of a page at either end nothing counts as untouched.
    const uint64_t resident = pages.BytesIn(begin, Address((end.value() + kPageBytes - 1) & ~(kPageBytes - 1)));
    bytes += range.size_bytes - std::min<uint64_t>(range.size_bytes, resident);
  }
  return bytes;
}

static Address BeginOf(const OwnedTable& table) { return table.range.begin; }

void BlockClaims::SortTables() { std::ranges::sort(tables_, {}, BeginOf); }

bool BlockClaims::InLargeTable(Address address) const {
  const auto after = std::ranges::upper_bound(tables_, address, {}, BeginOf);
  if (after == tables_.begin()) return false;
  const WordRange& range = std::prev(after)->range;
  return address - range.begin < range.size_bytes;
}

}  // namespace stillheld
