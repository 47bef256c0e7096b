// A few counted requests to each endpoint, to learn which of them leaves how much cyclic garbage.
#ifndef STILLHELD_APP_GARBAGE_PROBE_H_
#define STILLHELD_APP_GARBAGE_PROBE_H_

#include <string>
#include <vector>

#include "app/measurement.h"
#include "app/progress.h"
#include "findings/garbage_series.h"

namespace stillheld {

// endpoints: labels, in the order of the request counts. Asks only if some garbage is suspicious; then the
// measurement's last graph is another one. Throws as Measurement::RunPhase does.
GarbageEvidence GatherGarbage(Measurement& measurement, const std::vector<std::string>& endpoints,
                              const Progress& progress);

}  // namespace stillheld

#endif  // STILLHELD_APP_GARBAGE_PROBE_H_
