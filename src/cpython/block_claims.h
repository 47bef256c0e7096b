// BlockClaims: which blocks of Python's allocator belong to objects that were found, and what larger memory these own.
#ifndef STILLHELD_CPYTHON_BLOCK_CLAIMS_H_
#define STILLHELD_CPYTHON_BLOCK_CLAIMS_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "cpython/object_reader.h"
#include "cpython/static_memory.h"
#include "native/pymalloc_pools.h"
#include "native/resident_pages.h"

namespace stillheld {

// Memory outside of the pools that an object owns.
struct OwnedTable {
  WordRange range;
  Address owner;
};

class BlockClaims {
 public:
  // All must outlive it.
  BlockClaims(const PymallocPools& pools, const ObjectReader& reader, const AddressSpace& space);

  // The object's own memory and all that it owns elsewhere. Each object once.
  void Add(const ObjectView& object);

  void Mark(uint64_t block) { claimed_[block >> 6] |= uint64_t{1} << (block & 63); }
  bool Contains(uint64_t block) const { return (claimed_[block >> 6] >> (block & 63) & 1) != 0; }

  const PymallocPools& pools() const { return pools_; }
  // Bytes of objects and tables that lie in no pool.
  uint64_t large_bytes() const { return large_bytes_; }
  // Of large_bytes(), what was never written to and lies in no page: whole megabytes of a table made ahead.
  uint64_t UntouchedBytes(const ResidentPages& pages) const;
  // Whether an object's table outside of the pools covers the address. After SortTables().
  bool InLargeTable(Address address) const;
  void SortTables();
  std::vector<OwnedTable> TakeTables() { return std::move(tables_); }  // ends InLargeTable()

 private:
  void AddLarge(const WordRange& range);

  const PymallocPools& pools_;
  const ObjectReader& reader_;
  StaticMemory static_memory_;
  std::vector<uint64_t> claimed_;  // a bit for each block
  std::vector<OwnedTable> tables_;
  std::vector<WordRange> owned_;  // of the object at hand
  uint64_t large_bytes_ = 0;
  std::vector<WordRange> largest_;  // of large_bytes_, what may have pages that were never touched
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_BLOCK_CLAIMS_H_
