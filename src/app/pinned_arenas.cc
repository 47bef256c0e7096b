#include "app/pinned_arenas.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "analysis/path_names.h"
#include "analysis/root_paths.h"

namespace stillheld {
namespace {

constexpr double kNearlyEmptyShare = 0.25;  // of an arena's resident bytes
constexpr uint64_t kWorthNaming = 2 << 20;  // bytes
constexpr size_t kMostNamed = 4000;         // objects
constexpr size_t kMostPins = 8;             // kinds of them

struct Use {
  uint64_t resident_bytes = 0;
  uint64_t used_bytes = 0;

  bool is_nearly_empty() const {
    return used_bytes > 0 && static_cast<double>(used_bytes) <= kNearlyEmptyShare * static_cast<double>(resident_bytes);
  }
};

std::vector<ArenaPin> NamePins(const HeapGraph& graph, const std::vector<NodeId>& nodes) {
  const RootPaths paths = FindRootPaths(graph);
  const PathNamer namer(graph, paths);
  // Of very many, some that lie apart.
  const size_t step = std::max<size_t>(1, nodes.size() / kMostNamed);
  std::map<std::pair<std::string, std::string>, uint64_t> count_by_name;
  for (size_t i = 0; i < nodes.size(); i += step) {
    const std::string holder = paths.is_reached(nodes[i]) ? namer.PathOf(nodes[i]).holder : "garbage";
    count_by_name[{std::string(graph.type_name(nodes[i])), holder}] += step;
  }
  std::vector<ArenaPin> pins;
  for (const auto& [name, count] : count_by_name) pins.push_back({name.first, name.second, count});
  std::ranges::stable_sort(pins, std::ranges::greater(), &ArenaPin::objects);
  pins.resize(std::min(pins.size(), kMostPins));
  return pins;
}

}  // namespace

PinnedArenas FindPinnedArenas(const PymallocPools& pools, const ResidentPages& pages, const HeapGraph& graph) {
  std::map<uint32_t, Use> use_by_arena;
  for (const PymallocPool& pool : pools.pools()) {
    Use& use = use_by_arena[pool.arena];
    use.resident_bytes += pages.BytesIn(pool.begin, pool.begin + pool.size_bytes);
    use.used_bytes += uint64_t{pool.used} * pool.block_bytes;
  }
  PinnedArenas found;
  found.arenas = use_by_arena.size();
  for (const auto& [arena, use] : use_by_arena) {
    if (!use.is_nearly_empty()) continue;
    ++found.nearly_empty;
    found.resident_bytes += use.resident_bytes;
    found.used_bytes += use.used_bytes;
  }
  if (found.resident_bytes < kWorthNaming) return found;

  std::vector<NodeId> nodes;
  uint32_t node = 0;
  for (const PymallocPool& pool : pools.pools()) {
    if (pool.used == 0 || !use_by_arena[pool.arena].is_nearly_empty()) continue;
    const auto addresses = graph.columns().address;
    node = static_cast<uint32_t>(std::ranges::lower_bound(addresses.begin() + node, addresses.end(), pool.begin) -
                                 addresses.begin());
    for (; node < graph.node_count() && graph.address(NodeId(node)) < pool.begin + pool.size_bytes; ++node) {
      if (!graph.has(NodeId(node), kSynthetic)) nodes.push_back(NodeId(node));
    }
  }
  found.objects = nodes.size();
  found.pins = NamePins(graph, nodes);
  return found;
}

}  // namespace stillheld
