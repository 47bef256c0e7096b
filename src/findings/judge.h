// The judge: from what grew, and the last graph, to findings with their reasons.
#ifndef STILLHELD_FINDINGS_JUDGE_H_
#define STILLHELD_FINDINGS_JUDGE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/growth_series.h"
#include "findings/experiment.h"
#include "findings/finding.h"
#include "heap/heap_graph.h"

namespace stillheld {

struct Judgement {
  std::vector<Finding> findings;   // leaks first, then "grows, bound not yet seen"; by bytes per request
  std::vector<Finding> innocents;  // what grew and is not a leak, with its reason

  // A bound may still be ahead of something that grows: how many more requests, to the endpoints that feed it, would
  // decide. 0: no further phase would change the verdict.
  uint64_t more_requests = 0;
  std::string more_why;

  // Keeps the larger wish.
  void AskForMore(uint64_t requests, const std::string& why) {
    if (requests <= more_requests) return;
    more_requests = requests;
    more_why = why;
  }

  double condition_number = 0;  // of the request matrix: endpoints cannot be told apart above about 100

  bool leaks() const { return !findings.empty() && findings.front().verdict == Verdict::kLeak; }
};

// series: one snapshot more than experiment.phases; last: the graph of its last snapshot.
// Cost: about a second for a graph of a million nodes, if anything grows.
Judgement Judge(const Experiment& experiment, const GrowthSeries& series, const HeapGraph& last);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_JUDGE_H_
