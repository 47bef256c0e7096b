// What if: which references, made weak or cleared, would let reference counting free a knot at once?
//
// Strands that the same line of code makes (same holder, same general name) are one choice: in a tree, every child's
// `parent` is; so are all entries of one table. Sets of one, two and three choices are tried, the count of each member
// replayed without them; what only the interpreter could break (`__self__` of a method) comes last. Of the smallest
// sets that free nearly everything, the one wins whose references point back: from a child to its parent, from what a
// framework made for a request to the object of the application.
#ifndef STILLHELD_ANALYSIS_WHAT_IF_H_
#define STILLHELD_ANALYSIS_WHAT_IF_H_

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/knot.h"
#include "heap/heap_graph.h"

namespace stillheld {

struct BreakChoice {
  std::string name;               // general name of its strands
  std::vector<uint32_t> strands;  // of the knot
  bool points_back = false;       // by its name ("parent"), to the object itself, or as one of many to the same
};

struct BreakSet {
  std::vector<BreakChoice> choices;  // what to break; empty if nothing of reasonable size was found
  uint64_t bytes_freed = 0;          // at once, by reference counting alone
  std::vector<BreakChoice> rest;     // what remains is small; these would have to be broken to free it as well
};

// Cost: some ten thousand replays of a small knot, fewer of a large one.
BreakSet FindBreak(const HeapGraph& graph, const Knot& knot);

// What would be freed at once if the strands of these choices did not count and nothing outside held the knot.
uint64_t BytesFreedWithout(const Knot& knot, const std::vector<BreakChoice>& choices);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_WHAT_IF_H_
