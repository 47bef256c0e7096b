#include "native/pymalloc_pools.h"

#include <algorithm>
#include <bit>

#include "base/bytes.h"

namespace stillheld {
namespace {

constexpr uint64_t kLargestBlock = 512;
constexpr uint32_t kSmallPool = 4096;
constexpr uint32_t kLargePool = 16384;

struct PoolHeader {
  uint32_t count;
  uint32_t unused;
  uint64_t free_block;
  uint64_t next_pool, previous_pool;
  uint32_t arena_index, size_index, next_offset, max_next_offset;
};
static_assert(sizeof(PoolHeader) == PymallocPool::kHeaderBytes);

// The pool that a header at `begin` describes, if its fields agree with one another.
std::optional<PymallocPool> PoolOf(const PoolHeader& header, Address begin) {
  if (header.size_index >= kLargestBlock / 8) return std::nullopt;
  PymallocPool pool;
  pool.begin = begin;
  // Sizes of blocks are multiples of 16, or of 8 before bpo-27987.
  for (const uint32_t alignment : {16u, 8u}) {
    pool.block_bytes = (header.size_index + 1) * alignment;
    if (header.max_next_offset == kSmallPool - pool.block_bytes) pool.size_bytes = kSmallPool;
    if (header.max_next_offset == kLargePool - pool.block_bytes) pool.size_bytes = kLargePool;
    if (pool.size_bytes != 0) break;
  }
  if (pool.block_bytes > kLargestBlock || header.free_block % 8 != 0) return std::nullopt;
  if (pool.size_bytes == 0 || begin.value() % pool.size_bytes != 0) return std::nullopt;
  if (header.next_offset < PymallocPool::kHeaderBytes || header.next_offset > pool.size_bytes) return std::nullopt;
  const uint32_t carved_bytes = header.next_offset - PymallocPool::kHeaderBytes;
  if (carved_bytes % pool.block_bytes != 0) return std::nullopt;
  pool.carved = static_cast<uint32_t>(carved_bytes / pool.block_bytes);
  pool.arena = header.arena_index;
  if (header.count > pool.carved) return std::nullopt;
  return pool;
}

// The high bits of the product are the well mixed ones.
uint64_t HashOf(uint64_t key) { return key * 0x9e3779b97f4a7c15 >> 32; }

// The part of a mapping in which arenas may lie.
bool MayHoldArenas(const Mapping& mapping) {
  return mapping.readable && mapping.writable && !mapping.shared && mapping.inode == 0 &&
         mapping.size_bytes() <= kLargestMappingBytes;
}

}  // namespace

PymallocPools::PymallocPools(const AddressSpace& space) {
  AddMimalloc(space);
  const std::vector<PageRange>& segments = mimalloc_.segments;
  auto segment = segments.begin();
  const std::vector<PageRange> pages = space.OwnPages();
  auto range = pages.begin();
  for (const Mapping& mapping : space.mappings()) {
    if (!MayHoldArenas(mapping)) continue;
    while (range != pages.end() && range->end <= mapping.begin) ++range;
    Address next = mapping.begin;  // pools do not overlap
    for (auto r = range; r != pages.end() && r->begin < mapping.end; ++r) {
      const uint64_t first = std::max({r->begin.value(), next.value()});
      for (Address at((first + kPageBytes - 1) / kPageBytes * kPageBytes); at < std::min(r->end, mapping.end);
           at = at + kPageBytes) {
        while (segment != segments.end() && segment->end <= at) ++segment;
        if (segment != segments.end() && segment->begin <= at) continue;
        if (at < next || !AddPool(space, at)) continue;
        next = at + pools_.back().size_bytes;
      }
    }
  }
  std::ranges::sort(pools_, {}, &PymallocPool::begin);
  MakeTable();
  for (const Address block : mimalloc_.freed) Free(block);
}

bool PymallocPools::AddPool(const AddressSpace& space, Address begin) {
  const auto header = space.View(begin, sizeof(PoolHeader));
  if (!header) return false;
  const auto fields = LoadAt<PoolHeader>(*header, 0);
  auto pool = PoolOf(fields, begin);
  if (!pool) return false;
  const auto bytes = space.View(begin, pool->size_bytes);
  if (!bytes) return false;

  std::vector<bool> is_free(pool->carved);
  uint32_t free_count = 0;
  for (uint64_t block = fields.free_block; block != 0;) {
    const uint64_t offset = block - begin.value() - PymallocPool::kHeaderBytes;
    if (block < begin.value() + PymallocPool::kHeaderBytes || offset % pool->block_bytes != 0) return false;
    const uint64_t index = offset / pool->block_bytes;
    if (index >= pool->carved || is_free[index]) return false;
    is_free[index] = true;
    ++free_count;
    block = LoadAt<uint64_t>(*bytes, PymallocPool::kHeaderBytes + offset);
  }
  // A thread that was stopped in the middle of the allocator may have done one of two steps.
  const uint32_t used = pool->carved - free_count;
  if (std::max(used, fields.count) - std::min(used, fields.count) > 1) return false;
  Append(*pool, is_free);
  return true;
}

void PymallocPools::AddMimalloc(const AddressSpace& space) {
  mimalloc_ = ReadMimalloc(space, [&](const MimallocPage& page) {
    PymallocPool pool;
    pool.begin = page.begin;
    pool.size_bytes = page.size_bytes;
    pool.block_bytes = page.block_bytes;
    pool.carved = page.carved;
    pool.arena = page.segment;
    pool.header_bytes = page.header_bytes;
    pool.heap = page.heap;
    pool.kept_bytes = page.kept_bytes;
    Append(pool, page.is_free);
  });
}

void PymallocPools::Append(PymallocPool pool, const std::vector<bool>& is_free) {
  pool.used = static_cast<uint32_t>(std::ranges::count(is_free, false));
  pool.first_block = block_count_;
  used_.resize((block_count_ + pool.carved + 63) / 64);
  for (uint32_t i = 0; i < pool.carved; ++i) {
    if (!is_free[i]) used_[(block_count_ + i) >> 6] |= uint64_t{1} << ((block_count_ + i) & 63);
  }
  block_count_ += pool.carved;
  used_bytes_ += uint64_t{pool.used} * pool.block_bytes;
  pools_.push_back(pool);
}

void PymallocPools::Free(Address address) {
  const auto block = FindUsed(address);
  if (!block || block->begin != address) return;
  used_[block->number >> 6] &= ~(uint64_t{1} << (block->number & 63));
  used_bytes_ -= block->size_bytes;
  --pools_[static_cast<size_t>(FindPool(address) - pools_.data())].used;
}

void PymallocPools::MakeTable() {
  uint64_t pages = 0;
  for (const PymallocPool& pool : pools_) pages += pool.size_bytes / kPageBytes;
  slots_.resize(std::bit_ceil(pages * 2 + 1));
  for (uint32_t i = 0; i < pools_.size(); ++i) {
    for (uint64_t offset = 0; offset < pools_[i].size_bytes; offset += kPageBytes) {
      const uint64_t key = (pools_[i].begin.value() + offset) / kPageBytes;
      uint64_t at = HashOf(key) & (slots_.size() - 1);
      while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = {key, i};
    }
  }
}

const PymallocPool* PymallocPools::FindPool(Address address) const {
  const uint64_t key = address.value() / kPageBytes;
  for (uint64_t at = HashOf(key) & (slots_.size() - 1); slots_[at].key != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].key == key) return &pools_[slots_[at].pool];
  }
  return nullptr;
}

std::optional<PymallocBlock> PymallocPools::FindUsed(Address address) const {
  const PymallocPool* pool = FindPool(address);
  if (pool == nullptr || address - pool->begin < pool->header_bytes) return std::nullopt;
  const uint64_t offset = address - pool->begin - pool->header_bytes;
  const uint64_t index = offset / pool->block_bytes;
  if (index >= pool->carved || !IsUsed(pool->first_block + index)) return std::nullopt;
  return PymallocBlock{pool->block(index), pool->block_bytes, pool->first_block + index};
}

}  // namespace stillheld
