#include "native/mapped_chunks.h"

#include <algorithm>

#include "base/bytes.h"

namespace stillheld {
namespace {

constexpr uint64_t kFlagBits = 7;
constexpr uint64_t kIsMapped = 2;
constexpr uint64_t kHeaderBytes = 16;
constexpr uint64_t kMostUnits = ~uint32_t{0};

// The size of the block whose header is at `page`, or 0.
uint64_t MappedSize(const AddressSpace& space, Address page, Address end) {
  const auto header = space.View(page, 16);
  if (!header) return 0;
  const auto before = LoadAt<uint64_t>(*header, 0);  // bytes lost to alignment: 0 but for memalign
  const auto size = LoadAt<uint64_t>(*header, 8);
  uint64_t bytes = size & ~kFlagBits;
  // glibc 2.43 counts what lies behind the header.
  if ((bytes + kHeaderBytes) % kPageBytes == 0) bytes += kHeaderBytes;
  const bool is_block = before == 0 && (size & kFlagBits) == kIsMapped && bytes != 0 && bytes % kPageBytes == 0 &&
                        bytes <= end - page && bytes / 16 <= kMostUnits;
  return is_block ? bytes : 0;
}

}  // namespace

std::vector<MallocChunk> FindMappedChunks(const AddressSpace& space, const ResidentPages& pages,
                                          std::span<const PageRange> elsewhere) {
  std::vector<MallocChunk> chunks;
  for (const Mapping& mapping : space.mappings()) {
    const bool may_have = mapping.readable && mapping.writable && !mapping.shared && mapping.inode == 0 &&
                          mapping.path.empty() && mapping.size_bytes() <= kLargestMappingBytes;
    if (!may_have || pages.BytesIn(mapping.begin, mapping.end) == 0) continue;
    for (Address page = mapping.begin; page < mapping.end;) {
      const auto after = std::ranges::upper_bound(elsewhere, page, {}, &PageRange::begin);
      if (after != elsewhere.begin() && page < std::prev(after)->end) {
        page = std::prev(after)->end;
        page = Address((page.value() + kPageBytes - 1) & ~(kPageBytes - 1));
        continue;
      }
      const Address end = after != elsewhere.end() ? std::min(after->begin, mapping.end) : mapping.end;
      // Pages that were never touched are skipped in bulk by halves: most of a large reservation is empty.
      uint64_t step = kPageBytes;
      if (pages.BytesIn(page, page + kPageBytes) != 0) {
        if (const uint64_t bytes = MappedSize(space, page, end); bytes != 0) {
          chunks.push_back({page, static_cast<uint32_t>(bytes / 16), 0, ChunkState::kMapped});
          step = bytes;
        }
      } else {
        while (page + 2 * step <= end && pages.BytesIn(page, page + 2 * step) == 0) step *= 2;
      }
      page = page + step;
    }
  }
  return chunks;
}

}  // namespace stillheld
