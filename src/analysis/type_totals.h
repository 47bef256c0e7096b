// Type totals: how many objects of each type there are and how many bytes they take, in one graph or between two.
#ifndef STILLHELD_ANALYSIS_TYPE_TOTALS_H_
#define STILLHELD_ANALYSIS_TYPE_TOTALS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

struct TypeTotal {
  std::string type;  // "module.qualname"; several types of one name are counted together
  uint64_t objects = 0;
  uint64_t bytes = 0;  // shallow sizes
};

// Most bytes first, then by name. Frames and whatever else is no object are left out.
std::vector<TypeTotal> TotalsByType(const HeapGraph& graph);

struct TypeChange {
  std::string type;
  TypeTotal before = {}, after = {};

  int64_t objects() const { return static_cast<int64_t>(after.objects - before.objects); }
  int64_t bytes() const { return static_cast<int64_t>(after.bytes - before.bytes); }
};

// Types whose number of objects or bytes changed: most bytes gained first, then most objects, then by name.
std::vector<TypeChange> ChangesByType(const HeapGraph& before, const HeapGraph& after);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_TYPE_TOTALS_H_
