// Uncollectable: garbage that a collection finds and does not free, because it calls no finaliser in a cycle.
//
// Such a collector (CPython, Modules/gcmodule.c: move_finalizers, handle_garbage) moves what has a finaliser to
// gc.garbage; with that, all that it refers to stays. An object with a finaliser that is in no cycle itself is freed
// when the cycle is that refers to it.
#ifndef STILLHELD_ANALYSIS_UNCOLLECTABLE_H_
#define STILLHELD_ANALYSIS_UNCOLLECTABLE_H_

#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

// By node; empty if there is none. `garbage`: by node; `cycles`: the members of each of its components that is a cycle.
// Cost: linear in the members, and in the garbage if any of them is uncollectable.
std::vector<bool> FindUncollectable(const HeapGraph& graph, const std::vector<bool>& garbage,
                                    const std::vector<std::vector<NodeId>>& cycles);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_UNCOLLECTABLE_H_
