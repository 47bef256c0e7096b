// The collector's own state: whether it runs, how far it is from running, and what keeps it from freeing.
#ifndef STILLHELD_FINDINGS_COLLECTOR_STATE_H_
#define STILLHELD_FINDINGS_COLLECTOR_STATE_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

struct CollectorState {
  bool enabled = true;
  std::array<int64_t, 3> thresholds = {};
  std::array<int64_t, 3> counts = {};        // 0: containers allocated minus freed; 1, 2: collections of the one below
  std::array<uint64_t, 3> tracked = {};      // objects by generation
  std::array<uint64_t, 3> collections = {};  // so far; all 0 if unknown
  std::array<uint64_t, 3> collected = {};    // objects
  uint64_t frozen = 0;                       // objects, by gc.freeze()
  uint64_t garbage_length = 0;               // len(gc.garbage)
  std::vector<std::string> debug_flags;      // "DEBUG_SAVEALL"
  std::vector<std::string> callbacks;        // gc.callbacks, by name
  std::vector<std::string> warnings;         // sentences

  bool runs() const { return enabled && thresholds[0] > 0; }
  bool saves_all() const;
};

CollectorState ReadCollectorState(const HeapGraph& graph);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_COLLECTOR_STATE_H_
