// Growing sites: paths with ever more objects that no growing container explains.
#ifndef STILLHELD_FINDINGS_GROWING_SITES_H_
#define STILLHELD_FINDINGS_GROWING_SITES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/growth_cause.h"
#include "analysis/growth_series.h"
#include "analysis/root_paths.h"
#include "heap/heap_graph.h"

namespace stillheld {

struct GrowingSite {
  NodeId head;                   // an object of the site whose holder is not of the site
  std::vector<NodeId> gained;    // its objects that did not exist in the first snapshot
  std::vector<uint32_t> counts;  // of its objects, one per snapshot
  GrowthCause cause;
  bool is_chain = false;  // most of its objects are held by others of the same site
};

// Those that grow in step with the requests and have a root; of a site and what lies below it, only the upper one.
// `explained`, sorted: containers whose growth is known already; what lies below them is left out.
std::vector<GrowingSite> FindGrowingSites(const HeapGraph& graph, const RootPaths& paths, const GrowthSeries& series,
                                          const CodedPhases& load, std::span<const NodeId> explained);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_GROWING_SITES_H_
