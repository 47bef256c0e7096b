// Memory for columns: small blocks from the allocator, large ones as mappings of their own.
//
// A mapping grows by moving pages instead of copying bytes, takes no memory for what was never written, and goes back
// to the kernel when it is freed. The C library's allocator promises none of these for blocks of a few megabytes.
#ifndef STILLHELD_HEAP_PAGE_MEMORY_H_
#define STILLHELD_HEAP_PAGE_MEMORY_H_

#include <cstddef>

namespace stillheld {

// A block of zeros. Throws std::bad_alloc, as ResizeBlock does. A size of 0 gives nullptr.
void* NewBlock(size_t size_bytes);
// Keeps the bytes that both sizes have; what is new is not zeroed. The old block is gone, unless this throws.
void* ResizeBlock(void* block, size_t old_size_bytes, size_t size_bytes);
void FreeBlock(void* block, size_t size_bytes);

}  // namespace stillheld

#endif  // STILLHELD_HEAP_PAGE_MEMORY_H_
