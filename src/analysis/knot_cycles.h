// Knot cycles: a few short cycles that show a knot whole.
#ifndef STILLHELD_ANALYSIS_KNOT_CYCLES_H_
#define STILLHELD_ANALYSIS_KNOT_CYCLES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/knot.h"

namespace stillheld {

// The strands of the shortest cycle through `strand`, that strand first. Empty if there is none.
std::vector<uint32_t> ShortestCycleThrough(const Knot& knot, uint32_t strand);

// At most `most` cycles: one through each of `first`, in that order, then shortest ones through members that none of
// them visits. No cycle is given twice.
std::vector<std::vector<uint32_t>> CoveringCycles(const Knot& knot, std::span<const uint32_t> first, size_t most);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_KNOT_CYCLES_H_
