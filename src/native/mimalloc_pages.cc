#include "native/mimalloc_pages.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/bytes.h"

namespace stillheld {
namespace {

constexpr uint64_t kSegmentBytes = uint64_t{1} << 25;
constexpr uint64_t kSliceBytes = uint64_t{1} << 16;
constexpr uint64_t kMostSlices = kSegmentBytes / kSliceBytes;
constexpr uint64_t kLargestSegment = uint64_t{1} << 40;
// A block of this size or more says so here; its page is as large as it is.
constexpr uint32_t kHugeBlock = uint32_t{1} << 31;
constexpr uint64_t kLinkBytes = 8;
constexpr uint64_t kMostDelayed = uint64_t{1} << 24;

// mi_segment_t and mi_page_t, Include/internal/mimalloc/mimalloc/types.h of CPython 3.13 and 3.14.
namespace segment_at {
constexpr uint64_t kSegmentSize = 32, kSliceCount = 224, kInfoSlices = 232, kKind = 240, kEntries = 248, kSlices = 264;
}
namespace slice_at {
constexpr uint64_t kCount = 0, kOffset = 4, kFlags = 8, kKept = 9, kCapacity = 10, kReserved = 12, kFree = 16;
constexpr uint64_t kUsed = 24, kBlockSize = 28, kLocalFree = 32, kThreadFree = 40, kHeap = 48;
}  // namespace slice_at
// Of an entry: with the links for delayed freeing that builds without the GIL have, and without them.
constexpr uint64_t kSliceStrides[] = {96, 80};
// mi_heap_t: tld, 129 pages by size, 75 queues of 24 bytes, then what other threads gave back.
constexpr uint64_t kDelayedInHeap = 8 + 129 * 8 + 75 * 24;

class SegmentReader {
 public:
  SegmentReader(const AddressSpace& space, MimallocMemory& memory) : space_(space), memory_(memory) {}

  // Whether a segment begins there. `begin` is a multiple of its alignment.
  bool Read(Address begin, const std::function<void(const MimallocPage&)>& visit) {
    const auto head = space_.View(begin, segment_at::kSlices);
    if (!head) return false;
    const uint64_t size = LoadAt<uint64_t>(*head, segment_at::kSegmentSize);
    const uint64_t slices = LoadAt<uint64_t>(*head, segment_at::kSliceCount);
    const uint64_t info = LoadAt<uint64_t>(*head, segment_at::kInfoSlices);
    const uint64_t entries = LoadAt<uint64_t>(*head, segment_at::kEntries);
    const bool is_huge = LoadAt<uint32_t>(*head, segment_at::kKind) == 1;
    if (size == 0 || size > kLargestSegment || size != slices * kSliceBytes) return false;
    if (info == 0 || info >= slices || entries > kMostSlices || entries > slices || entries <= info) return false;
    if (!is_huge && size != kSegmentBytes) return false;
    for (const uint64_t stride : kSliceStrides) {
      const auto table = space_.View(begin + segment_at::kSlices, entries * stride);
      if (!table || !HoldsTogether(*table, stride, entries, slices)) continue;
      const auto number = static_cast<uint32_t>(memory_.segments.size());
      memory_.segments.push_back({begin, begin + size});
      for (uint64_t i = info; i < entries; i += LoadAt<uint32_t>(*table, i * stride + slice_at::kCount)) {
        ReadPage(begin, i, table->subspan(i * stride, stride), number, visit);
      }
      return true;
    }
    return false;
  }

  // What threads gave back to the heaps of others, and these have not yet taken.
  void FollowDelayed() {
    for (const Address heap : heaps_) {
      auto block = Load(heap + kDelayedInHeap);
      for (uint64_t n = 0; block && *block != 0 && n < kMostDelayed; ++n) {
        memory_.freed.push_back(Address(*block));
        block = Load(Address(*block));
      }
    }
  }

