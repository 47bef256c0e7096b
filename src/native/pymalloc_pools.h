// PymallocPools: the pools of CPython's allocator for objects of up to 512 bytes, and which of their blocks are in use.
//
// They are recognised by their shape, without any symbol: a header at a multiple of the pool's size whose fields agree
// with one another, and a list of free blocks that stays inside the pool and leaves as many blocks as the header
// counts.
//
//   pool     │ count │ freeblock │ nextpool │ prevpool │ arenaindex szidx nextoffset maxnextoffset │ blocks …
//   offset     0       8           16         24         32         36    40         44              48
//
// Where Python's allocator is mimalloc instead (free-threaded builds), its pages stand here as pools: mimalloc_pages.h.
// A process whose allocator is malloc itself (PYTHONMALLOC=malloc) has none.
#ifndef STILLHELD_NATIVE_PYMALLOC_POOLS_H_
#define STILLHELD_NATIVE_PYMALLOC_POOLS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "memory/address_space.h"
#include "native/mimalloc_pages.h"

namespace stillheld {

struct PymallocPool {
  Address begin;
  uint64_t size_bytes = 0;   // 4 KiB, or 16 KiB from gh-81731 on; a multiple of 64 KiB in mimalloc
  uint64_t block_bytes = 0;  // a multiple of 16 (of 8 in old builds), at most 512; any size in mimalloc
  uint32_t carved = 0;       // blocks that were ever handed out; the rest of the pool was never used
  uint32_t used = 0;         // of these: blocks in use; 0: the whole pool is free
  uint32_t arena = 0;        // pools with the same number lie in one arena
  uint64_t first_block = 0;  // the number of its first block among those of all pools

  static constexpr uint32_t kHeaderBytes = 48;
  uint32_t header_bytes = kHeaderBytes;       // from `begin` to the first block
  MimallocHeap heap = MimallocHeap::kMemory;  // what the blocks are for, where mimalloc is the allocator
  uint8_t kept_bytes = 0;                     // as of a MimallocPage

  Address block(uint64_t index) const { return begin + header_bytes + index * block_bytes; }
};

// One block that was handed out at least once.
struct PymallocBlock {
  Address begin;
  uint64_t size_bytes = 0;
  uint64_t number = 0;  // among all blocks: an index for tables of whoever asks
};

class PymallocPools {
 public:
  // Cost: a look at every page that the target owns; about 30 ms for a GB.
  explicit PymallocPools(const AddressSpace& space);

  // Sorted by address.
  std::span<const PymallocPool> pools() const { return pools_; }
  uint64_t block_count() const { return block_count_; }
  uint64_t used_bytes() const { return used_bytes_; }
  // Of mimalloc; none where Python has its own allocator.
  const MimallocMemory& mimalloc() const { return mimalloc_; }

  // The block that `address` lies in, if it is in use. Cost: a hash lookup.
  std::optional<PymallocBlock> FindUsed(Address address) const;

  // Whether the address lies in a pool, in use or not.
  bool Covers(Address address) const { return FindPool(address) != nullptr; }

  // Calls visit(PymallocBlock) for every block in use, in ascending order.
  template <class Visit>
  void ForEachUsed(Visit visit) const {
    for (const PymallocPool& pool : pools_) ForEachUsedIn(pool, visit);
  }
  template <class Visit>
  void ForEachUsedIn(const PymallocPool& pool, Visit visit) const {
    for (uint32_t i = 0; i < pool.carved; ++i) {
      if (IsUsed(pool.first_block + i)) visit(PymallocBlock{pool.block(i), pool.block_bytes, pool.first_block + i});
    }
  }

 private:
  struct Slot {
    uint64_t key = 0;  // the address divided by the size of a page; 0: empty
    uint32_t pool = 0;
  };
  bool IsUsed(uint64_t block) const { return (used_[block >> 6] >> (block & 63) & 1) != 0; }
  const PymallocPool* FindPool(Address address) const;
  bool AddPool(const AddressSpace& space, Address begin);
  void AddMimalloc(const AddressSpace& space);
  void Append(PymallocPool pool, const std::vector<bool>& is_free);
  void Free(Address block);
  void MakeTable();

  std::vector<PymallocPool> pools_;
  std::vector<uint64_t> used_;  // a bit for each block
  std::vector<Slot> slots_;     // open addressing; a power of two
  MimallocMemory mimalloc_;
  uint64_t block_count_ = 0;
  uint64_t used_bytes_ = 0;
};

}  // namespace stillheld

#endif  // STILLHELD_NATIVE_PYMALLOC_POOLS_H_
