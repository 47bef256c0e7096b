// Reference accounting: the references to each object that the graph shows.
#ifndef STILLHELD_ANALYSIS_REFERENCE_COUNTS_H_
#define STILLHELD_ANALYSIS_REFERENCE_COUNTS_H_

#include <cstdint>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

// Per node: owned references from other objects, with multiplicities. Weak and guessed ones do not count, nor do those
// that the interpreter itself holds, from roots. Cost: linear.
std::vector<uint32_t> CountOwnedReferences(const HeapGraph& graph);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_REFERENCE_COUNTS_H_
