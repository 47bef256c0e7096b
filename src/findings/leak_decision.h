// Leak or not: the growth of one container weighed against the signs of a bound.
#ifndef STILLHELD_FINDINGS_LEAK_DECISION_H_
#define STILLHELD_FINDINGS_LEAK_DECISION_H_

#include <cstdint>
#include <string>

#include "analysis/bounds.h"
#include "analysis/growth_trend.h"
#include "findings/finding.h"

namespace stillheld {

// What a decision rests on.
struct Evidence {
  GrowthClass growth = GrowthClass::kNone;
  BoundSign bound;
  uint64_t first_length = 0;
  uint64_t last_length = 0;
  uint64_t requests = 0;  // over all phases
  uint64_t phases = 0;    // that sent some
  double rivals = 0;      // other endpoints that explain the growth as well (EndpointSolution)
  bool store_is_known = false;
  bool removal_is_known = false;
};

struct Decision {
  Verdict verdict = Verdict::kLeak;
  std::string reason;          // of every verdict but kLeak, as a clause: "full at maxsize 128"
  uint64_t more_requests = 0;  // that would make the decision firmer; 0: it is final
};

// Fewer requests than this prove no leak: caches are still filling.
inline constexpr uint64_t kLeastRequests = 100;
// Caches have been seen to look like leaks for hundreds of requests before they are pruned for the first time.
inline constexpr uint64_t kEnoughRequests = 2500;

Decision Decide(const Evidence& evidence);

// "maxsize 128"; empty if there is no sign of a bound.
std::string BoundText(const BoundSign& bound);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_LEAK_DECISION_H_
