// Live members: the objects among which a cycle means something, while they are alive.
#ifndef STILLHELD_ANALYSIS_LIVE_MEMBERS_H_
#define STILLHELD_ANALYSIS_LIVE_MEMBERS_H_

#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

// By node: what the collector tracks, but neither classes nor modules, nor their namespaces and tables. Through those
// everything is in one cycle with everything.
std::vector<bool> LiveMembers(const HeapGraph& graph);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_LIVE_MEMBERS_H_
