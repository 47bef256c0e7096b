// SwellingSeries: which texts, byte strings, buffers and arrays become longer in their place from snapshot to snapshot.
//
// No element is added to a container, and often the object itself is replaced by a longer one: `log += line`. What
// lasts is the site, a path from a root; its objects stay as many as they were, and their bytes become more.
#ifndef STILLHELD_ANALYSIS_SWELLING_SERIES_H_
#define STILLHELD_ANALYSIS_SWELLING_SERIES_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/growth_sites.h"
#include "analysis/root_paths.h"
#include "heap/heap_graph.h"

namespace stillheld {

struct SwellingHistory {
  SiteHash site = 0;
  std::vector<uint32_t> amounts = {};  // one per snapshot
};

class SwellingSeries {
 public:
  // sites: SitesByNode() of the graph. Cost: linear in nodes; 16 bytes are kept for each site with a longer text.
  void Add(const HeapGraph& graph, std::span<const SiteHash> sites);

  // Of the sites that had the same few objects in all snapshots and have gained at least `growth`.
  std::vector<SwellingHistory> GrownBy(uint32_t growth) const;

  // The largest such object at the site in this graph; invalid if there is none.
  static NodeId LargestAt(const HeapGraph& graph, std::span<const SiteHash> sites, SiteHash site);

  // How much it holds: bytes, or items where it has room for more of them than it holds.
  static uint64_t Amount(const HeapGraph& graph, NodeId node);

  // Whether its content is in an object of its own, a buffer with spare room: the stream speaks for both.
  static bool IsStream(std::string_view type);

  // Whether an object of this type holds its content itself, however much that is.
  static bool MaySwell(std::string_view type);

 private:
  struct Sum {
    SiteHash site;
    uint32_t objects;
    uint32_t amount;
  };
  static const Sum* Find(const std::vector<Sum>& sums, SiteHash site);

  std::vector<std::vector<Sum>> snapshots_;  // each sorted by site
};

// Whether what leads to it is a stream: a buffer of it, or its list of parts that it has not joined yet.
bool IsContentOfStream(const HeapGraph& graph, const RootPaths& paths, NodeId node);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_SWELLING_SERIES_H_
