#include "app/chunk_owners.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "base/bytes.h"
#include "memory/page_range.h"

namespace stillheld {
namespace {

// In front of an object: the collector's header and the words of its attributes.
constexpr uint64_t kBytesInFront = 32;
constexpr uint64_t kMostFixedBytes = 4096;
// A pointer to a buffer may skip a header of the library's own, or what aligns the data.
constexpr uint64_t kMostSkipped = 256;
// collections.deque: blocks of 64 items between two links; only the outer ones are in the object's words.
constexpr uint64_t kDequeChunkBytes = 544;
constexpr uint64_t kDequeNextAt = 520;
constexpr uint64_t kRegionBytes = 1 << 16, kRegions = 1 << 20;

class Marker {
 public:
  Marker(const AddressSpace& space, const MallocHeap& heap) : space_(space), heap_(heap), owners_(heap.chunks.size()) {
    for (const MallocChunk& chunk : heap.chunks) {
      if (!extents_.empty() && extents_.back().end == chunk.address) {
        extents_.back().end = chunk.end();
      } else {
        extents_.push_back({chunk.address, chunk.end()});
      }
    }
    for (const PageRange& extent : extents_) {
      for (uint64_t region = extent.begin.value() / kRegionBytes; region <= (extent.end.value() - 1) / kRegionBytes;
           ++region) {
        has_chunks_[region % kRegions] = true;
      }
    }
  }

  // The words in front of an object and its own; empty if they cannot be read, or if there are none to look at.
  std::span<const std::byte> WordsOf(Address object, uint64_t fixed_bytes) const {
    const uint64_t size = std::min(fixed_bytes, kMostFixedBytes);
    if (size == 0) return {};
    if (const auto words = space_.View(object - kBytesInFront, kBytesInFront + size)) return *words;
    const auto words = space_.View(object, size);
    return words ? *words : std::span<const std::byte>();
  }

  // What lies at the address, and nothing that it refers to.
  void MarkAt(Address address, ChunkOwner owner) {
    if (MallocChunk const* own = Find(address)) Mark(*own, owner);
  }

  void MarkObject(Address object, std::span<const std::byte> words, bool is_deque, ChunkOwner owner) {
    MarkAt(object, owner);
    for (uint64_t at = 0; at + 8 <= words.size(); at += 8) {
      const Address target(LoadAt<uint64_t>(words, at));
      const MallocChunk* chunk = Find(target);
      if (chunk == nullptr || target < chunk->block() || target - chunk->block() > kMostSkipped) continue;
      Mark(*chunk, owner);
      if (is_deque) MarkDequeBlocks(chunk, owner);
    }
  }

  std::vector<ChunkOwner> TakeOwners() { return std::move(owners_); }

 private:
  // Nearly all words lead elsewhere: that is seen by the region, or among the few extents, before the many chunks are
  // searched.
  const MallocChunk* Find(Address address) const {
    if (!has_chunks_[address.value() / kRegionBytes % kRegions]) return nullptr;
    const auto after = std::ranges::upper_bound(extents_, address, {}, &PageRange::begin);
    if (after == extents_.begin() || address >= std::prev(after)->end) return nullptr;
    return heap_.Find(address);
  }
  ChunkOwner& OwnerOf(const MallocChunk& chunk) { return owners_[static_cast<size_t>(&chunk - heap_.chunks.data())]; }
  void Mark(const MallocChunk& chunk, ChunkOwner owner) { OwnerOf(chunk) = std::max(OwnerOf(chunk), owner); }

  void MarkDequeBlocks(const MallocChunk* block, ChunkOwner owner) {
    while (block != nullptr && block->size_bytes() == kDequeChunkBytes) {
      const auto word = space_.View(block->block() + kDequeNextAt, 8);
      block = word ? Find(Address(LoadAt<uint64_t>(*word, 0))) : nullptr;
      if (block == nullptr || OwnerOf(*block) >= owner) return;
      Mark(*block, owner);
    }
  }

  const AddressSpace& space_;
  const MallocHeap& heap_;
  std::vector<ChunkOwner> owners_;
  std::vector<bool> has_chunks_ = std::vector<bool>(kRegions);  // by region; several share a place
  std::vector<PageRange> extents_;                              // in which chunks follow each other without a gap
};

// What to look at in the instances of a type.
struct Instances {
  uint64_t fixed_bytes = 0;
  bool is_deque = false;
};

std::vector<Instances> InstancesByType(const HeapGraph& graph) {
  // Their words are digits, which may look like addresses, and never a buffer; a tuple's own are none. All that the
  // others own is among the tables that were found with them.
  static constexpr std::array<std::string_view, 10> kValues = {"int",   "bool", "float", "complex", "bytes",
                                                               "tuple", "list", "dict",  "set",     "frozenset"};
  std::vector<Instances> by_type(graph.type_count());
  for (uint32_t t = 0; t < graph.type_count(); ++t) {
    const TypeInfo& type = graph.type_info(TypeId(t));
    const std::string_view name = graph.text(type.name);
    const bool holds_values_alone = std::ranges::find(kValues, name) != kValues.end();
    by_type[t] = {.fixed_bytes = holds_values_alone ? 0 : type.basic_size_bytes,
                  .is_deque = name == "collections.deque"};
  }
  return by_type;
}

}  // namespace

std::vector<ChunkOwner> OwnersOfChunks(const AddressSpace& space, const HeapGraph& graph,
                                       const std::vector<bool>& is_garbage, const AllocatedMemory& allocated) {
  Marker marker(space, allocated.heap);
  const auto owner_of = [&](NodeId node) {
    return node.valid() && is_garbage[node.index()] ? ChunkOwner::kGarbage : ChunkOwner::kObject;
  };
  for (const OwnedTable& table : allocated.tables)
    marker.MarkAt(table.range.begin, owner_of(graph.FindNode(table.owner)));
  const std::vector<Instances> by_type = InstancesByType(graph);
  // In groups, so that it is known long before which memory is needed.
  constexpr uint32_t kAtOnce = 32;
  std::array<std::span<const std::byte>, kAtOnce> words;
  const auto nodes = static_cast<uint32_t>(graph.node_count());
  for (uint32_t first = 0; first < nodes; first += kAtOnce) {
    const uint32_t count = std::min(kAtOnce, nodes - first);
    for (uint32_t i = 0; i < count; ++i) {
      const NodeId node(first + i);
      words[i] = {};
      if (graph.has(node, kStaticMemory)) continue;
      words[i] = marker.WordsOf(graph.address(node), by_type[graph.type(node).index()].fixed_bytes);
      if (!words[i].empty()) __builtin_prefetch(words[i].data());
    }
    for (uint32_t i = 0; i < count; ++i) {
      const NodeId node(first + i);
      if (graph.has(node, kStaticMemory)) continue;
      marker.MarkObject(graph.address(node), words[i], by_type[graph.type(node).index()].is_deque, owner_of(node));
    }
  }
  return marker.TakeOwners();
}

}  // namespace stillheld
