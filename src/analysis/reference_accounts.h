// Reference accounts: where the references to each object come from, as far as they can be shown.
//
// An object's count = references from objects + fields of the interpreter and its threads + words of native memory
// + what nobody can show: a reference that C code took and never gave back.
#ifndef STILLHELD_ANALYSIS_REFERENCE_ACCOUNTS_H_
#define STILLHELD_ANALYSIS_REFERENCE_ACCOUNTS_H_

#include <cstdint>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

struct ReferenceAccount {
  uint32_t count = 0;    // as stored in the object
  uint32_t edges = 0;    // owned references from other objects
  uint32_t roots = 0;    // fields of the interpreter and of its threads
  uint32_t inborn = 0;   // of an object in an image's data, the rest: it starts with references that nobody holds
  uint32_t guessed = 0;  // words of objects whose fields are not known, and of evaluation stacks
  uint32_t native = 0;   // words elsewhere in the process; may be more than references, as not every pointer owns one

  uint32_t shown() const {
    const uint64_t sum = uint64_t{edges} + roots + inborn + guessed + native;
    return sum < count ? static_cast<uint32_t>(sum) : count;
  }
  uint32_t unexplained() const { return count - shown(); }
};

class ReferenceAccounts {
 public:
  // `graph` must outlive it. Cost: linear, 12 bytes per node.
  explicit ReferenceAccounts(const HeapGraph& graph);

  // All zero for objects whose count means nothing: immortal ones, and frames that are no objects.
  ReferenceAccount Of(NodeId node) const;
  uint32_t Unexplained(NodeId node) const { return Of(node).unexplained(); }

 private:
  const HeapGraph& graph_;
  std::vector<uint32_t> owned_by_node_;
  std::vector<uint32_t> guessed_by_node_;
  std::vector<uint32_t> roots_by_node_;
};

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_REFERENCE_ACCOUNTS_H_
