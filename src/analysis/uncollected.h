// Uncollected: what the collector would find unreachable if it ran a full collection now; it does not run.
//
// The same arithmetic as the collector's (CPython, InternalDocs/garbage_collector.md): of each tracked object's count,
// take the references that tracked objects have to it. What is left over is held from outside, and so is all that such
// an object refers to; the rest is garbage. No root is needed, and an object of which a reference is not understood is
// held from outside: a mistake in reading hides garbage and does not invent it. Guessed edges therefore do not count.
#ifndef STILLHELD_ANALYSIS_UNCOLLECTED_H_
#define STILLHELD_ANALYSIS_UNCOLLECTED_H_

#include <cstdint>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

struct Uncollected {
  std::vector<bool> is_garbage;  // by node: tracked, not frozen, and kept only by itself
  uint64_t objects = 0;

  bool has(NodeId n) const { return is_garbage[n.index()]; }
};

// What gc.freeze() has put aside is held from outside for the collector, which never looks there. Included, what would
// be garbage without the freezing is found as well.
enum class Frozen : uint8_t { kHeld, kIncluded };

// With `ignored`, a list, as if that list were empty: gc.garbage holds what was found before.
// Cost: linear; 4 bytes and some bits per node while it runs, 1 bit per node afterwards.
Uncollected FindUncollected(const HeapGraph& graph, NodeId ignored = NodeId(), Frozen frozen = Frozen::kHeld);

// By node: the garbage, and what a collection would free along with it: the text and the bytes that only it holds.
std::vector<bool> FreedByCollection(const HeapGraph& graph, const Uncollected& uncollected);

// The list gc.garbage; invalid if it was not found.
NodeId GarbageList(const HeapGraph& graph);
// Invalid if it is empty as well: what FindUncollected should ignore.
NodeId FilledGarbageList(const HeapGraph& graph);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_UNCOLLECTED_H_
