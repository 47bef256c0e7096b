// Root paths: for every object, the path from a root by which a Python developer would name it, or that there is none.
//
// Roots come in layers, and a later layer is asked only for what the earlier ones do not reach: what a module holds is
// explained by the module, even if a frame holds it too. Within a layer the cheapest path wins (Dial's algorithm: costs
// are small integers, so the queue is an array of buckets). Equal costs are decided by the order of roots and edges,
// never by addresses, so that another worker of the same program gives the same paths.
#ifndef STILLHELD_ANALYSIS_ROOT_PATHS_H_
#define STILLHELD_ANALYSIS_ROOT_PATHS_H_

#include <cstdint>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

enum class RootLayer : uint8_t {
  kModule,
  kFrame,
  kThreadState,
  kInterpreter,
  kStatic,   // static roots, and objects that never die
  kHeldByC,  // a reference count above the references that were found: a C library, or a leak in one
  kNone,     // garbage: nothing reaches it but itself
};

struct RootPaths {
  static constexpr uint32_t kNoEdge = ~uint32_t{0};

  std::vector<uint32_t> edge_by_node;  // the last edge of the path to it; kNoEdge for starts and for what has no path
  std::vector<RootLayer> layer_by_node;

  RootLayer layer(NodeId n) const { return layer_by_node[n.index()]; }
  bool is_reached(NodeId n) const { return layer(n) != RootLayer::kNone; }
  // Of edges, from the start of the path to n.
  std::vector<uint32_t> PathTo(const HeapGraph& graph, NodeId n) const;
  // Where the path to n starts: n itself if it is a start or has no path.
  NodeId StartOf(const HeapGraph& graph, NodeId n) const;
};

// Weak edges are never followed; guessed ones, and names of what is there for the moment only, lead to what no layer
// reaches without them. Cost: linear in nodes and edges.
RootPaths FindRootPaths(const HeapGraph& graph);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_ROOT_PATHS_H_
