#include "app/memory_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "analysis/retained_set.h"
#include "analysis/uncollected.h"
#include "app/chunk_owners.h"
#include "app/heap_capture.h"
#include "app/pinned_arenas.h"
#include "memory/forked_pages.h"
#include "memory/maps.h"
#include "memory/page_range.h"
#include "memory/places.h"
#include "memory/processes.h"
#include "memory/smaps.h"
#include "native/allocator_name.h"
#include "native/malloc_heap.h"
#include "native/pymalloc_pools.h"

namespace stillheld {
namespace {

constexpr uint64_t kLeastStackBytes = 16 << 10;
constexpr uint64_t kMostGuardBytes = 64 << 10;
constexpr int64_t kLeastFullCache = 16;
constexpr double kFullShare = 0.6;
constexpr size_t kMostFullCaches = 200;

double SecondsNow() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// Gives bytes to parts, and remembers how much of each mapping was given away.
class Ledger {
 public:
  Ledger(const AddressSpace& space, const ResidentPages& pages, MemoryLook& look)
      : mappings_(space.mappings()), places_(space), pages_(pages), given_(mappings_.size()), look_(look) {}

  // Returns the resident bytes of the range.
  uint64_t Take(Address begin, Address end) {
    uint64_t sum = 0;
    auto at = std::ranges::upper_bound(mappings_, begin, {}, &Mapping::begin);
    if (at != mappings_.begin()) --at;
    for (; at != mappings_.end() && at->begin < end; ++at) {
      const uint64_t bytes = pages_.BytesIn(std::max(begin, at->begin), std::min(end, at->end));
      given_[static_cast<size_t>(at - mappings_.begin())] += bytes;
      sum += bytes;
    }
    return sum;
  }
  void Add(MemoryPart part, uint64_t bytes) { look_.at(part) += bytes; }

  // What is left of the anonymous memory, by the kind of mapping it lies in.
  void AddRest() {
    for (size_t i = 0; i < mappings_.size(); ++i) {
      const Mapping& mapping = mappings_[i];
      const uint64_t own = pages_.BytesIn(mapping.begin, mapping.end);
      const uint64_t rest = own > given_[i] ? own - given_[i] : 0;
      if (mapping.inode != 0) {
        Add(MemoryPart::kImages, rest);
      } else if (IsStack(i)) {
        Add(MemoryPart::kStacks, rest);
      } else {
        const uint64_t of_image = std::min(rest, ImageDataIn(mapping));
        Add(MemoryPart::kImages, of_image);
        Add(MemoryPart::kAnonymous, rest - of_image);
      }
    }
  }

 private:
  // A thread's stack lies above a guard: pages that nobody may touch.
  bool IsStack(size_t i) const {
    const Mapping& mapping = mappings_[i];
    if (mapping.path.starts_with("[stack")) return true;
    if (i == 0 || !mapping.path.empty() || mapping.size_bytes() < kLeastStackBytes || !mapping.writable) return false;
    const Mapping& guard = mappings_[i - 1];
    return guard.end == mapping.begin && !guard.readable && !guard.writable && guard.path.empty() &&
           guard.size_bytes() <= kMostGuardBytes;
  }
  // .bss: the kernel maps it without a name right behind the data of the image, and joins it with what is mapped behind
  // that by chance.
  uint64_t ImageDataIn(const Mapping& mapping) const {
    const std::optional<DataSegment> data = places_.DataAround(mapping.begin);
    if (!data) return 0;
    const uint64_t end = (data->begin + data->size_bytes + kPageBytes - 1).value() & ~(kPageBytes - 1);
    return pages_.BytesIn(mapping.begin, std::min(mapping.end, Address(end)));
  }

