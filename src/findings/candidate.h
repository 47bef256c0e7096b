// Candidate: a container whose length changed, or several that grow as one, and what the numbers say about it.
#ifndef STILLHELD_FINDINGS_CANDIDATE_H_
#define STILLHELD_FINDINGS_CANDIDATE_H_

#include <cstdint>
#include <vector>

#include "analysis/growth_cause.h"
#include "heap/heap_graph.h"

namespace stillheld {

struct Candidate {
  NodeId node{};  // of several, the longest
  std::vector<uint32_t> lengths = {};
  GrowthCause cause = {};
  std::vector<NodeId> siblings = {};  // with `node`; empty if it stands for itself

  uint64_t growth() const { return lengths.back() > lengths.front() ? lengths.back() - lengths.front() : 0; }
};

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_CANDIDATE_H_
