// What grows with the requests outside of the graph: descriptors, threads, tasks.
#ifndef STILLHELD_FINDINGS_OUTSIDE_GROWTH_H_
#define STILLHELD_FINDINGS_OUTSIDE_GROWTH_H_

#include "findings/experiment.h"
#include "findings/judge.h"

namespace stillheld {

// The same growth test as for containers. Growth at the rate of a container that keeps such things becomes a part of
// that finding: its kind says so. What no container explains is a finding of its own.
void AddOutsideGrowth(const Experiment& experiment, Judgement& judgement);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_OUTSIDE_GROWTH_H_