  std::span<const Mapping> mappings_;
  const Places places_;
  const ResidentPages& pages_;
  std::vector<uint64_t> given_;  // by mapping
  MemoryLook& look_;
};

void AddPools(const PymallocPools& pools, Ledger& ledger, MemoryLook& look) {
  std::map<uint64_t, SizeClassUse> by_size;
  for (const PymallocPool& pool : pools.pools()) {
    const uint64_t resident = ledger.Take(pool.begin, pool.begin + pool.size_bytes);
    const uint64_t used = std::min<uint64_t>(resident, uint64_t{pool.used} * pool.block_bytes);
    ledger.Add(MemoryPart::kObjects, used);
    ledger.Add(MemoryPart::kFreeBlocks, resident - used);
    SizeClassUse& use = by_size[pool.block_bytes];
    use.up_to_bytes = pool.block_bytes;
    use.blocks += pool.used;
    use.bytes += used;
    use.free_bytes += resident - used;
  }
  for (const auto& [size, use] : by_size) look.small_blocks.push_back(use);
  // What lies between mimalloc's pages: the heads of its segments, and pages that are free as a whole.
  auto pool = pools.pools().begin();
  for (const PageRange& segment : pools.mimalloc().segments) {
    Address at = segment.begin;
    while (pool != pools.pools().end() && pool->begin < segment.begin) ++pool;
    for (; pool != pools.pools().end() && pool->begin < segment.end; ++pool) {
      if (pool->begin > at) ledger.Add(MemoryPart::kFreeBlocks, ledger.Take(at, pool->begin));
      at = std::max(at, pool->begin + pool->size_bytes);
    }
    if (at < segment.end) ledger.Add(MemoryPart::kFreeBlocks, ledger.Take(at, segment.end));
  }
}

// PyMem_Malloc in an extension, or an object that C code has lost.
void AddOrphans(const PythonMemory& memory, MemoryLook& look) {
  uint64_t bytes = 0;
  for (size_t i = 0; i < memory.orphan_blocks.size(); ++i) {
    bytes += memory.orphan_blocks[i] * (i + 1) * PythonMemory::kClassBytes;
  }
  bytes = std::min(bytes, look.at(MemoryPart::kObjects));
  look.at(MemoryPart::kObjects) -= bytes;
  look.at(MemoryPart::kOrphans) += bytes;
  const uint64_t foreign = std::min(memory.large_foreign_bytes, look.at(MemoryPart::kObjects));
  look.at(MemoryPart::kObjects) -= foreign;
  look.at(MemoryPart::kNative) += foreign;
}

// Returns the bytes of blocks that garbage alone owns.
uint64_t AddChunks(const MallocHeap& heap, const std::vector<ChunkOwner>& owners, Ledger& ledger, MemoryLook& look) {
  std::map<uint64_t, SizeClassUse> by_size;
  uint64_t garbage = 0;
  for (size_t i = 0; i < heap.chunks.size(); ++i) {
    const MallocChunk& chunk = heap.chunks[i];
    const uint64_t bytes = ledger.Take(chunk.address, chunk.end());
    if (!chunk.is_in_use()) {
      ledger.Add(MemoryPart::kFreeMalloc, bytes);
    } else if (owners[i] == ChunkOwner::kNone) {
      ledger.Add(MemoryPart::kNative, bytes);
      const uint64_t size = std::bit_ceil(chunk.size_bytes());
      SizeClassUse& use = by_size[size];
      use.up_to_bytes = size;
      ++use.blocks;
      use.bytes += bytes;
    } else {
      ledger.Add(owners[i] == ChunkOwner::kGarbage ? MemoryPart::kGarbage : MemoryPart::kBuffers, bytes);
      if (owners[i] == ChunkOwner::kGarbage) garbage += bytes;
    }
  }
  for (const auto& [size, use] : by_size) look.native_blocks.push_back(use);
  for (const MallocArena& arena : heap.arenas) {
    look.arenas.push_back({.address = arena.address.value(),
                           .is_main = arena.is_main,
                           .in_use_bytes = arena.in_use_bytes,
                           .free_bytes = arena.free_bytes,
                           .trimmable_bytes = arena.trimmable_bytes});
  }
  return garbage;
}

// Garbage in Python's own arenas: its bytes without the blocks of malloc, which are counted already.
void AddGarbage(const HeapGraph& graph, const std::vector<bool>& is_garbage, uint64_t in_malloc, MemoryLook& look) {
  uint64_t bytes = 0;
  for (uint32_t i = 0; i < graph.node_count(); ++i) {
    if (is_garbage[i]) bytes += graph.size_bytes(NodeId(i));
  }
  const uint64_t small = std::min(bytes > in_malloc ? bytes - in_malloc : 0, look.at(MemoryPart::kObjects));
  look.at(MemoryPart::kObjects) -= small;
  look.at(MemoryPart::kGarbage) += small;
}

// Where the allocator's own books cannot be read, what Python's objects own of its memory is known by their sizes
// alone.
void AddBySize(const HeapGraph& graph, const PymallocPools& pools, const std::vector<bool>& is_garbage,
               MemoryLook& look) {
  const uint64_t allocated = graph.python_memory().allocated_bytes;
  const uint64_t owned = allocated > pools.used_bytes() ? allocated - pools.used_bytes() : 0;
  const uint64_t large = owned - std::min(owned, graph.python_memory().untouched_bytes);
  const uint64_t moved = std::min(large, look.at(MemoryPart::kAnonymous));
  uint64_t garbage = 0;
  for (uint32_t i = 0; i < graph.node_count(); ++i) {
    if (is_garbage[i] && !pools.Covers(graph.address(NodeId(i)))) garbage += graph.size_bytes(NodeId(i));
  }
  garbage = std::min(garbage, moved);
  look.at(MemoryPart::kAnonymous) -= moved;
  look.at(MemoryPart::kGarbage) += garbage;
  look.at(MemoryPart::kBuffers) += moved - garbage;
}

// A cache that drops a part of its entries when it is full is never quite as long as its limit.
bool IsFull(uint64_t length, int64_t limit) {
  return limit >= kLeastFullCache && length <= static_cast<uint64_t>(limit) &&
         static_cast<double>(length) >= kFullShare * static_cast<double>(limit);
}

// Containers that have grown to a limit that their owner names.
void AddFullCaches(const HeapGraph& graph, FullCaches caches, MemoryLook& look) {
  std::set<NodeId> full;
  const auto take_if_full = [&](NodeId node, int64_t limit) {
    if (full.size() < kMostFullCaches && IsFull(graph.length(node), limit)) full.insert(node);
  };
  for (const SizeBound& bound : graph.columns().bounds) {
    take_if_full(bound.owner, bound.limit);
    for (const Edge& edge : graph.out(bound.owner)) {
      if (edge.label.kind() == EdgeKind::kAttribute) take_if_full(edge.target, bound.limit);
      if (edge.label.kind() != EdgeKind::kDict) continue;
      for (const Edge& entry : graph.out(edge.target)) {
        if (entry.label.kind() == EdgeKind::kStringKey) take_if_full(entry.target, bound.limit);
      }
    }
  }
  if (full.empty()) return;
  const std::vector<NodeId> nodes(full.begin(), full.end());
  look.full_caches = nodes.size();
  for (const NodeId node : nodes) look.full_cache_entries += graph.length(node);
  if (caches == FullCaches::kMeasure) look.full_cache_bytes = RetainedSet(graph).Of(nodes).bytes;
}

void AddMappings(const std::optional<std::vector<MappingUse>>& uses, uint64_t rss_bytes, const ResidentPages& pages,
                 MemoryLook& look) {
  if (!uses) {
    look.rss_bytes = rss_bytes;
    const uint64_t own = pages.total_bytes();
    look.at(MemoryPart::kImages) += rss_bytes > own ? rss_bytes - own : 0;
    look.gaps.push_back("this system has no smaps for it: files and shared memory are counted together");
    return;
  }
  for (const MappingUse& use : *uses) {
    look.rss_bytes += use.resident_bytes;
    look.pss_bytes += use.proportional_bytes;
    look.swapped_bytes += use.swapped_bytes;
    const uint64_t of_file = use.resident_bytes - std::min(use.anonymous_bytes, use.resident_bytes);
    look.at(use.mapping.shared ? MemoryPart::kSharedMemory : MemoryPart::kImages) += of_file;
    if (use.mapping.shared) look.at(MemoryPart::kSharedMemory) += use.resident_bytes - of_file;
  }
}

// A server that forks its workers shares its pages with them until one of them writes.
void AddSharing(pid_t pid, const std::optional<std::vector<MappingUse>>& uses, MemoryLook& look) {
  const std::optional<ProcessInfo> info = FindProcess(pid);
  const std::optional<ProcessInfo> parent = info ? FindProcess(info->parent) : std::nullopt;
  if (!uses || !parent || parent->executable.empty() || parent->executable != info->executable) return;
  std::vector<PageRange> ranges;
  for (const MappingUse& use : *uses) {
    const bool is_in_bounds = use.mapping.size_bytes() <= kLargestMappingBytes;
    if (!use.mapping.shared && use.anonymous_bytes > 0 && is_in_bounds) {
      ranges.push_back({use.mapping.begin, use.mapping.end});
    }
  }
  const std::optional<ForkedPages> pages = CompareWithParent(pid, parent->pid, ranges);
  if (!pages) return;
  look.has_parent = pages->shared_bytes > 0;
  look.shared_bytes = pages->shared_bytes;
  look.unshared_bytes = look.has_parent ? pages->unshared_bytes : 0;
}

void BalanceWithRss(MemoryLook& look) {
  uint64_t sum = 0;
  for (const uint64_t bytes : look.bytes) sum += bytes;
  // Between the kernel's count and the copy the process ran on; what it gained since then is part of it.
  if (sum > look.rss_bytes) look.rss_bytes = sum;
  look.at(MemoryPart::kUnexplained) = look.rss_bytes - sum;
}

}  // namespace

MemoryLook LookAtMemory(pid_t pid, CaptureMode mode, FullCaches caches) {
  MemoryLook look;
  const uint64_t rss_bytes = ResidentBytes(pid);
  const std::optional<std::vector<MappingUse>> uses = ReadSmaps(pid);
  AddSharing(pid, uses, look);  // before there is a frozen copy, which shares everything
  const CapturedHeap heap = CaptureHeap(pid, mode, KeepMemory::kYes);
  const AddressSpace& space = *heap.space;
  look.seconds = SecondsNow();
  look.objects = heap.graph.node_count();
  look.stop_ms = static_cast<double>(heap.stop.stop_ns) / 1e6;
  look.mode = heap.stop.mode == CaptureMode::kFork ? "fork" : "copy";
  look.allocator = AllocatorName(space.mappings());

  const ResidentPages& pages = heap.allocated->pages;
  const PymallocPools& pools = heap.allocated->pools;
  const MallocHeap& malloc = heap.allocated->heap;
  if (malloc.is_partial) look.gaps.push_back("malloc's heap was read in part: some of its headers make no sense");
  if (malloc.arenas.empty()) {
    look.gaps.push_back(
        fmt::format("the heap of {} cannot be read: what Python's objects own there is counted by their sizes, and the "
                    "rest, in use or free, as other anonymous memory",
                    look.allocator.empty() ? "this C library" : look.allocator));
  }
  const Uncollected uncollected = FindUncollected(heap.graph);
  const std::vector<bool> is_garbage = FreedByCollection(heap.graph, uncollected);
  look.garbage_objects = uncollected.objects;

  Ledger ledger(space, pages, look);
  AddMappings(uses, rss_bytes, pages, look);
  AddPools(pools, ledger, look);
  AddOrphans(heap.graph.python_memory(), look);
  look.pinned = FindPinnedArenas(pools, pages, heap.graph);
  const uint64_t garbage_in_malloc =
      AddChunks(malloc, OwnersOfChunks(space, heap.graph, is_garbage, *heap.allocated), ledger, look);
  AddGarbage(heap.graph, is_garbage, garbage_in_malloc, look);
  AddFullCaches(heap.graph, caches, look);
  look.collector_is_off = !heap.graph.gc().enabled;
  ledger.AddRest();
  if (malloc.arenas.empty()) AddBySize(heap.graph, pools, is_garbage, look);
  BalanceWithRss(look);
  return look;
}

}  // namespace stillheld
