// Strongly connected components: which objects keep each other alive.
#ifndef STILLHELD_ANALYSIS_SCC_H_
#define STILLHELD_ANALYSIS_SCC_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

struct Components {
  static constexpr uint32_t kNoComponent = ~uint32_t{0};

  std::vector<uint32_t> component_by_node;  // kNoComponent for nodes that were left out
  uint32_t count = 0;                       // a component has a higher number than those it refers to
};

// Whether guessed edges are believed.
enum class Guesses : uint8_t { kIgnored, kCounted };

constexpr bool IsFollowed(EdgeKind kind, Guesses guesses) {
  return IsOwned(kind) || (kind == EdgeKind::kGuessed && guesses == Guesses::kCounted);
}

// Among the nodes that `takes_part` accepts, over owned edges: neither weak nor guessed ones make a cycle, unless
// guesses are counted. Tarjan's algorithm without recursion. Cost: linear.
Components FindComponents(const HeapGraph& graph, const std::function<bool(NodeId)>& takes_part,
                          Guesses guesses = Guesses::kIgnored);

// The nodes of each component that is a cycle: of two nodes or more, or of one that refers to itself. Components in
// ascending order of their numbers, nodes of each in ascending order.
std::vector<std::vector<NodeId>> FindCycles(const HeapGraph& graph, const Components& components,
                                            Guesses guesses = Guesses::kIgnored);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_SCC_H_
