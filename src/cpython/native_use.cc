#include "cpython/native_use.h"

#include <algorithm>

namespace stillheld {
namespace {

constexpr uint64_t kSizeFieldBytes = 8;  // of each chunk: the rest is the caller's

bool IsPythons(const MallocChunk& chunk, const BlockClaims& claims, const HeapBuilder& builder) {
  const NodeId last = builder.FindNodeBefore(chunk.end() - 1);
  return (last.valid() && builder.address(last) >= chunk.address) || claims.InLargeTable(chunk.block());
}

}  // namespace

NativeUse MeasureNativeUse(const ResidentPages& pages, const PymallocPools& pools, const MallocHeap& heap,
                           const BlockClaims& claims, HeapBuilder& builder) {
  uint64_t of_allocators = 0;
  for (const PymallocPool& pool : pools.pools()) {
    if (pools.mimalloc().segments.empty()) of_allocators += pages.BytesIn(pool.begin, pool.begin + pool.size_bytes);
  }
  for (const PageRange& segment : pools.mimalloc().segments) of_allocators += pages.BytesIn(segment.begin, segment.end);
  for (const MallocArena& arena : heap.arenas) of_allocators += arena.in_use_bytes + arena.free_bytes;
  if (heap.arenas.empty() || heap.is_partial) {
    of_allocators += std::min(claims.large_bytes(), pages.total_bytes());
  }
  NativeUse use;
  use.is_exact = !heap.arenas.empty() && !heap.is_partial;
  use.bytes = pages.total_bytes() - std::min(of_allocators, pages.total_bytes());
  use.bytes += builder.python_memory().large_foreign_bytes;
  for (const MallocChunk& chunk : heap.chunks) {
    if (chunk.is_in_use() && !IsPythons(chunk, claims, builder)) use.bytes += chunk.size_bytes() - kSizeFieldBytes;
  }
  return use;
}

}  // namespace stillheld
