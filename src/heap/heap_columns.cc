#include "heap/heap_columns.h"

#include "base/check.h"
#include "heap/column.h"

namespace stillheld {

void AddReverseEdges(HeapColumns& columns) {
  const size_t node_count = columns.address.size();
  const size_t edge_count = columns.edges.size();
  CHECK(edge_count <= UINT32_MAX);

  // A counting sort without cursors: begin holds each group's end, and filling from the back lowers it to its begin.
  auto begin = Column<uint32_t>::Zeroed(node_count + 1);
  for (const Edge& edge : columns.edges) ++begin[edge.target.index()];
  for (size_t n = 1; n <= node_count; ++n) begin[n] += begin[n - 1];
  auto in_edges = Column<uint32_t>::Zeroed(edge_count);
  for (size_t e = edge_count; e-- > 0;) {
    in_edges[--begin[columns.edges[e].target.index()]] = static_cast<uint32_t>(e);
  }

  constexpr size_t kBlock = HeapColumns::kEdgesPerBlock;
  auto sources = Column<NodeId>::Zeroed((edge_count + kBlock - 1) / kBlock);
  size_t source = 0;
  for (size_t block = 0; block < sources.size(); ++block) {
    while (columns.out_begin[source + 1] <= block * kBlock) ++source;
    sources[block] = NodeId(source);
  }

  columns.in_begin = KeepColumn(columns, std::move(begin));
  columns.in_edges = KeepColumn(columns, std::move(in_edges));
  columns.source_by_block = KeepColumn(columns, std::move(sources));
}

}  // namespace stillheld
