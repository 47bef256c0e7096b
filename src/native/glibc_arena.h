// The arenas of glibc's malloc, found by their shape: the libraries that ship have no symbols for them.
//
// malloc/malloc.c, struct malloc_state on 64-bit machines, from the start of the arena (glibc 2.26 to 2.42; before, all
// behind the flags lay 8 bytes lower; glibc 2.43 has no fast bins, and all from top on lies 88 bytes lower):
//
//      0  mutex, flags, have_fastchunks
//     16  fastbinsY[10]
//     96  top                 the chunk at the end of the newest heap, from which new ones are cut
//    104  last_remainder
//    112  bins[127][2]        heads of circular lists; an empty one points to itself
//   2144  binmap
//   2160  next                ring of all arenas
//   2184  system_mem          bytes taken from the system
#ifndef STILLHELD_NATIVE_GLIBC_ARENA_H_
#define STILLHELD_NATIVE_GLIBC_ARENA_H_

#include <array>
#include <cstdint>
#include <vector>

#include "base/address.h"
#include "memory/address_space.h"

namespace stillheld {

inline constexpr size_t kFastBins = 10;
inline constexpr uint64_t kHeapMaxBytes = uint64_t{64} << 20;  // heaps of other arenas begin at multiples of it

struct GlibcArena {
  Address address;
  bool is_main = false;
  std::array<Address, kFastBins> fast_bins;
  Address top;
  uint64_t system_bytes = 0;
};

// Memory in which chunks follow each other: [begin, end).
struct ChunkRun {
  Address begin;
  Address end;
  uint32_t arena = 0;  // index of its arena
  // Where this run has the arena's top chunk, else null.
  Address top = {};
};

struct GlibcArenas {
  std::vector<GlibcArena> arenas;  // the main arena first; empty if there is no glibc or it was never used
  std::vector<ChunkRun> runs;      // sorted by address
  uint64_t state_bytes = 0;        // sizeof(struct malloc_state)
  bool is_partial = false;         // the ring or a heap's header makes no sense: some arenas are missing
};

GlibcArenas FindGlibcArenas(const AddressSpace& space);

}  // namespace stillheld

#endif  // STILLHELD_NATIVE_GLIBC_ARENA_H_
