#include "analysis/swelling_series.h"

#include <algorithm>
#include <array>
#include <limits>

namespace stillheld {
namespace {

constexpr uint32_t kShortText = 96;    // bytes, with the object's head: nobody lengthens the many short ones
constexpr uint32_t kMostObjects = 16;  // more are the content of some container

uint32_t Capped(uint64_t bytes) {
  return static_cast<uint32_t>(std::min<uint64_t>(bytes, std::numeric_limits<uint32_t>::max()));
}

std::vector<bool> TypesThatSwell(const HeapGraph& graph) {
  std::vector<bool> swells;
  for (const TypeInfo& type : graph.columns().types) swells.push_back(SwellingSeries::MaySwell(graph.text(type.name)));
  return swells;
}

bool Swells(const HeapGraph& graph, const std::vector<bool>& types, NodeId node) {
  const TypeId type = graph.type(node);
  return type.valid() && types[type.index()];
}

}  // namespace

bool SwellingSeries::MaySwell(std::string_view type) {
  static constexpr std::array<std::string_view, 8> kTypes = {
      "str", "bytes", "bytearray", "array.array", "_io.StringIO", "_io.BytesIO", "numpy.ndarray", "int"};
  return std::ranges::find(kTypes, type) != kTypes.end();
}

bool SwellingSeries::IsStream(std::string_view type) { return type == "_io.StringIO" || type == "_io.BytesIO"; }

uint64_t SwellingSeries::Amount(const HeapGraph& graph, NodeId node) {
  const std::string_view type = graph.type_name(node);
  const bool has_spare_room = type == "bytearray" || type == "array.array" || IsStream(type);
  return has_spare_room && graph.length(node) > 0 ? graph.length(node) : graph.size_bytes(node);
}

void SwellingSeries::Add(const HeapGraph& graph, std::span<const SiteHash> sites) {
  const std::vector<bool> types = TypesThatSwell(graph);
  std::vector<Sum> found;
  for (size_t i = 0; i < graph.node_count(); ++i) {
    if (sites[i] == 0 || !Swells(graph, types, NodeId(i))) continue;
    if (graph.size_bytes(NodeId(i)) >= kShortText || IsStream(graph.type_name(NodeId(i)))) {
      found.push_back({sites[i], 1, Capped(Amount(graph, NodeId(i)))});
    }
  }
  std::ranges::sort(found, {}, &Sum::site);
  std::vector<Sum> sums;
  for (const Sum& one : found) {
    if (sums.empty() || sums.back().site != one.site) {
      sums.push_back(one);
    } else {
      ++sums.back().objects;
      sums.back().amount = Capped(uint64_t{sums.back().amount} + one.amount);
    }
  }
  std::erase_if(sums, [](const Sum& sum) { return sum.objects > kMostObjects; });
  sums.shrink_to_fit();
  snapshots_.push_back(std::move(sums));
}

const SwellingSeries::Sum* SwellingSeries::Find(const std::vector<Sum>& sums, SiteHash site) {
  const auto found = std::ranges::lower_bound(sums, site, {}, &Sum::site);
  return found == sums.end() || found->site != site ? nullptr : &*found;
}

std::vector<SwellingHistory> SwellingSeries::GrownBy(uint32_t growth) const {
  std::vector<SwellingHistory> grown;
  if (snapshots_.empty()) return grown;
  for (const Sum& last : snapshots_.back()) {
    const Sum* first = Find(snapshots_.front(), last.site);
    if (first == nullptr || last.amount < growth || last.amount - growth < first->amount) continue;
    SwellingHistory history{.site = last.site};
    for (const std::vector<Sum>& sums : snapshots_) {
      const Sum* sum = Find(sums, last.site);
      if (sum == nullptr || sum->objects != last.objects) break;
      history.amounts.push_back(sum->amount);
    }
    if (history.amounts.size() == snapshots_.size()) grown.push_back(std::move(history));
  }
  return grown;
}

NodeId SwellingSeries::LargestAt(const HeapGraph& graph, std::span<const SiteHash> sites, SiteHash site) {
  const std::vector<bool> types = TypesThatSwell(graph);
  NodeId largest;
  for (size_t i = 0; i < graph.node_count(); ++i) {
    if (sites[i] != site || !Swells(graph, types, NodeId(i))) continue;
    if (!largest.valid() || graph.size_bytes(NodeId(i)) > graph.size_bytes(largest)) largest = NodeId(i);
  }
  return largest;
}

bool IsContentOfStream(const HeapGraph& graph, const RootPaths& paths, NodeId node) {
  const uint32_t edge = node.valid() ? paths.edge_by_node[node.index()] : RootPaths::kNoEdge;
  return edge != RootPaths::kNoEdge && SwellingSeries::IsStream(graph.type_name(graph.source(edge)));
}

}  // namespace stillheld
