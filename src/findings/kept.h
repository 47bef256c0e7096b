// What a growing container keeps for each request: of which type, and how many bytes would be free without it.
#ifndef STILLHELD_FINDINGS_KEPT_H_
#define STILLHELD_FINDINGS_KEPT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/growth_elements.h"
#include "analysis/growth_series.h"
#include "analysis/retained_set.h"
#include "heap/heap_graph.h"

namespace stillheld {

struct Kept {
  NodeId typical{};       // the largest of the most frequent type; invalid if nothing is known
  std::string type;       // "list"
  std::string key_type;   // of the new keys, if the container has keys
  double size_bytes = 0;  // mean of one new element: what is freed if all new ones are let go, by their number
  uint32_t length = 0;    // of the typical one
  std::vector<std::string> parts = {};  // if it is a small tuple, list or dict: the types of what is in it
  // Of a task: where it waits and for what, "poll (app.py:12), for Event.wait"; empty if it has ended or is not known.
  std::string waits_at = {};
  bool has_ended = false;  // a task that is known to
  bool has_traceback = false;
  bool is_callable = false;
};

// `growth` is the number of elements that were added. Of a chain, new elements hold old ones, which were not added.
Kept DescribeKept(const HeapGraph& graph, const GrowthSeries& series, const RetainedSet& retained, NodeId container,
                  const NewElements& gained, uint64_t growth, bool is_chain);

// How many objects of the type are in each of the elements, if those are told apart: seven tuples with one connection
// among them have a seventh each. 1 if the type is in none.
double DistinctPartsPerElement(const HeapGraph& graph, const std::vector<NodeId>& elements, std::string_view type);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_KEPT_H_
