// StaticMemory: which addresses lie in an image's data, not on the heap.
#ifndef STILLHELD_CPYTHON_STATIC_MEMORY_H_
#define STILLHELD_CPYTHON_STATIC_MEMORY_H_

#include <vector>

#include "base/address.h"
#include "memory/address_space.h"

namespace stillheld {

class StaticMemory {
 public:
  explicit StaticMemory(const AddressSpace& space);

  bool Contains(Address address) const;

 private:
  struct Range {
    Address begin;
    Address end;

    bool contains(Address address) const { return begin <= address && address < end; }
  };
  std::vector<Range> ranges_;  // sorted, apart
  mutable size_t last_ = 0;    // addresses come in ascending order
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_STATIC_MEMORY_H_
