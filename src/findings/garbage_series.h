// Garbage of a whole hunt: how much of each shape of cycle waited at each look, and what a few counted requests leave.
//
// Garbage is a saw-tooth: the collector takes it whenever it runs, so that looks far apart do not tell how much one
// request leaves. Looks before and after a few requests to one endpoint do, if no collection ran between them.
#ifndef STILLHELD_FINDINGS_GARBAGE_SERIES_H_
#define STILLHELD_FINDINGS_GARBAGE_SERIES_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "findings/collector_state.h"
#include "findings/garbage.h"
#include "heap/heap_graph.h"

namespace stillheld {

struct GarbageAmount {
  uint64_t cycles = 0;
  uint64_t objects = 0;
  uint64_t bytes = 0;
  uint32_t generation = 0;
  bool in_gc_garbage = false;
  bool is_uncollectable = false;
  bool is_unseeable = false;  // a guess: the collector cannot see it
  uint64_t open_objects = 0;  // files, sockets and the like among what is freed with it, closed ones included
};
inline constexpr uint64_t kLeastOpenObjects = 8;  // that are worth a question

// What one look at a heap found.
struct GarbageLook {
  CollectorState collector;
  uint64_t rss_bytes = 0;
  std::map<uint64_t, GarbageAmount> by_shape;

  uint64_t bytes() const;
};

// Without names: cheap enough for every look. Cost: some passes over nodes and edges.
GarbageLook LookAtGarbage(const HeapGraph& graph, uint64_t rss_bytes);

// Some requests to one endpoint, between two looks.
class GarbageProbe {
 public:
  std::string endpoint;
  uint64_t requests = 0;
  GarbageLook before, after;

  // Whether the collector ran in between: then the difference says too little.
  bool was_collected() const;
  // Cycles of the shape that one request leaves.
  double CyclesPerRequest(uint64_t shape) const;
  double BytesPerRequest(uint64_t shape) const;

 private:
  double PerRequest(uint64_t shape, uint64_t GarbageAmount::* amount) const;
};

struct GarbageEvidence {
  std::vector<GarbageLook> looks;            // of all phases
  std::vector<GarbageProbe> probes;          // those that were not collected
  std::map<uint64_t, CycleGroup> described;  // by shape
  std::vector<uint32_t> descriptors;         // open ones, one per look; empty: not counted
  uint64_t requests = 0;
  uint32_t phases = 0;
};

// The shapes that are worth a few requests more: much of them waits, or nothing takes them away.
std::vector<uint64_t> SuspiciousShapes(const std::vector<GarbageLook>& looks);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_GARBAGE_SERIES_H_
