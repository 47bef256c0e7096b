// The growth test: does a length that was read after each phase grow with the requests of the phases?
//
// Pure arithmetic on a handful of numbers. Phases must send different numbers of requests, or growth per phase (one
// connection, one task per run) cannot be told from growth per request.
#ifndef STILLHELD_ANALYSIS_GROWTH_TREND_H_
#define STILLHELD_ANALYSIS_GROWTH_TREND_H_

#include <cstdint>
#include <span>

namespace stillheld {

enum class GrowthClass : uint8_t {
  kNone,        // does not grow, or by too little to be judged
  kShrinks,     // shorter at the end than at the start
  kSaturated,   // grew, then stopped
  kSaturating,  // grows ever less for the same number of requests
  kIrregular,   // grows, but not in step with the requests
  kByTime,      // grows without requests as well
  kPerPhase,    // the same amount in each phase, however many requests it has
  kLikely,      // in proportion to the requests, roughly
  kCertain,     // in proportion to the requests, to the object
};

struct GrowthPhase {
  double requests = 0;  // that may be responsible for this growth; none in the idle phase
  bool idle = false;    // the control phase, which sends nothing
  double seconds = 0;   // 0 if unknown
};

struct GrowthVerdict {
  GrowthClass kind = GrowthClass::kNone;
  double slope = 0;           // objects per request
  double slope_error = 0;     // half of its 95 % interval, from the residuals
  double per_phase = 0;       // objects per phase that no request explains
  double worst_residual = 0;  // objects, over the phases
  int64_t growth = 0;         // objects, over the phases with requests
  int64_t idle_growth = 0;
};

// Steps smaller than these are not judged.
inline constexpr double kLeastSlope = 0.03;
inline constexpr int64_t kLeastGrowth = 8;

// lengths: one per snapshot, that is one more than phases; phase i lies between lengths[i] and lengths[i + 1].
GrowthVerdict TestGrowth(std::span<const uint32_t> lengths, std::span<const GrowthPhase> phases);

// Whether growth of this class is a leak unless a bound is in sight.
constexpr bool GrowsPerRequest(GrowthClass kind) {
  return kind == GrowthClass::kLikely || kind == GrowthClass::kCertain;
}

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_GROWTH_TREND_H_
