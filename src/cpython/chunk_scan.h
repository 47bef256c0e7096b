// ChunkScan: what an object of a C, C++ or Rust type may hold in memory of its own on the C library's heap.
//
// The words of such an object lead to blocks of malloc, these to further ones; a word there that points to an object is
// as good a guess as a word of the object itself. Blocks that Python's objects and their tables lie in are not entered.
// Each word owns one reference at most: a block counts for the first object that leads to it, not for the others.
#ifndef STILLHELD_CPYTHON_CHUNK_SCAN_H_
#define STILLHELD_CPYTHON_CHUNK_SCAN_H_

#include <functional>
#include <unordered_set>
#include <vector>

#include "cpython/memory_reader.h"
#include "heap/heap_builder.h"
#include "native/malloc_heap.h"

namespace stillheld {

class ChunkScan {
 public:
  // `is_table` says whether the address lies in a table of an object's. All must outlive it. The builder is sealed.
  ChunkScan(const MemoryReader& memory, const MallocHeap& heap, std::function<bool(Address)> is_table,
            const HeapBuilder& builder);

  // Before each object.
  void Begin();
  // Calls visit(NodeId) for every word that points to an object in the blocks that `word` leads to and that were not
  // entered before.
  void Follow(Address word, const std::function<void(NodeId)>& visit);

 private:
  const MallocChunk* Enter(Address word);
  void ScanChunk(const MallocChunk& chunk, const std::function<void(NodeId)>& visit);

  const MemoryReader& memory_;
  const MallocHeap& heap_;
  std::function<bool(Address)> is_table_;
  const HeapBuilder& builder_;
  std::unordered_set<const MallocChunk*> entered_;
  std::vector<const MallocChunk*> waiting_;
  uint64_t bytes_left_of_object_ = 0;
  uint64_t bytes_left_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_CHUNK_SCAN_H_
