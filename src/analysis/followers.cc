#include "analysis/followers.h"

#include <algorithm>

namespace stillheld {
namespace {

constexpr double kNearlyAll = 0.9;

double Share(size_t part, size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

size_t WeakAmong(const HeapGraph& graph, const std::vector<NodeId>& nodes) {
  return static_cast<size_t>(std::ranges::count_if(nodes, [&](NodeId node) { return IsWeakReference(graph, node); }));
}

// What a threading.local puts into the dictionary of each thread that uses it, until the local itself is freed.
size_t EntriesOfLocalsAmong(const HeapGraph& graph, const std::vector<NodeId>& nodes) {
  return static_cast<size_t>(
      std::ranges::count_if(nodes, [&](NodeId node) { return graph.type_name(node) == "_thread._localdummy"; }));
}

}  // namespace

WeakRole FindWeakRole(const HeapGraph& graph, const NewElements& gained) {
  const std::vector<NodeId>& kept = gained.kept();
  if (Share(EntriesOfLocalsAmong(graph, kept), kept.size()) >= kNearlyAll) return WeakRole::kFollower;
  if (gained.weak.empty()) return WeakRole::kHolder;
  // Weak values under whatever keys, or weak keys whose values are shared ones like None.
  if (Share(WeakAmong(graph, kept), kept.size()) < kNearlyAll) return WeakRole::kHolder;
  return Share(gained.dead_weak, gained.weak.size()) > 0.5 ? WeakRole::kDeadReferences : WeakRole::kFollower;
}

}  // namespace stillheld
