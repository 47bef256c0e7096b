// What the roots of a graph lead to, what C code must hold by its counts, and what nothing holds.
#ifndef STILLHELD_CPYTHON_TESTING_REACH_H_
#define STILLHELD_CPYTHON_TESTING_REACH_H_

#include <map>
#include <string>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld::testing {

// Objects that the collector tracks.
using CountByType = std::map<std::string, int>;

struct Reach {
  CountByType held_by_c;  // no root leads to them, but they have more references than the graph shows, or those do
  CountByType dead;
};

// Marks what owned or guessed references lead to from what is marked.
inline void Spread(const HeapGraph& graph, std::vector<bool>& marked) {
  std::vector<NodeId> waiting;
  for (size_t i = 0; i < marked.size(); ++i) {
    if (marked[i]) waiting.push_back(NodeId(i));
  }
  while (!waiting.empty()) {
    const NodeId node = waiting.back();
    waiting.pop_back();
    for (const Edge& edge : graph.out(node)) {
      if (!MayHold(edge.label.kind()) || marked[edge.target.index()]) continue;
      marked[edge.target.index()] = true;
      waiting.push_back(edge.target);
    }
  }
}

inline bool HasHiddenOwner(const HeapGraph& graph, NodeId node) {
  if (graph.has(node, kImmortal)) return false;
  uint64_t owners = 0;
  for (const uint64_t edge : graph.in_edges(node)) {
    if (IsOwned(graph.edge(edge).label.kind())) owners += graph.multiplicity(edge);
  }
  return graph.ref_count(node) > owners;
}

inline Reach ReachOf(const HeapGraph& graph) {
  std::vector<bool> by_roots(graph.node_count());
  for (const Root& root : graph.roots()) by_roots[root.node.index()] = true;
  Spread(graph, by_roots);
  std::vector<bool> alive = by_roots;
  for (size_t i = 0; i < alive.size(); ++i) {
    if (!alive[i] && HasHiddenOwner(graph, NodeId(i))) alive[i] = true;
  }
  Spread(graph, alive);
  Reach reach;
  for (size_t i = 0; i < alive.size(); ++i) {
    const NodeId node(i);
    if (by_roots[i] || !graph.has(node, kTracked)) continue;
    ++(alive[i] ? reach.held_by_c : reach.dead)[std::string(graph.type_name(node))];
  }
  return reach;
}

inline int Sum(const CountByType& counts) {
  int sum = 0;
  for (const auto& [type, count] : counts) sum += count;
  return sum;
}

inline std::string Describe(const CountByType& counts) {
  std::string text;
  for (const auto& [type, count] : counts) text += " " + type + ":" + std::to_string(count);
  return text;
}

}  // namespace stillheld::testing

#endif  // STILLHELD_CPYTHON_TESTING_REACH_H_
