// Investigation: what is known about everything that grew, and what is asked of one container once it matters.
#ifndef STILLHELD_FINDINGS_INVESTIGATION_H_
#define STILLHELD_FINDINGS_INVESTIGATION_H_

#include <optional>
#include <string>
#include <vector>

#include "analysis/bounds.h"
#include "analysis/growth_cause.h"
#include "analysis/growth_elements.h"
#include "analysis/growth_series.h"
#include "analysis/owners.h"
#include "analysis/path_names.h"
#include "analysis/retained_set.h"
#include "analysis/root_paths.h"
#include "analysis/use_sites.h"
#include "findings/candidate.h"
#include "findings/experiment.h"
#include "heap/heap_graph.h"

namespace stillheld {

struct Inquiry {
  std::vector<Owner> owners;
  ContainerUses uses;
  BoundSign bound;
};

class Investigation {
 public:
  // All of them must outlive it.
  Investigation(const Experiment& experiment, const GrowthSeries& series, const HeapGraph& last);

  // The containers that grow with the requests, sorted. To be said once, before anything is named.
  void SetGrowing(std::vector<NodeId> nodes);
  const std::vector<NodeId>& growing() const { return growing_; }

  const Experiment& experiment() const { return experiment_; }
  const GrowthSeries& series() const { return series_; }
  const HeapGraph& graph() const { return graph_; }
  const std::vector<std::string>& endpoints() const { return endpoints_; }
  const CodedPhases& load() const { return load_; }
  const RootPaths& paths() const { return paths_; }
  const RetainedSet& retained() const { return retained_; }
  const PathNamer& namer() const { return *namer_; }

  Inquiry Inquire(const Candidate& candidate) const;
  NewElements GainedBy(const Candidate& candidate) const;
  bool LiesInGrowing(NodeId node) const;
  bool IsKnownToProgram(NodeId node) const;

 private:
  const Experiment& experiment_;
  const GrowthSeries& series_;
  const HeapGraph& graph_;
  const std::vector<std::string> endpoints_;
  const CodedPhases load_;
  const RootPaths paths_;
  const RetainedSet retained_;
  const UseFinder uses_;
  std::vector<NodeId> growing_;
  std::optional<PathNamer> namer_;
};

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_INVESTIGATION_H_
