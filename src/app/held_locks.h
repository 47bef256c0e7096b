// Locks that are held, as far as they say so themselves.
#ifndef STILLHELD_APP_HELD_LOCKS_H_
#define STILLHELD_APP_HELD_LOCKS_H_

#include <cstdint>
#include <vector>

#include "heap/heap_graph.h"
#include "memory/address_space.h"

namespace stillheld {

struct HeldLock {
  NodeId lock;
  uint64_t thread = 0;  // the identifier of the thread that holds it; 0: a plain lock does not know
};

std::vector<HeldLock> FindHeldLocks(const AddressSpace& space, const HeapGraph& graph);

}  // namespace stillheld

#endif  // STILLHELD_APP_HELD_LOCKS_H_
