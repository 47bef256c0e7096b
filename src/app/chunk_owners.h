// Which blocks of malloc belong to Python objects.
#ifndef STILLHELD_APP_CHUNK_OWNERS_H_
#define STILLHELD_APP_CHUNK_OWNERS_H_

#include <cstdint>
#include <vector>

#include "cpython/build_graph.h"
#include "heap/heap_graph.h"

namespace stillheld {

enum class ChunkOwner : uint8_t { kNone, kGarbage, kObject };

// By chunk. An object owns the block it lies in, and the blocks that its fixed part points to: its table, its buffer,
// what a C library has made for it. Of a block with several owners one that is no garbage counts.
// Cost: a look at the words of every object.
std::vector<ChunkOwner> OwnersOfChunks(const AddressSpace& space, const HeapGraph& graph,
                                       const std::vector<bool>& is_garbage, const AllocatedMemory& allocated);

}  // namespace stillheld

#endif  // STILLHELD_APP_CHUNK_OWNERS_H_
