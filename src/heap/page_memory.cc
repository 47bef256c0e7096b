#include "heap/page_memory.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

namespace stillheld {
namespace {

constexpr size_t kLeastMapping = size_t{256} << 10;

bool IsMapping(size_t size_bytes) { return size_bytes >= kLeastMapping; }

}  // namespace

void* NewBlock(size_t size_bytes) {
  if (size_bytes == 0) return nullptr;
  if (!IsMapping(size_bytes)) {
    void* block = std::calloc(1, size_bytes);
    if (block == nullptr) throw std::bad_alloc();
    return block;
  }
  void* block = ::mmap(nullptr, size_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (block == MAP_FAILED) throw std::bad_alloc();
  return block;
}

void* ResizeBlock(void* block, size_t old_size_bytes, size_t size_bytes) {
  if (block != nullptr && IsMapping(old_size_bytes) && IsMapping(size_bytes)) {
    void* moved = ::mremap(block, old_size_bytes, size_bytes, MREMAP_MAYMOVE);
    if (moved == MAP_FAILED) throw std::bad_alloc();
    return moved;
  }
  void* fresh = NewBlock(size_bytes);
  if (block != nullptr && fresh != nullptr) std::memcpy(fresh, block, std::min(old_size_bytes, size_bytes));
  FreeBlock(block, old_size_bytes);
  return fresh;
}

void FreeBlock(void* block, size_t size_bytes) {
  if (block == nullptr) return;
  if (IsMapping(size_bytes)) {
    ::munmap(block, size_bytes);
  } else {
    std::free(block);
  }
}

}  // namespace stillheld