 private:
  // Spans follow one another without a gap, each with its first slice in front.
  static bool HoldsTogether(std::span<const std::byte> table, uint64_t stride, uint64_t entries, uint64_t slices) {
    uint64_t i = 0;
    while (i < entries) {
      const uint64_t count = LoadAt<uint32_t>(table, i * stride + slice_at::kCount);
      if (count == 0 || count > slices - i || LoadAt<uint32_t>(table, i * stride + slice_at::kOffset) != 0)
        return false;
      i += count;
    }
    return true;
  }

  std::optional<uint64_t> Load(Address address) const {
    const auto bytes = space_.View(address, sizeof(uint64_t));
    return bytes ? std::optional(LoadAt<uint64_t>(*bytes, 0)) : std::nullopt;
  }

  void ReadPage(Address segment, uint64_t index, std::span<const std::byte> slice, uint32_t number,
                const std::function<void(const MimallocPage&)>& visit) {
    const auto block_size = LoadAt<uint32_t>(slice, slice_at::kBlockSize);
    const auto capacity = LoadAt<uint16_t>(slice, slice_at::kCapacity);
    if (block_size < kLinkBytes || capacity == 0) return;  // a span that no page has
    MimallocPage page;
    page.begin = segment + index * kSliceBytes;
    page.size_bytes = LoadAt<uint32_t>(slice, slice_at::kCount) * kSliceBytes;
    // The blocks of a page are set off, so that those of several pages do not meet in the processor's caches.
    page.header_bytes = block_size <= 64 ? 3 * block_size : block_size <= 512 ? block_size : 0;
    page.block_bytes = block_size < kHugeBlock ? block_size : page.size_bytes;
    page.carved = capacity;
    page.segment = number;
    page.heap = static_cast<MimallocHeap>(LoadAt<uint8_t>(slice, slice_at::kFlags) >> 3 & 3);
    page.kept_bytes = LoadAt<uint8_t>(slice, slice_at::kKept);
    const bool fits = page.header_bytes + page.carved * page.block_bytes <= page.size_bytes;
    if (!fits || capacity > LoadAt<uint16_t>(slice, slice_at::kReserved)) {
      ++memory_.torn_pages;
      return;
    }
    page.is_free.resize(page.carved);
    constexpr uint64_t kDelayedFlags = 3;
    bool is_whole = Follow(page, LoadAt<uint64_t>(slice, slice_at::kFree));
    is_whole = Follow(page, LoadAt<uint64_t>(slice, slice_at::kLocalFree)) && is_whole;
    is_whole = Follow(page, LoadAt<uint64_t>(slice, slice_at::kThreadFree) & ~kDelayedFlags) && is_whole;
    if (!is_whole) ++memory_.torn_pages;
    if (const auto heap = LoadAt<uint64_t>(slice, slice_at::kHeap); heap != 0) heaps_.insert(Address(heap));
    visit(page);
  }

  // Marks the blocks of a list as free. False if it leaves the page or comes back to a block.
  bool Follow(MimallocPage& page, uint64_t block) const {
    while (block != 0) {
      const uint64_t offset = block - page.block(0).value();
      if (offset % page.block_bytes != 0 || offset / page.block_bytes >= page.carved) return false;
      const uint64_t i = offset / page.block_bytes;
      if (page.is_free[i]) return false;
      page.is_free[i] = true;
      const auto next = Load(Address(block));
      if (!next) return false;
      block = *next;
    }
    return true;
  }

  const AddressSpace& space_;
  MimallocMemory& memory_;
  std::set<Address> heaps_;
};

}  // namespace

MimallocMemory ReadMimalloc(const AddressSpace& space, const std::function<void(const MimallocPage&)>& visit) {
  MimallocMemory memory;
  SegmentReader reader(space, memory);
  for (const PageRange& range : space.OwnPages()) {
    const uint64_t first = (range.begin.value() + kSegmentBytes - 1) / kSegmentBytes * kSegmentBytes;
    for (Address at(first); at >= range.begin && at < range.end; at = at + kSegmentBytes) {
      if (memory.segments.empty() || at >= memory.segments.back().end) reader.Read(at, visit);
    }
  }
  reader.FollowDelayed();
  return memory;
}

}  // namespace stillheld
