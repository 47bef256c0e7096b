#include "heap/heap_graph.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace stillheld {

HeapGraph::HeapGraph() {
  static constexpr uint32_t kNoEdges[] = {0};
  static constexpr uint64_t kEmptyString[] = {0, 0};
  c_.out_begin = kNoEdges;
  c_.in_begin = kNoEdges;
  c_.string_begin = kEmptyString;
}

HeapGraph::HeapGraph(Columns columns) : c_(std::move(columns)) {
  CHECK(c_.out_begin.size() == node_count() + 1 && c_.in_begin.size() == node_count() + 1);
}

NodeId HeapGraph::source(uint64_t edge_index) const {
  const uint64_t block = edge_index / Columns::kEdgesPerBlock;
  const uint32_t first = c_.source_by_block[block].value();
  const size_t last = block + 1 < c_.source_by_block.size() ? c_.source_by_block[block + 1].index() : node_count() - 1;
  // The last node of [first, last] whose edges begin at or before this one.
  const auto begins = c_.out_begin.subspan(first + 1, last - first);
  const auto after = std::ranges::upper_bound(begins, edge_index);
  return NodeId(first + static_cast<size_t>(after - begins.begin()));
}

uint32_t HeapGraph::multiplicity(uint64_t edge_index) const {
  const auto found = std::ranges::lower_bound(c_.multiplicities, edge_index, {}, &Multiplicity::edge);
  return found != c_.multiplicities.end() && found->edge == edge_index ? found->count : 1;
}

const ObjectName* HeapGraph::name(NodeId n) const {
  const auto found = std::ranges::lower_bound(c_.names, n, {}, &ObjectName::node);
  return found != c_.names.end() && found->node == n ? &*found : nullptr;
}

std::span<const SizeBound> HeapGraph::bounds(NodeId owner) const {
  const auto range = std::ranges::equal_range(c_.bounds, owner, {}, &SizeBound::owner);
  return {range.begin(), range.end()};
}

std::span<const NativeReference> HeapGraph::native_references(NodeId n) const {
  const auto range = std::ranges::equal_range(c_.native_references, n, {}, &NativeReference::node);
  return {range.begin(), range.end()};
}

std::span<const UseSite> HeapGraph::uses(std::string_view name) const {
  const auto range = std::ranges::equal_range(c_.uses, name, {}, [this](const UseSite& use) { return text(use.name); });
  return {range.begin(), range.end()};
}

NodeId HeapGraph::FindNode(Address address) const {
  const auto found = std::ranges::lower_bound(c_.address, address);
  if (found == c_.address.end() || *found != address) return NodeId();
  return NodeId(static_cast<size_t>(found - c_.address.begin()));
}

StringId HeapGraph::FindString(std::string_view wanted) const {
  for (size_t i = 0; i + 1 < c_.string_begin.size(); ++i) {
    if (text(StringId(i)) == wanted) return StringId(i);
  }
  return StringId();
}

}  // namespace stillheld
