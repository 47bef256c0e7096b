// Growth sites: how many objects there are at each normalised path from a root.
//
// Finds what no single container shows: chains of objects that refer to each other, and elements of containers that
// come and go. A site is a path whose positions, data keys and repetitions are folded: a chain a.next.next.next lies on
// one site, and so do all elements of a list. Counts are net: what replaces something does not count.
#ifndef STILLHELD_ANALYSIS_GROWTH_SITES_H_
#define STILLHELD_ANALYSIS_GROWTH_SITES_H_

#include <cstdint>
#include <vector>

#include "analysis/root_paths.h"
#include "heap/heap_graph.h"

namespace stillheld {

using SiteHash = uint64_t;

// By node; 0 for what no path reaches. The same in every snapshot of one process. Cost: linear.
std::vector<SiteHash> SitesByNode(const HeapGraph& graph, const RootPaths& paths);

struct SiteHistory {
  SiteHash site = 0;
  std::vector<uint32_t> counts = {};  // one per snapshot
};

class SiteSeries {
 public:
  // Sites with fewer objects than this are not kept: they count as empty.
  static constexpr uint32_t kFewest = 4;

  // sites: SitesByNode() of a snapshot's graph.
  void Add(std::vector<SiteHash> sites);
  // Of the sites that have gained at least `growth` objects from the first snapshot to the last.
  std::vector<SiteHistory> GrownBy(uint32_t growth) const;

 private:
  struct Count {
    SiteHash site;
    uint32_t count;
  };
  static uint32_t Find(const std::vector<Count>& counts, SiteHash site);

  std::vector<std::vector<Count>> snapshots_;  // each sorted by site
};

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_GROWTH_SITES_H_
