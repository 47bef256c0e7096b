#include "native/malloc_heap.h"

#include <algorithm>

#include "base/bytes.h"
#include "native/glibc_arena.h"
#include "native/glibc_caches.h"
#include "native/mapped_chunks.h"

namespace stillheld {
namespace {

constexpr uint64_t kPrevInUse = 1;
constexpr uint64_t kIsMapped = 2;
constexpr uint64_t kFlagBits = 7;
constexpr uint64_t kMinChunkBytes = 32;
constexpr uint64_t kMostChunkBytes = uint64_t{1} << 35;
constexpr uint64_t kFenceBytes = 64;       // the last chunks of a heap that is full: posts, not blocks
constexpr uint64_t kFreeHeaderBytes = 48;  // of a large free chunk: header and list links, which malloc_trim leaves
constexpr uint64_t kWindowBytes = 1 << 20;
constexpr uint64_t kLongestSearch = 64 << 10;

// Words of a long range at little cost: one view per window.
class WordReader {
 public:
  explicit WordReader(const AddressSpace& space) : space_(space) {}

  std::optional<uint64_t> Load(Address at, Address limit) {
    if (limit < at || limit - at < 8) return std::nullopt;
    if (at < begin_ || window_.size() < 8 || at - begin_ > window_.size() - 8) {
      const auto view = space_.View(at, std::min(kWindowBytes, limit - at));
      begin_ = at;
      window_ = view ? *view : std::span<const std::byte>();
      if (!view) {
        const auto word = space_.View(at, 8);
        if (!word) return std::nullopt;
        window_ = *word;
      }
    }
    return LoadAt<uint64_t>(window_, at - begin_);
  }

 private:
  const AddressSpace& space_;
  Address begin_;
  std::span<const std::byte> window_;
};

// Appends the chunks of a run. False if a header makes no sense: what was read up to there is kept.
bool WalkRun(const AddressSpace& space, const ChunkRun& run, std::vector<MallocChunk>& chunks) {
  WordReader words(space);
  const auto arena = static_cast<uint16_t>(run.arena);
  const auto size_at = [&](Address chunk) { return words.Load(chunk + 8, run.end); };
  Address at = run.begin;
  std::optional<uint64_t> header = size_at(at);
  while (header) {
    const uint64_t bytes = *header & ~kFlagBits;
    if (at == run.top) {
      chunks.push_back({at, static_cast<uint32_t>((run.end - at) / 16), arena, ChunkState::kTop});
      return true;
    }
    const uint64_t left = run.end - at;
    if (run.top.is_null() && left <= kFenceBytes && bytes < kMinChunkBytes) return true;
    if (bytes < kMinChunkBytes || bytes % 16 != 0 || bytes > left || bytes > kMostChunkBytes ||
        (*header & kIsMapped) != 0)
      return false;
    const std::optional<uint64_t> next = size_at(at + bytes);
    const bool in_use = !next || (*next & kPrevInUse) != 0;
    chunks.push_back({at, static_cast<uint32_t>(bytes / 16), arena, in_use ? ChunkState::kInUse : ChunkState::kFree});
    at = at + bytes;
    header = next;
  }
  return run.top.is_null() && run.end - at <= kFenceBytes;
}

// The program may have taken memory from the break before malloc did: then the first chunk lies behind that.
bool WalkFromFirstChunk(const AddressSpace& space, ChunkRun run, std::vector<MallocChunk>& chunks) {
  const size_t before = chunks.size();
  std::vector<MallocChunk> longest;
  const Address begin = run.begin;
  for (uint64_t skipped = 0; skipped <= kLongestSearch && begin + skipped < run.end; skipped += 16) {
    run.begin = begin + skipped;
    chunks.resize(before);
    if (WalkRun(space, run, chunks)) return true;
    if (chunks.size() - before > longest.size())
      longest.assign(chunks.begin() + static_cast<long>(before), chunks.end());
    // A walk that came anywhere met corruption; only one that stopped at once began at a wrong place.
    if (!longest.empty()) break;
  }
  chunks.resize(before);
  chunks.insert(chunks.end(), longest.begin(), longest.end());
  return false;
}

void Sum(const ResidentPages& pages, MallocHeap& heap) {
  for (const MallocChunk& chunk : heap.chunks) {
    MallocArena& arena = heap.arenas[chunk.arena];
    const uint64_t bytes = pages.BytesIn(chunk.address, chunk.end());
    if (chunk.is_in_use()) {
      arena.in_use_bytes += bytes;
      continue;
    }
    arena.free_bytes += bytes;
    // What malloc_trim(0) does: whole pages inside free chunks of every arena, and the top of the main one.
    const bool trims = chunk.state == ChunkState::kFree || (chunk.state == ChunkState::kTop && arena.is_main);
    const Address first((chunk.address + kFreeHeaderBytes + kPageBytes - 1).value() & ~(kPageBytes - 1));
    const Address last(chunk.end().value() & ~(kPageBytes - 1));
    if (trims) arena.trimmable_bytes += pages.BytesIn(first, last);
  }
}

}  // namespace

const MallocChunk* MallocHeap::Find(Address address) const {
  const auto after = std::ranges::upper_bound(chunks, address, {}, &MallocChunk::address);
  if (after == chunks.begin() || address >= std::prev(after)->end()) return nullptr;
  return &*std::prev(after);
}

MallocHeap ReadMallocHeap(const AddressSpace& space, const ResidentPages& pages, std::span<const PageRange> elsewhere) {
  MallocHeap heap;
  const GlibcArenas arenas = FindGlibcArenas(space);
  if (arenas.arenas.empty()) return heap;
  heap.is_partial = arenas.is_partial;
  for (const GlibcArena& arena : arenas.arenas) {
    heap.arenas.push_back({.address = arena.address, .is_main = arena.is_main, .system_bytes = arena.system_bytes});
  }
  std::vector<PageRange> known(elsewhere.begin(), elsewhere.end());
  for (const ChunkRun& run : arenas.runs) {
    const bool is_main = arenas.arenas[run.arena].is_main;
    const bool whole = is_main ? WalkFromFirstChunk(space, run, heap.chunks) : WalkRun(space, run, heap.chunks);
    heap.is_partial = heap.is_partial || !whole;
    const Address begin = is_main ? run.begin : Address(run.begin.value() & ~(kHeapMaxBytes - 1));
    known.push_back({begin, run.end});
  }
  MarkCachedChunks(space, arenas, heap);
  std::ranges::sort(known, {}, &PageRange::begin);
  const std::vector<MallocChunk> mapped = FindMappedChunks(space, pages, known);
  heap.chunks.insert(heap.chunks.end(), mapped.begin(), mapped.end());
  std::ranges::sort(heap.chunks, {}, &MallocChunk::address);
  Sum(pages, heap);
  return heap;
}

}  // namespace stillheld
