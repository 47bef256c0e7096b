// GrowthSeries: what is kept of each snapshot's graph so that the graph itself can be dropped.
//
// Every container (anything with a len(), and any other object by the number of its references) is followed from
// snapshot to snapshot: by address, type and slot; else by slot alone, when its holder replaced it by a longer copy;
// else by address and type, when it moved to another holder. A slot is a parent's address, the label of the edge from
// there, and the type. Containers cost 32 bytes each, plus their lengths if these ever change.
#ifndef STILLHELD_ANALYSIS_GROWTH_SERIES_H_
#define STILLHELD_ANALYSIS_GROWTH_SERIES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/growth_sites.h"
#include "analysis/outside_series.h"
#include "analysis/swelling_series.h"
#include "base/address.h"
#include "heap/heap_graph.h"

namespace stillheld {

struct ContainerHistory {
  Address address;                     // in the last snapshot
  std::vector<uint32_t> lengths = {};  // one per snapshot; 0 before it was born
  uint32_t born = 0;                   // the first snapshot that has it
  bool replaced = false;               // its holder replaced the object at least once
};

class GrowthSeries {
 public:
  // Cost: root paths, a pass over nodes and edges, and a merge with what is known.
  void Add(const HeapGraph& graph);

  size_t snapshots() const { return snapshots_; }
  size_t containers() const { return tracks_.size(); }

  // Containers of the last snapshot whose length is not always the same, by address.
  std::vector<ContainerHistory> Histories() const;

  // What grows at a path rather than in one container.
  const SiteSeries& sites() const { return sites_; }

  // Texts and arrays that become longer where they are.
  const SwellingSeries& swelling() const { return swelling_; }

  // What C code holds, and what nobody does.
  const OutsideSeries& outside() const { return outside_; }

  // Whether the first snapshot had an object of this type at this address. An address that was freed and then used for
  // the same type again counts as old.
  bool IsOld(const HeapGraph& graph, NodeId node) const;

 private:
  struct Track {
    uint64_t address;
    uint64_t slot;
    uint32_t type;     // hash of the type's name
    uint32_t length;   // in the last snapshot
    uint32_t history;  // into histories_, kNoHistory while the length never changed
    uint16_t born;
    bool replaced;
  };
  static_assert(sizeof(Track) == 32);
  static constexpr uint32_t kNoHistory = ~uint32_t{0};

  std::vector<Track> ReadContainers(const HeapGraph& graph) const;
  void Continue(const Track& before, Track& now, bool replaced);

  size_t snapshots_ = 0;
  std::vector<Track> tracks_;                     // of the last snapshot, by address
  std::vector<std::vector<uint32_t>> histories_;  // lengths since birth
  SiteSeries sites_;
  SwellingSeries swelling_;
  OutsideSeries outside_;
  std::vector<uint64_t> first_objects_;  // of the first snapshot: address and type in one word each, sorted
};

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_GROWTH_SERIES_H_
