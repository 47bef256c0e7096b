// HeapColumns: what a HeapGraph consists of. Filled by HeapBuilder and by the snapshot reader, read by the snapshot
// writer.
//
// Who fills it guarantees: every id is in range; node and edge columns have one entry per node and edge; begin columns
// have one more, ascend, start at 0 and end at the size of what they index; records are sorted as said.
// Cost: 38 bytes per node, 12.25 per edge.
#ifndef STILLHELD_HEAP_HEAP_COLUMNS_H_
#define STILLHELD_HEAP_HEAP_COLUMNS_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/address.h"
#include "heap/column.h"
#include "heap/edge.h"
#include "heap/heap_records.h"

namespace stillheld {

// An edge that stands for more than one reference.
struct Multiplicity {
  uint32_t edge = 0;
  uint32_t count = 0;  // at least 2
};

struct HeapColumns {
  // Per node, in ascending order of addresses.
  std::span<const Address> address;
  std::span<const TypeId> type;
  std::span<const uint64_t> size_bytes;
  std::span<const uint32_t> ref_count;
  std::span<const uint16_t> flags;
  std::span<const uint32_t> length;

  // Edges lie in one array, those of one source together, sources in ascending order. No graph has 2^32 edges or more.
  std::span<const uint32_t> out_begin;
  std::span<const Edge> edges;
  std::span<const Multiplicity> multiplicities;  // sorted by edge; an edge that is not here stands for one reference

  // What follows from the edges: AddReverseEdges() fills it.
  std::span<const uint32_t> in_begin;
  std::span<const uint32_t> in_edges;       // indices of edges, grouped by target, ascending
  std::span<const NodeId> source_by_block;  // the source of every kEdgesPerBlock-th edge
  static constexpr uint32_t kEdgesPerBlock = 16;

  std::span<const uint64_t> string_begin;  // by StringId, into string_bytes; id 0 is the empty string
  std::span<const char> string_bytes;

  std::vector<TypeInfo> types;
  std::vector<Root> roots;
  std::vector<ObjectName> names;  // sorted by node, one per node
  std::vector<UseSite> uses;      // sorted by the text of name
  std::vector<SizeBound> bounds;  // sorted by owner
  std::vector<Route> routes;
  std::vector<NativeReference> native_references;  // sorted by node
  GcState gc;
  ReadFaults faults;
  PythonMemory python_memory;
  std::string python_version;  // "3.12.1"

  // Whatever the spans point into.
  std::vector<std::shared_ptr<const void>> owners;
};

// Makes the columns own `column` and returns its values.
template <class T>
std::span<const T> KeepColumn(HeapColumns& columns, Column<T> column) {
  auto kept = std::make_shared<const Column<T>>(std::move(column));
  const std::span<const T> view = kept->view();
  columns.owners.push_back(std::move(kept));
  return view;
}

// Computes in_begin, in_edges and source_by_block. Cost: linear, two passes over the edges, one in random order.
void AddReverseEdges(HeapColumns& columns);

}  // namespace stillheld

#endif  // STILLHELD_HEAP_HEAP_COLUMNS_H_
