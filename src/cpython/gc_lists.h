// What the collector tracks: its lists, one per generation; in builds without the GIL, the heaps of mimalloc that are
// for its objects, where a bit of each says whether it is tracked.
#ifndef STILLHELD_CPYTHON_GC_LISTS_H_
#define STILLHELD_CPYTHON_GC_LISTS_H_

#include "cpython/runtime.h"
#include "heap/address_index.h"
#include "heap/heap_graph.h"
#include "native/pymalloc_pools.h"

namespace stillheld {

class GcLists {
 public:
  // Walks every list of every collector. A list that is torn is followed from its other end as well.
  GcLists(const MemoryReader& memory, const Runtime& runtime, const PymallocPools& pools, ReadFaults& faults);

  const AddressIndex& tracked() const { return tracked_; }

  // kTracked and kGeneration of a node; 0 if the collector does not track the object.
  uint16_t FlagsOf(Address object) const;

 private:
  void WalkLists(const MemoryReader& memory, const Runtime& runtime, ReadFaults& faults);
  void WalkHeaps(const MemoryReader& memory, const Layout& layout, const PymallocPools& pools, ReadFaults& faults);
  // Where a list ended: at its head again, or at a place that makes no sense.
  bool Walk(const MemoryReader& memory, Address head, Offset link, int generation);

  uint32_t header_size_;
  int common_generation_;  // that of the rest
  AddressIndex tracked_;
  // Most objects are in the oldest generation, or in the only one; the sets of the others say so of the rest.
  AddressIndex by_generation_[4];
};

// Settings and counts of the main interpreter's collector.
GcState ReadGcState(const MemoryReader& memory, const Runtime& runtime);

// Whether any collector is at work in this capture: then its lists are open and counts are changed.
bool IsCollecting(const MemoryReader& memory, const Runtime& runtime);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_GC_LISTS_H_
