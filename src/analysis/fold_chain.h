// Folding of chains: a path that repeats the same few steps again and again is written with one round of them.
#ifndef STILLHELD_ANALYSIS_FOLD_CHAIN_H_
#define STILLHELD_ANALYSIS_FOLD_CHAIN_H_

#include <cstdint>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

// The path's edges with every repetition of up to 8 steps left out. Steps are equal if they have the same kind, name
// and type of target. A position that is repeated is kept twice: `[*][*]` may be a table of two dimensions. Linear.
std::vector<uint32_t> FoldChain(const HeapGraph& graph, const std::vector<uint32_t>& path);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_FOLD_CHAIN_H_
