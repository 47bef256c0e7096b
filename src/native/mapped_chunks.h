// Large blocks of glibc's malloc: each has a mapping of its own, whose first words are its header.
#ifndef STILLHELD_NATIVE_MAPPED_CHUNKS_H_
#define STILLHELD_NATIVE_MAPPED_CHUNKS_H_

#include <span>
#include <vector>

#include "native/malloc_heap.h"

namespace stillheld {

// Looks in private anonymous memory outside `elsewhere` (sorted by begin). The kernel joins neighbouring mappings, so
// every resident page is asked whether a block begins there.
std::vector<MallocChunk> FindMappedChunks(const AddressSpace& space, const ResidentPages& pages,
                                          std::span<const PageRange> elsewhere);

}  // namespace stillheld

#endif  // STILLHELD_NATIVE_MAPPED_CHUNKS_H_
