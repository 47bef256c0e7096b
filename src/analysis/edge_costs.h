// What it costs a path to follow an edge: the less a Python developer would think of it, the more.
#ifndef STILLHELD_ANALYSIS_EDGE_COSTS_H_
#define STILLHELD_ANALYSIS_EDGE_COSTS_H_

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

class EdgeCosts {
 public:
  static constexpr uint32_t kMax = 127;
  static constexpr uint32_t kNever = ~uint32_t{0};

  // The graph must outlive this.
  explicit EdgeCosts(const HeapGraph& graph);

  // At most kMax, or kNever.
  uint32_t Cost(NodeId source, const Edge& edge) const;
  // Whether what the edge leads to is there only for the moment, such as the task or the thread that runs just now: by
  // such a path things have another name in each snapshot; their frames name them better. The event loop is not in the
  // tasks and futures that know it either, though all of its timers could be reached through any of them.
  bool IsPassing(NodeId source, const Edge& edge) const {
    if (IsLoopOf(edge)) return true;
    return edge.label.kind() == EdgeKind::kStringKey && is_passing_name_[edge.label.name().index()] &&
           IsInThreadsOrTasks(source);
  }

 private:
  bool IsLoopOf(const Edge& edge) const {
    const bool has_name = edge.label.kind() == EdgeKind::kAttribute || edge.label.kind() == EdgeKind::kStringKey;
    return has_name && edge.label.name() == loop_name_ && is_loop_type_[graph_.type(edge.target).index()];
  }
  // A global of a module that was made elsewhere and imported costs a little more than where it was made, and more
  // again in a module of a library: a server's module has the user's objects under names of its own.
  uint32_t AliasCost(NodeId source, const Edge& edge) const;
  bool IsInThreadsOrTasks(NodeId module_namespace) const;
  bool IsMadeIn(NodeId module, const Edge& edge) const;
  bool IsStoredIn(NodeId module, const Edge& edge) const;
  bool HasClassWithModule(NodeId object) const;
  bool IsOfPackage(NodeId module, NodeId object) const;

  const HeapGraph& graph_;
  std::vector<bool> is_passing_name_;   // by StringId
  std::vector<uint8_t> cost_by_name_;   // by StringId, of attributes and string keys
  std::vector<uint8_t> extra_by_type_;  // by TypeId of the target
  std::vector<bool> is_loop_type_;      // by TypeId
  StringId loop_name_;                  // "_loop"
  std::vector<bool> is_namespace_;      // by node: the globals of a module
  std::unordered_map<uint32_t, NodeId> module_by_namespace_;
  std::unordered_set<uint64_t> global_stores_;  // file and name of globals that a file's code stores into
};

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_EDGE_COSTS_H_
