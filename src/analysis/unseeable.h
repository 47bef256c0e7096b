// Unseeable garbage: cycles that pass through objects of C types without collector support. A guess.
//
// To the collector such an object is a leaf, and what it refers to is held from outside. Here every object takes part,
// and the words of objects whose fields are not known count as references. An object stays out if its count is not
// explained by that, if it is a root, or if a word of native memory points to it; and so does all that those refer to.
#ifndef STILLHELD_ANALYSIS_UNSEEABLE_H_
#define STILLHELD_ANALYSIS_UNSEEABLE_H_

#include <vector>

#include "analysis/uncollected.h"
#include "heap/heap_graph.h"

namespace stillheld {

// By node: garbage that `uncollected` does not have, without what the collector would free along with that.
// Cost: linear.
std::vector<bool> FindUnseeable(const HeapGraph& graph, const Uncollected& uncollected);

// A type whose instances can refer to others, by their fields, and that has no Py_TPFLAGS_HAVE_GC.
bool LacksCollectorSupport(const HeapGraph& graph, NodeId node);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_UNSEEABLE_H_
