// Why garbage waits, and what to do about the collector, in words and with numbers.
#ifndef STILLHELD_FINDINGS_COLLECTOR_ADVICE_H_
#define STILLHELD_FINDINGS_COLLECTOR_ADVICE_H_

#include <cstdint>
#include <span>
#include <string>

#include "findings/collector_state.h"
#include "findings/finding.h"
#include "findings/garbage_series.h"

namespace stillheld {

struct GarbageFacts {
  const CollectorState& collector;
  std::string endpoint = {};  // that leaves it; empty if unknown
  uint32_t generation = 0;    // whose collection would take it
  double bytes_per_cycle = 0;
  double objects_per_cycle = 0;
  double cycles_per_request = 0;  // 0 if unknown
  uint64_t peak_cycles = 0;
  uint64_t peak_bytes = 0;
  bool in_gc_garbage = false;
  bool is_uncollectable = false;  // for a finaliser that the collector does not call
  std::span<const GarbageLook> looks;
};

std::string WhyGarbageWaits(const GarbageFacts& facts);
std::string WhyGarbageIsInnocent(const GarbageFacts& facts);
// proposal: nullptr if none was found.
std::string HowToFreeGarbage(const GarbageFacts& facts, const BreakProposal* proposal);

// The same for garbage that was looked at once: why it is still there, and whether what is freed is returned to the
// system (empty: nothing speaks against it).
std::string WhyItHasNotRun(const CollectorState& collector, uint32_t generation);
// Of cycles with a finaliser, before the collector called those.
std::string WhyItIsUncollectable();
std::string WhetherItIsReturned(double bytes_per_cycle);

// For a heap as it is: which setting of the collector would help, or that none would.
std::string RecommendForCollector(const CollectorState& collector, uint64_t garbage_objects, uint64_t garbage_bytes);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_COLLECTOR_ADVICE_H_
