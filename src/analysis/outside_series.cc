#include "analysis/outside_series.h"

#include <algorithm>

#include "analysis/reference_accounts.h"

namespace stillheld {

std::vector<OutsideObject> FindOutsideObjects(const HeapGraph& graph, const RootPaths& paths) {
  const ReferenceAccounts accounts(graph);
  std::vector<OutsideObject> objects;
  for (uint32_t n = 0; n < graph.node_count(); ++n) {
    const NodeId node(n);
    const bool is_start = paths.layer(node) == RootLayer::kHeldByC && paths.edge_by_node[n] == RootPaths::kNoEdge;
    if (!is_start || graph.has(node, kStaticMemory)) continue;
    if (accounts.Unexplained(node) > 0) {
      objects.push_back({node, ""});
      continue;
    }
    // The place with most of the pointers. Without any, only guesses explain the count: nobody is to blame.
    const auto references = graph.native_references(node);
    const auto most = std::ranges::max_element(references, {}, &NativeReference::count);
    if (most == references.end()) continue;
    // The interpreter's caches of attributes, strings and the like have bounds.
    const std::string_view place = graph.text(most->place);
    if (place.starts_with("interpreter state") || place.starts_with("thread state")) continue;
    objects.push_back({node, std::string(place)});
  }
  return objects;
}

void OutsideSeries::Add(const HeapGraph& graph, const RootPaths& paths) {
  const auto count_at = [this](std::vector<uint32_t>& counts) -> uint32_t& {
    counts.resize(snapshots_ + 1);
    return counts.back();
  };
  for (const OutsideObject& object : FindOutsideObjects(graph, paths)) {
    ++count_at(objects_[{std::string(graph.type_name(object.node)), object.place}]);
  }
  for (size_t i = 0; i < blocks_.size(); ++i) {
    const uint64_t blocks = graph.python_memory().orphan_blocks[i];
    count_at(blocks_[i]) = static_cast<uint32_t>(std::min<uint64_t>(blocks, UINT32_MAX));
  }
  ++snapshots_;
}

std::vector<OutsideHistory> OutsideSeries::Histories() const {
  std::vector<OutsideHistory> histories;
  const auto add = [&](OutsideHistory history) {
    history.counts.resize(snapshots_);
    const bool is_constant = std::ranges::all_of(history.counts, [&](uint32_t c) { return c == history.counts[0]; });
    if (!is_constant) histories.push_back(std::move(history));
  };
  for (const auto& [key, counts] : objects_) add({.type = key.first, .place = key.second, .counts = counts});
  for (uint32_t i = 0; i < blocks_.size(); ++i) {
    add({.type = "", .place = "", .block_bytes = (i + 1) * PythonMemory::kClassBytes, .counts = blocks_[i]});
  }
  return histories;
}

}  // namespace stillheld
