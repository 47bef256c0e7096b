#include "analysis/grouping.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace stillheld {
namespace {

// New objects that the container keeps; of a follower, the objects that it refers to weakly.
std::unordered_set<NodeId> NewObjects(const HeapGraph& graph, const GrowthSeries& series,
                                      const GrowingContainer& container) {
  std::unordered_set<NodeId> seen;
  std::vector<NodeId> open;
  auto reach = [&](NodeId node) {
    if (seen.size() < kMostNewObjects && !series.IsOld(graph, node) && seen.insert(node).second) {
      open.push_back(node);
    }
  };
  if (container.role == WeakRole::kFollower) {
    for (const NodeId weak : container.gained.weak) {
      for (const Edge& edge : graph.out(weak)) {
        if (edge.label.kind() == EdgeKind::kWeak && !series.IsOld(graph, edge.target)) seen.insert(edge.target);
      }
    }
    return seen;
  }
  for (const NodeId node : container.gained.values) reach(node);
  for (const NodeId node : container.gained.keys) reach(node);
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    for (const Edge& edge : graph.out(node)) {
      if (IsOwned(edge.label.kind()) || edge.label.kind() == EdgeKind::kGuessed) reach(edge.target);
    }
  }
  return seen;
}

size_t Find(std::vector<size_t>& parent, size_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

bool MayBeOneCause(const GrowingContainer& a, const GrowingContainer& b) {
  return a.feed.empty() || b.feed.empty() || a.feed == b.feed;
}

// A wrapper and the container inside it count the same elements.
void JoinFields(const HeapGraph& graph, const std::vector<GrowingContainer>& containers, std::vector<size_t>& parent) {
  std::unordered_map<NodeId, size_t> index_by_node;
  for (size_t i = 0; i < containers.size(); ++i) index_by_node.emplace(containers[i].node, i);
  for (size_t i = 0; i < containers.size(); ++i) {
    for (const Edge& edge : graph.out(containers[i].node)) {
      const EdgeKind kind = edge.label.kind();
      const bool is_field = kind == EdgeKind::kInternal || kind == EdgeKind::kAttribute || kind == EdgeKind::kDict ||
                            kind == EdgeKind::kGuessed;
      if (!is_field) continue;
      const auto inner = index_by_node.find(edge.target);
      if (inner == index_by_node.end() || containers[inner->second].growth != containers[i].growth) continue;
      parent[Find(parent, i)] = Find(parent, inner->second);
    }
  }
}

// Live objects that weak references among the new objects lead to, and that the container does not keep by itself.
std::vector<NodeId> WeakReferents(const HeapGraph& graph, const std::unordered_set<NodeId>& objects) {
  std::vector<NodeId> referents;
  for (const NodeId node : objects) {
    for (const Edge& edge : graph.out(node)) {
      if (edge.label.kind() == EdgeKind::kWeak && !objects.contains(edge.target)) referents.push_back(edge.target);
    }
  }
  return referents;
}

// An entry that is dropped when the object dies which its weak reference leads to: who keeps that object is the cause.
// `keepers`: by new object, the containers that keep it.
void JoinDependents(const HeapGraph& graph, const GrowthSeries& series,
                    const std::unordered_map<NodeId, std::vector<size_t>>& keepers,
                    std::vector<GrowingContainer>& containers, std::vector<size_t>& parent) {
  std::vector<std::pair<size_t, size_t>> dependents;  // and on whom
  for (size_t i = 0; i < containers.size(); ++i) {
    if (containers[i].role != WeakRole::kHolder) continue;
    const std::vector<NodeId> referents = WeakReferents(graph, NewObjects(graph, series, containers[i]));
    if (referents.empty() || 10 * referents.size() < 9 * containers[i].growth) continue;
    std::map<size_t, size_t> kept;  // by container
    for (const NodeId node : referents) {
      const auto known = keepers.find(node);
      if (known == keepers.end()) continue;
      for (const size_t keeper : known->second) {
        if (keeper != i && MayBeOneCause(containers[keeper], containers[i])) ++kept[keeper];
      }
    }
    const auto most = std::ranges::max_element(kept, {}, [](const auto& entry) { return entry.second; });
    if (most != kept.end() && 10 * most->second >= 9 * referents.size()) dependents.emplace_back(i, most->first);
  }
  for (const auto& [dependent, keeper] : dependents) {
    if (containers[keeper].role == WeakRole::kFollower) continue;  // each knows the other's: neither is the cause
    if (Find(parent, dependent) != Find(parent, keeper)) parent[Find(parent, dependent)] = Find(parent, keeper);
    containers[dependent].role = WeakRole::kFollower;
  }
}

}  // namespace

std::vector<std::vector<size_t>> GroupByWhatTheyKeep(const HeapGraph& graph, const GrowthSeries& series,
                                                     std::vector<GrowingContainer>& containers) {
  std::vector<size_t> parent(containers.size());
  std::iota(parent.begin(), parent.end(), 0);
  std::vector<size_t> sizes(containers.size());
  std::unordered_map<NodeId, std::vector<size_t>> keepers;  // the first container of each feed
  for (size_t i = 0; i < containers.size(); ++i) {
    if (containers[i].role == WeakRole::kFollower) continue;
    const std::unordered_set<NodeId> objects = NewObjects(graph, series, containers[i]);
    sizes[i] = objects.size();
    std::map<size_t, size_t> shared;  // by the container that was first to keep them
    for (const NodeId node : objects) {
      std::vector<size_t>& known = keepers[node];
      const auto alike =
          std::ranges::find_if(known, [&](size_t k) { return MayBeOneCause(containers[k], containers[i]); });
      if (alike == known.end()) {
        known.push_back(i);
      } else {
        ++shared[*alike];
      }
    }
    for (const auto& [other, count] : shared) {
      if (2 * count >= std::min(sizes[i], sizes[other])) parent[Find(parent, i)] = Find(parent, other);
    }
  }
  JoinFields(graph, containers, parent);
  JoinDependents(graph, series, keepers, containers, parent);
  for (size_t i = 0; i < containers.size(); ++i) {
    if (containers[i].role != WeakRole::kFollower) continue;
    std::map<size_t, size_t> shared;  // by group
    const std::unordered_set<NodeId> referents = NewObjects(graph, series, containers[i]);
    for (const NodeId node : referents) {
      const auto known = keepers.find(node);
      if (known != keepers.end()) ++shared[Find(parent, known->second.front())];
    }
    const auto most = std::ranges::max_element(shared, {}, [](const auto& entry) { return entry.second; });
    if (most != shared.end()) parent[i] = most->first;
  }
  std::map<size_t, std::vector<size_t>> members_by_first;
  std::vector<size_t> first_by_representative(containers.size(), containers.size());
  for (size_t i = 0; i < containers.size(); ++i) {
    size_t& first = first_by_representative[Find(parent, i)];
    first = std::min(first, i);
    members_by_first[first].push_back(i);
  }
  std::vector<std::vector<size_t>> groups;
  for (auto& [first, members] : members_by_first) groups.push_back(std::move(members));
  return groups;
}

}  // namespace stillheld
