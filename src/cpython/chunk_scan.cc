#include "cpython/chunk_scan.h"

#include <cstring>
#include <utility>

namespace stillheld {
namespace {

// Enough for every schema and statement that was seen; a native heap as a whole is nobody's own.
constexpr uint64_t kMostBytesOfObject = 1 << 20;
constexpr uint64_t kMostBytes = uint64_t{256} << 20;
constexpr uint64_t kLargestChunk = 256 << 10;

}  // namespace

ChunkScan::ChunkScan(const MemoryReader& memory, const MallocHeap& heap, std::function<bool(Address)> is_table,
                     const HeapBuilder& builder)
    : memory_(memory), heap_(heap), is_table_(std::move(is_table)), builder_(builder), bytes_left_(kMostBytes) {}

void ChunkScan::Begin() { bytes_left_of_object_ = kMostBytesOfObject; }

const MallocChunk* ChunkScan::Enter(Address word) {
  const MallocChunk* chunk = heap_.Find(word);
  if (chunk == nullptr || chunk->state != ChunkState::kInUse || word < chunk->block()) return nullptr;
  const uint64_t size = chunk->size_bytes();
  if (size > kLargestChunk || size > bytes_left_of_object_ || size > bytes_left_) return nullptr;
  if (!entered_.insert(chunk).second) return nullptr;
  const NodeId node = builder_.FindNodeBefore(chunk->end() - 1);
  if (node.valid() && builder_.address(node) >= chunk->address) return nullptr;
  if (is_table_(chunk->block())) return nullptr;
  bytes_left_of_object_ -= size;
  bytes_left_ -= size;
  return chunk;
}

void ChunkScan::Follow(Address word, const std::function<void(NodeId)>& visit) {
  const MallocChunk* first = Enter(word);
  if (first != nullptr) waiting_.push_back(first);
  while (!waiting_.empty()) {
    const MallocChunk* chunk = waiting_.back();
    waiting_.pop_back();
    ScanChunk(*chunk, visit);
  }
}

void ChunkScan::ScanChunk(const MallocChunk& chunk, const std::function<void(NodeId)>& visit) {
  // The last word of a block is the first of the next header.
  const uint64_t size = chunk.size_bytes() - 8;
  const std::byte* bytes = memory_.Find(chunk.block(), size);
  if (bytes == nullptr) return;
  for (uint64_t offset = 0; offset + 8 <= size; offset += 8) {
    uint64_t value = 0;
    std::memcpy(&value, bytes + offset, sizeof value);
    if (value % 8 != 0 || value < kPageBytes) continue;
    const Address word(value);
    const NodeId node = builder_.FindNode(word);
    if (node.valid()) {
      visit(node);
    } else if (const MallocChunk* next = Enter(word)) {
      waiting_.push_back(next);
    }
  }
}

}  // namespace stillheld
