// What the judge knows about a hunt besides the heaps: what was sent between the snapshots.
#ifndef STILLHELD_FINDINGS_EXPERIMENT_H_
#define STILLHELD_FINDINGS_EXPERIMENT_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "analysis/endpoints.h"
#include "analysis/growth_cause.h"
#include "findings/hunt_result.h"

namespace stillheld {

// What was counted outside of the graph at each snapshot.
struct OutsideCount {
  uint32_t descriptors = 0;  // open ones
  uint32_t threads = 0;      // the kernel's
};

// phases[i] lies between snapshot i and snapshot i + 1 of the series; the warm-up comes before snapshot 0 and is not
// part of it.
struct Experiment {
  std::vector<PhaseRecord> phases;
  std::vector<OutsideCount> outside = {};  // one per snapshot; empty: not counted
  // Where threads that run at the end have begun, by file ("libfoo.so"); empty if there are few more than at first.
  std::map<std::string, uint32_t> thread_starts = {};
  // Memory of the process's own that is not Python's, at each snapshot; empty if it was not measured.
  std::vector<uint64_t> native_bytes = {};
  bool native_is_exact = true;  // else what the C library keeps free is a part of it

  // Every endpoint that was sent a request, sorted: the columns of requests().
  std::vector<std::string> endpoints() const;
  // One row for each phase that is not idle.
  RequestMatrix requests() const;
  uint64_t total_requests() const;
  // For the growth test.
  CodedPhases coded_phases() const;
};

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_EXPERIMENT_H_
