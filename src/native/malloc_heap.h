// MallocHeap: every chunk of glibc's malloc, and whether it is in use.
//
// A chunk is a header of 16 bytes and what malloc returned; chunks follow each other without a gap (malloc/malloc.c,
// "malloc_chunk details"). A chunk is free if the next one says so (PREV_INUSE), or if a thread's cache or a fast bin
// lists it. A heap whose headers make no sense is read up to there and marked as partial.
#ifndef STILLHELD_NATIVE_MALLOC_HEAP_H_
#define STILLHELD_NATIVE_MALLOC_HEAP_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/address.h"
#include "memory/address_space.h"
#include "native/resident_pages.h"

namespace stillheld {

enum class ChunkState : uint8_t {
  kInUse,
  kFree,    // in one of the arena's bins
  kCached,  // in a thread's cache or a fast bin: small, and handed out next
  kTop,     // the end of a heap, not yet cut into chunks
  kMapped,  // in use, with a mapping of its own: given back to the system when it is freed
};

struct MallocChunk {
  Address address;     // of the header; the block that malloc returned begins 16 bytes later
  uint32_t units = 0;  // of 16 bytes
  uint16_t arena = 0;
  ChunkState state = ChunkState::kInUse;

  uint64_t size_bytes() const { return uint64_t{units} * 16; }
  Address end() const { return address + size_bytes(); }
  Address block() const { return address + 16; }
  bool is_in_use() const { return state == ChunkState::kInUse || state == ChunkState::kMapped; }
};
static_assert(sizeof(MallocChunk) == 16);

struct MallocArena {
  Address address;
  bool is_main = false;
  uint64_t system_bytes = 0;  // as the arena says: taken from the system, resident or not
  // Resident bytes.
  uint64_t in_use_bytes = 0;
  uint64_t free_bytes = 0;       // free, cached and top
  uint64_t trimmable_bytes = 0;  // of free_bytes: whole pages, which malloc_trim(0) returns
};

struct MallocHeap {
  std::vector<MallocArena> arenas;  // the main arena first; empty: no glibc malloc was found
  std::vector<MallocChunk> chunks;  // by address
  bool is_partial = false;

  // The chunk whose bytes contain the address, or nullptr.
  const MallocChunk* Find(Address address) const;
};

// `elsewhere`, sorted by begin: ranges of other allocators, where no chunk with a mapping of its own is looked for.
// Cost: a pass over the chunks' headers, and one over the first bytes of each resident page outside the heaps.
MallocHeap ReadMallocHeap(const AddressSpace& space, const ResidentPages& pages, std::span<const PageRange> elsewhere);

}  // namespace stillheld

#endif  // STILLHELD_NATIVE_MALLOC_HEAP_H_
