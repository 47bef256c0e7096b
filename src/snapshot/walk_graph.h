// For tests and fuzzers: follows everything in a graph, so that a sanitizer sees whatever leads out of bounds.
#ifndef STILLHELD_SNAPSHOT_WALK_GRAPH_H_
#define STILLHELD_SNAPSHOT_WALK_GRAPH_H_

#include "base/check.h"
#include "heap/heap_graph.h"

namespace stillheld {

// Returns a number that depends on all that was read.
inline uint64_t WalkGraph(const HeapGraph& graph) {
  uint64_t sum = 0;
  for (uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeId n(i);
    sum += graph.type_name(n).size() + graph.size_bytes(n) + graph.ref_count(n) + graph.length(n) + graph.flags(n);
    for (const Edge& edge : graph.out(n)) {
      sum += graph.size_bytes(edge.target);
      if (HasName(edge.label.kind())) sum += graph.text(edge.label.name()).size();
    }
    for (uint64_t k = 0; k < graph.out(n).size(); ++k) CHECK(graph.source(graph.first_edge(n) + k) == n);
    for (const uint32_t e : graph.in_edges(n)) CHECK(graph.edge(e).target == n);
    for (const NodeId source : graph.in_sources(n)) sum += source.value();
    CHECK(graph.FindNode(graph.address(n)) == n);
    if (const ObjectName* name = graph.name(n))
      sum += graph.text(name->qualname).size() + graph.text(name->file).size();
    // Not in the sum: a file of an older version lacks them.
    for (const NativeReference& reference : graph.native_references(n)) {
      CHECK(graph.text(reference.place).size() <= graph.columns().string_bytes.size());
    }
    for (const SizeBound& bound : graph.bounds(n)) sum += graph.text(bound.name).size();
  }
  for (uint64_t e = 0; e < graph.edge_count(); ++e) sum += graph.multiplicity(e);
  for (const Root& root : graph.roots()) sum += graph.text(root.name).size() + graph.size_bytes(root.node);
  for (const Route& route : graph.routes()) sum += graph.text(route.path).size();
  for (const UseSite& use : graph.columns().uses) sum += graph.uses(graph.text(use.name)).size();
  return sum;
}

}  // namespace stillheld

#endif  // STILLHELD_SNAPSHOT_WALK_GRAPH_H_
