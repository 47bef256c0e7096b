// The pages of mimalloc, as CPython has it built in: its allocator in free-threaded builds (gh-90815), and in others
// when PYTHONMALLOC=mimalloc asks for it.
//
// A segment begins at a multiple of 32 MiB with a header and a row of slices, 64 KiB of the segment each. A page is one
// slice or some in a row, and holds blocks of one size; what of it is free stands in lists through the blocks.
//
//   segment  │ … slice entries │ slices: {count, …, tag, capacity, free, used, block size, local_free, xthread_free,
//   xheap} … │ pages
//
// They are recognised by that shape, without any symbol. Hostile as all that is read: each list is followed only as far
// as it stays inside of its page, and no further than the page has blocks.
#ifndef STILLHELD_NATIVE_MIMALLOC_PAGES_H_
#define STILLHELD_NATIVE_MIMALLOC_PAGES_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "memory/address_space.h"

namespace stillheld {

// What CPython keeps in a heap of its own (_Py_mimalloc_heap_id).
enum class MimallocHeap : uint8_t { kMemory, kObjects, kCollected, kCollectedWithPrefix };

struct MimallocPage {
  Address begin;
  uint64_t size_bytes = 0;
  uint64_t block_bytes = 0;
  uint32_t header_bytes = 0;  // from `begin` to the first block
  uint32_t carved = 0;        // blocks that were ever handed out
  uint32_t segment = 0;       // its number
  MimallocHeap heap = MimallocHeap::kMemory;
  uint8_t kept_bytes = 0;  // of a block that was freed: up to an object's type, seen from the block's begin
  std::vector<bool> is_free;

  Address block(uint64_t index) const { return begin + header_bytes + index * block_bytes; }
};

struct MimallocMemory {
  std::vector<PageRange> segments;  // sorted; header and pages
  std::vector<Address> freed;       // blocks that other threads gave back, and no page's list has yet
  uint64_t torn_pages = 0;          // whose lists do not hold together: a thread was stopped while it changed them
};

// Calls visit(MimallocPage&) for every page, in ascending order. Cost: a look at one page in each 32 MiB that the
// target owns, and at every free block.
MimallocMemory ReadMimalloc(const AddressSpace& space, const std::function<void(const MimallocPage&)>& visit);

}  // namespace stillheld

#endif  // STILLHELD_NATIVE_MIMALLOC_PAGES_H_
