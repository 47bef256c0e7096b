// Sibling growth: containers that lie side by side under one name and grow as one.
//
// A list for each client, in one dict: every list gets some of the requests, none of them in proportion, and new ones
// come while the hunt goes on. Their lengths in sum are what the requests explain.
#ifndef STILLHELD_FINDINGS_SIBLING_GROWTH_H_
#define STILLHELD_FINDINGS_SIBLING_GROWTH_H_

#include <vector>

#include "analysis/growth_cause.h"
#include "analysis/growth_series.h"
#include "analysis/root_paths.h"
#include "findings/candidate.h"
#include "heap/heap_graph.h"

namespace stillheld {

struct JoinedSiblings {
  std::vector<Candidate> joined;   // each stands for all its siblings, and grows in step with the requests
  std::vector<NodeId> containers;  // whose keys tell the siblings apart: data, not names
  std::vector<NodeId> members;     // sorted: candidates that are now part of a joined one
};

// Of `candidates`, those that share a site with other containers, unless the requests explain every one of them
// exactly. `histories` are all of the series. Cost: linear in nodes and histories.
JoinedSiblings JoinSiblings(const HeapGraph& graph, const RootPaths& paths,
                            const std::vector<ContainerHistory>& histories, const std::vector<Candidate>& candidates,
                            const CodedPhases& load);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_SIBLING_GROWTH_H_
