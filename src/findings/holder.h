// Holder: who holds a container that grows, under which name, and by which path from a root.
#ifndef STILLHELD_FINDINGS_HOLDER_H_
#define STILLHELD_FINDINGS_HOLDER_H_

#include <string>
#include <vector>

#include "analysis/owners.h"
#include "analysis/path_names.h"
#include "findings/finding.h"
#include "findings/rules/rule.h"
#include "heap/heap_graph.h"

namespace stillheld {

struct Holder {
  OwnerKind kind = OwnerKind::kUnknown;
  std::string dotted;           // "app.global_var"
  std::string normalized;       // the same in every run
  std::string name;             // "global_var"
  std::string owner_type;       // of an instance: its type; of a class: its name; of a frame: the function
  std::string owner_module;     // where the owner's class, or the owner, is written
  std::string default_of;       // the function whose default argument the container is
  std::string cached_function;  // of an lru_cache
  bool caches_method = false;
  bool is_cached_property = false;
  std::vector<PathStep> path;  // from the root to the container, which is marked as suspect
};

// `owners` are those of the container.
Holder FindHolder(const HeapGraph& graph, const PathNamer& namer, NodeId container, const std::vector<Owner>& owners);

// The step as a finding has it: the name alone, without what a path as one text needs between its steps.
PathStep ToPathStep(const NamedStep& step);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_HOLDER_H_
