// Garbage: what only cycles of references keep, as data: each shape of cycle, why it is still there, what to break.
#ifndef STILLHELD_FINDINGS_GARBAGE_H_
#define STILLHELD_FINDINGS_GARBAGE_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/garbage_groups.h"
#include "analysis/uncollected.h"
#include "findings/collector_state.h"
#include "findings/finding.h"
#include "findings/picture.h"
#include "heap/heap_graph.h"

namespace stillheld {

enum class GarbagePlace : uint8_t {
  kUncollected,  // the collector would find it
  kGarbageList,  // it found it, and keeps it in gc.garbage
  kUnseeable,    // the collector cannot see it: a C type without collector support is part of it; a guess
  kAlive,        // it is no garbage: a cycle that something holds
};

struct CycleGroup {
  GarbagePlace place = GarbagePlace::kUncollected;
  std::string shape;     // 16 hex digits, the same in every run
  uint64_t count = 0;    // cycles (components) of this shape
  uint64_t objects = 0;  // that go with them
  uint64_t bytes = 0;
  uint32_t generation = 0;  // whose collection takes all of them
  std::array<uint64_t, 4> count_by_generation = {};
  uint64_t finalizers = 0;                     // objects with __del__
  uint64_t callbacks = 0;                      // of weak references to it
  bool is_uncollectable = false;               // a collection moves it to gc.garbage instead of freeing it
  uint64_t members = 0;                        // objects in one cycle
  std::vector<std::vector<CycleStep>> cycles;  // of one example; the shortest through what to break first
  std::optional<BreakProposal> break_proposal;
  std::string lacking_type;  // without Py_TPFLAGS_HAVE_GC
  std::string remedy;        // for that
  Picture picture;           // of one example, folded
};

struct Garbage {
  CollectorState collector;
  uint64_t unreachable = 0;  // objects that gc.collect() would count
  uint64_t in_gc_garbage = 0;
  uint64_t bytes = 0;  // freed with all of it, what gc.garbage has included
  uint64_t bytes_in_gc_garbage = 0;
  std::vector<CycleGroup> groups;   // most bytes first
  std::vector<uint64_t> addresses;  // of the unreachable objects, ascending
  std::string why;                  // what weighs most is still there; empty if there is no garbage
  std::string returned;             // whether memory is given back once it is freed; empty: nothing to say
  std::string recommendation;       // for the collector, with numbers
};

Garbage FindGarbage(const HeapGraph& graph);

// Cycles that are alive, in the same form. Classes, modules and what leads to all of a module's globals are left out:
// every class is in a cycle.
Garbage FindLiveCycles(const HeapGraph& graph);

// Cycles that pass through a type which hides them from the collector. Cost: linear.
std::vector<GarbageGroup> UnseeableGroups(const HeapGraph& graph, const Uncollected& uncollected);
// Of such a group, with the type and the remedy.
CycleGroup DescribeUnseeable(const HeapGraph& graph, const GarbageGroup& group);

// With names, cycles and what to break.
CycleGroup DescribeGroup(const HeapGraph& graph, const GarbageGroup& group, GarbagePlace place);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_GARBAGE_H_
