#include "app/chunk_owners.h"

#include <algorithm>
#include <array>
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
  }

  void MarkObject(Address object, uint64_t fixed_bytes, bool is_deque, ChunkOwner owner) {
    if (MallocChunk const* own = Find(object)) Mark(*own, owner);
    const uint64_t size = std::min(fixed_bytes, kMostFixedBytes);
    if (size == 0) return;
    auto words = space_.View(object - kBytesInFront, kBytesInFront + size);
    if (!words) words = space_.View(object, size);
    if (!words) return;
    for (uint64_t at = 0; at + 8 <= words->size(); at += 8) {
      const Address target(LoadAt<uint64_t>(*words, at));
      const MallocChunk* chunk = Find(target);
      if (chunk == nullptr || target < chunk->block() || target - chunk->block() > kMostSkipped) continue;
      Mark(*chunk, owner);
      if (is_deque) MarkDequeBlocks(chunk, owner);
    }
  }

  std::vector<ChunkOwner> TakeOwners() { return std::move(owners_); }

 private:
  // Nearly all words lead elsewhere: that is seen among the few extents, before the many chunks are searched.
  const MallocChunk* Find(Address address) const {
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
  std::vector<PageRange> extents_;  // in which chunks follow each other without a gap
};

// Their words are digits, which may look like addresses, and never a buffer.
std::vector<bool> TypesOfValues(const HeapGraph& graph) {
  static constexpr std::array<std::string_view, 5> kValues = {"int", "bool", "float", "complex", "bytes"};
  std::vector<bool> is_value(graph.type_count());
  for (uint32_t t = 0; t < graph.type_count(); ++t) {
    is_value[t] = std::ranges::find(kValues, graph.text(graph.type_info(TypeId(t)).name)) != kValues.end();
  }
  return is_value;
}

}  // namespace

std::vector<ChunkOwner> OwnersOfChunks(const AddressSpace& space, const HeapGraph& graph,
                                       const std::vector<bool>& is_garbage, const MallocHeap& heap) {
  Marker marker(space, heap);
  const std::vector<bool> holds_values_alone = TypesOfValues(graph);
  for (uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node(i);
    if (graph.has(node, kStaticMemory)) continue;
    const TypeInfo& type = graph.type_info(graph.type(node));
    const ChunkOwner owner = is_garbage[i] ? ChunkOwner::kGarbage : ChunkOwner::kObject;
    const uint64_t fixed_bytes = holds_values_alone[graph.type(node).index()] ? 0 : type.basic_size_bytes;
    marker.MarkObject(graph.address(node), fixed_bytes, graph.type_name(node) == "collections.deque", owner);
  }
  return marker.TakeOwners();
}

}  // namespace stillheld
