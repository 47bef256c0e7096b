// HeapGraph: every object of one Python heap at one instant, its edges and its names. Pure data, immutable, flat.
//
// Node ids ascend with addresses. Edges lie in one array, grouped by source, and can be followed both ways.
// Equal references of one container to one object are folded into one edge with a multiplicity: [x] * 1000 is one edge.
// A copy shares its data with the original.
#ifndef STILLHELD_HEAP_HEAP_GRAPH_H_
#define STILLHELD_HEAP_HEAP_GRAPH_H_

#include <cstdint>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "heap/heap_columns.h"

namespace stillheld {

class HeapGraph {
 public:
  using Columns = HeapColumns;

  // The empty graph.
  HeapGraph();
  // The columns keep the promises of heap_columns.h.
  explicit HeapGraph(Columns columns);

  size_t node_count() const { return c_.address.size(); }
  size_t edge_count() const { return c_.edges.size(); }

  Address address(NodeId n) const { return c_.address[n.index()]; }
  TypeId type(NodeId n) const { return c_.type[n.index()]; }
  // Shallow: object, collector's header, and the tables it owns outside.
  uint64_t size_bytes(NodeId n) const { return c_.size_bytes[n.index()]; }
  // As stored; meaningless if kImmortal.
  uint32_t ref_count(NodeId n) const { return c_.ref_count[n.index()]; }
  // len() of a container, as Python would say; 0 for others.
  uint32_t length(NodeId n) const { return c_.length[n.index()]; }
  uint16_t flags(NodeId n) const { return c_.flags[n.index()]; }
  bool has(NodeId n, NodeFlag flag) const { return (flags(n) & flag) != 0; }

  std::span<const Edge> out(NodeId n) const {
    return c_.edges.subspan(c_.out_begin[n.index()], c_.out_begin[n.index() + 1] - c_.out_begin[n.index()]);
  }
  // The index of out(n).front() in the array of all edges.
  uint64_t first_edge(NodeId n) const { return c_.out_begin[n.index()]; }
  const Edge& edge(uint64_t index) const { return c_.edges[index]; }
  // Cost: a search among a few sources.
  NodeId source(uint64_t edge_index) const;
  // How many references the edge stands for. Cost: a binary search among the folded edges.
  uint32_t multiplicity(uint64_t edge_index) const;

  // Indices of the edges that lead to n.
  std::span<const uint32_t> in_edges(NodeId n) const {
    return c_.in_edges.subspan(c_.in_begin[n.index()], c_.in_begin[n.index() + 1] - c_.in_begin[n.index()]);
  }
  // A view of the NodeIds they come from, parallel to in_edges(n).
  auto in_sources(NodeId n) const {
    return in_edges(n) | std::views::transform([this](uint32_t edge_index) { return source(edge_index); });
  }

  size_t type_count() const { return c_.types.size(); }
  const TypeInfo& type_info(TypeId t) const { return c_.types[t.index()]; }
  std::string_view type_name(NodeId n) const { return text(type_info(type(n)).name); }
  std::string_view text(StringId s) const {
    if (!s.valid()) return {};
    const uint64_t begin = c_.string_begin[s.index()];
    return {c_.string_bytes.data() + begin, c_.string_begin[s.index() + 1] - begin};
  }
  std::span<const Root> roots() const { return c_.roots; }
  std::span<const Route> routes() const { return c_.routes; }
  // nullptr if n has no name of its own.
  const ObjectName* name(NodeId n) const;
  // Of one owner.
  std::span<const SizeBound> bounds(NodeId owner) const;
  // What points to n from outside of the graph.
  std::span<const NativeReference> native_references(NodeId n) const;
  // Of the variable or attribute called `name`.
  std::span<const UseSite> uses(std::string_view name) const;
  // Invalid if no object starts there. Cost: a binary search.
  NodeId FindNode(Address address) const;
  // Invalid if the text is not in the string table. Cost: a pass over the table.
  StringId FindString(std::string_view text) const;

  const GcState& gc() const { return c_.gc; }
  const ReadFaults& faults() const { return c_.faults; }
  const PythonMemory& python_memory() const { return c_.python_memory; }
  const std::string& python_version() const { return c_.python_version; }
  const Columns& columns() const { return c_; }

 private:
  Columns c_;
};

}  // namespace stillheld

#endif  // STILLHELD_HEAP_HEAP_GRAPH_H_
