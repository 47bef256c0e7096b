// What a growing container has gained since the first snapshot: its new elements, and what dies with them.
#ifndef STILLHELD_ANALYSIS_GROWTH_ELEMENTS_H_
#define STILLHELD_ANALYSIS_GROWTH_ELEMENTS_H_

#include <cstdint>
#include <vector>

#include "analysis/growth_series.h"
#include "heap/heap_graph.h"

namespace stillheld {

struct NewElements {
  std::vector<NodeId> values;  // that did not exist in the first snapshot; of a set and the like: the elements
  std::vector<NodeId> keys;    // of a dict
  std::vector<NodeId> weak;    // those of both that are weak references
  uint64_t dead_weak = 0;      // of these, the ones whose referent is gone
  uint64_t distinct = 0;       // elements that are told apart, new and old: fewer than the length if some are shared
  NodeId typical_value{};      // of the last elements, also if it is not new; invalid if there is none

  // What was added for each request: values, or keys where the values are shared ones like None or True.
  const std::vector<NodeId>& kept() const { return 2 * values.size() >= keys.size() ? values : keys; }
};

NewElements FindNewElements(const HeapGraph& graph, const GrowthSeries& series, NodeId container);

// A weak reference or a subclass of it, by the name of its type.
bool IsWeakReference(const HeapGraph& graph, NodeId node);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_GROWTH_ELEMENTS_H_
