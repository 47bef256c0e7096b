#include "native/glibc_caches.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/bytes.h"

namespace stillheld {
namespace {

// struct tcache_perthread_struct, a block of its own at the start of each thread's arena: counters of `count_bytes`
// each, then as many list heads. glibc 2.26 and 2.30; 2.42 counts what is left instead.
struct CacheForm {
  uint64_t chunk_bytes;
  uint64_t bins;
  uint64_t count_bytes;
  bool counts_entries;
};
constexpr std::array<CacheForm, 3> kForms = {{{0x250, 64, 1, true}, {0x290, 64, 2, true}, {0x300, 76, 2, false}}};
constexpr uint64_t kSmallBins = 64;  // of which the size follows from the index
constexpr uint64_t kLongestList = 1 << 16;
constexpr uint64_t kHeaderBytes = 16;

uint64_t SizeOfBin(uint64_t bin) { return 32 + 16 * bin; }

class Marker {
 public:
  Marker(const AddressSpace& space, MallocHeap& heap) : space_(space), heap_(heap) {}

  // A list linked through the word at `link` behind the chunk's address; `bytes` 0: any size. Returns how many it has.
  uint64_t MarkList(Address first_chunk, uint64_t bytes, uint64_t longest) {
    Address at = first_chunk;
    uint64_t length = 0;
    while (!at.is_null() && length < longest) {
      MallocChunk* chunk = ChunkAt(at);
      if (chunk == nullptr || (bytes != 0 && chunk->size_bytes() != bytes)) break;
      if (chunk->state == ChunkState::kCached) break;  // a circle, or two lists that meet
      if (chunk->state != ChunkState::kInUse) break;
      chunk->state = ChunkState::kCached;
      ++length;
      at = Next(at);
    }
    return length;
  }

  bool IsChunk(Address address, uint64_t bytes) {
    const MallocChunk* chunk = ChunkAt(address);
    return chunk != nullptr && (bytes == 0 || chunk->size_bytes() == bytes);
  }

 private:
  MallocChunk* ChunkAt(Address address) {
    const auto found = std::ranges::lower_bound(heap_.chunks, address, {}, &MallocChunk::address);
    return found != heap_.chunks.end() && found->address == address ? &*found : nullptr;
  }

  // The link is the first word of the block: the next block of a cache, the next chunk of a fast bin. Since glibc 2.32
  // it is mixed with its own address ("safe linking").
  Address Next(Address chunk) {
    const Address place = chunk + kHeaderBytes;
    const auto bytes = space_.View(place, 8);
    if (!bytes) return Address();
    const auto stored = LoadAt<uint64_t>(*bytes, 0);
    for (const uint64_t link : {stored ^ (place.value() >> 12), stored}) {
      if (link == 0) return Address();
      if (ChunkAt(Address(link)) != nullptr) return Address(link);
      if (ChunkAt(Address(link - kHeaderBytes)) != nullptr) return Address(link - kHeaderBytes);
    }
    return Address();
  }

  const AddressSpace& space_;
  MallocHeap& heap_;
};

// Nothing but a cache has as many right pointers at the right places: every list begins with a chunk of its own size,
// exactly where its counter is not 0.
bool IsCache(std::span<const std::byte> block, const CacheForm& form, Marker& marker) {
  const uint64_t heads = (form.bins * form.count_bytes + 7) / 8 * 8;
  uint64_t lists = 0;
  for (uint64_t bin = 0; bin < form.bins; ++bin) {
    const uint64_t count =
        form.count_bytes == 1 ? LoadAt<uint8_t>(block, bin) : LoadAt<uint16_t>(block, bin * form.count_bytes);
    const Address head(LoadAt<uint64_t>(block, heads + bin * 8));
    if (form.counts_entries && (count != 0) != !head.is_null()) return false;
    if (head.is_null()) continue;
    if (!marker.IsChunk(head - kHeaderBytes, bin < kSmallBins ? SizeOfBin(bin) : 0)) return false;
    ++lists;
  }
  return lists > 0;
}

void MarkCache(std::span<const std::byte> block, const CacheForm& form, Marker& marker) {
  const uint64_t heads = (form.bins * form.count_bytes + 7) / 8 * 8;
  for (uint64_t bin = 0; bin < form.bins; ++bin) {
    const Address head(LoadAt<uint64_t>(block, heads + bin * 8));
    if (!head.is_null()) marker.MarkList(head - kHeaderBytes, bin < kSmallBins ? SizeOfBin(bin) : 0, kLongestList);
  }
}

}  // namespace

void MarkCachedChunks(const AddressSpace& space, const GlibcArenas& arenas, MallocHeap& heap) {
  Marker marker(space, heap);
  for (const GlibcArena& arena : arenas.arenas) {
    for (uint64_t i = 0; i < kFastBins; ++i) {
      marker.MarkList(arena.fast_bins[i], SizeOfBin(i), heap.chunks.size());
    }
  }
  for (size_t i = 0; i < heap.chunks.size(); ++i) {
    const MallocChunk& chunk = heap.chunks[i];
    if (chunk.state != ChunkState::kInUse) continue;
    for (const CacheForm& form : kForms) {
      if (chunk.size_bytes() != form.chunk_bytes) continue;
      const auto block = space.View(chunk.block(), form.chunk_bytes - kHeaderBytes);
      if (block && IsCache(*block, form, marker)) MarkCache(*block, form, marker);
    }
  }
}

}  // namespace stillheld
