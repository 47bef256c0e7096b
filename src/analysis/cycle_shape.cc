#include "analysis/cycle_shape.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "analysis/path_names.h"
#include "base/hash.h"

namespace stillheld {
namespace {

uint64_t LabelHash(const HeapGraph& graph, EdgeLabel label) {
  const auto kind = static_cast<uint64_t>(label.kind());
  if (!HasName(label.kind())) return kind;
  const std::string_view name = graph.text(label.name());
  if (label.kind() == EdgeKind::kStringKey && IsVaryingKey(name)) return kind;
  return Hash64(name) ^ kind;
}

uint64_t Combined(std::span<const uint64_t> parts) { return Hash64(std::as_bytes(parts)); }

}  // namespace

uint64_t CycleShape(const HeapGraph& graph, const std::vector<NodeId>& members) {
  std::vector<uint64_t> kinds;
  for (const NodeId member : members) {
    for (const Edge& edge : graph.out(member)) {
      if (!MayHold(edge.label.kind()) || !std::ranges::binary_search(members, edge.target)) continue;
      kinds.push_back(Combined(std::array{Hash64(graph.type_name(member)), LabelHash(graph, edge.label),
                                          Hash64(graph.type_name(edge.target))}));
    }
  }
  std::ranges::sort(kinds);
  const auto repeated = std::ranges::unique(kinds);
  kinds.erase(repeated.begin(), repeated.end());
  return Combined(kinds);
}

}  // namespace stillheld
