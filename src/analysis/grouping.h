// Grouping: containers that grow because of one cause.
//
// What each has gained is followed through objects that are new as well. Containers whose new objects overlap by half
// belong together: a list of tasks and the tasks' registry. A container that grows by exactly as much as another one
// that it has as a field (an lru_cache and its table) belongs to that. Containers that different endpoints feed never
// belong together: to mend one would mend no other. A follower belongs to the group that keeps most of its referents,
// and joins no two groups. What keeps an entry only as long as the object lives to which a weak reference in it leads
// becomes a follower of those who keep that object.
#ifndef STILLHELD_ANALYSIS_GROUPING_H_
#define STILLHELD_ANALYSIS_GROUPING_H_

#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

#include "analysis/followers.h"
#include "analysis/growth_elements.h"
#include "analysis/growth_series.h"
#include "heap/heap_graph.h"

namespace stillheld {

struct GrowingContainer {
  NodeId node;
  NewElements gained;
  WeakRole role = WeakRole::kHolder;
  uint64_t growth = 0;
  std::set<size_t> feed = {};  // the endpoints whose requests make it grow; empty if they are not known
};

// Indices into `containers`, grouped; the groups in the order of their first members. Cost: the new objects reached
// from each container, at most kMostNewObjects for each.
inline constexpr size_t kMostNewObjects = 200'000;
std::vector<std::vector<size_t>> GroupByWhatTheyKeep(const HeapGraph& graph, const GrowthSeries& series,
                                                     std::vector<GrowingContainer>& containers);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_GROUPING_H_
