#include "analysis/garbage_groups.h"

#include <algorithm>
#include <ranges>
#include <unordered_map>

#include "analysis/cycle_shape.h"
#include "analysis/release.h"
#include "analysis/scc.h"
#include "analysis/uncollectable.h"

namespace stillheld {
namespace {

constexpr uint64_t kUncollectableShape = 0x9e3779b97f4a7c15;

uint32_t GenerationOf(const HeapGraph& graph, NodeId node) { return (graph.flags(node) & kGeneration) >> 1; }

// Weak references to members that call something when these are freed.
uint64_t CallbacksOn(const HeapGraph& graph, const std::vector<NodeId>& members) {
  uint64_t callbacks = 0;
  for (const NodeId member : members) {
    for (const uint32_t edge : graph.in_edges(member)) {
      if (graph.edge(edge).label.kind() != EdgeKind::kWeak) continue;
      for (const Edge& owned : graph.out(graph.source(edge))) {
        if (!HasName(owned.label.kind())) continue;
        const std::string_view name = graph.text(owned.label.name());
        callbacks += name == "__callback__" || name == "wr_callback";
      }
    }
  }
  return callbacks;
}

}  // namespace

uint32_t GarbageGroup::generation() const {
  return static_cast<uint32_t>(std::ranges::max_element(cycles_by_generation) - cycles_by_generation.begin());
}

std::vector<GarbageGroup> GroupGarbage(const HeapGraph& graph, const std::vector<bool>& takes_part, Guesses guesses,
                                       NodeId ignored) {
  std::vector<std::vector<NodeId>> cycles;
  {
    const Components components = FindComponents(graph, [&](NodeId n) { return takes_part[n.index()]; }, guesses);
    cycles = FindCycles(graph, components, guesses);
  }
  const std::vector<bool> uncollectable = FindUncollectable(graph, takes_part, cycles);
  Release release(graph, guesses, ignored);
  std::vector<GarbageGroup> groups;
  std::vector<uint64_t> example_bytes;  // by group
  std::unordered_map<uint64_t, size_t> group_by_shape;
  // Components with higher numbers refer to those with lower ones: holders come first.
  for (const std::vector<NodeId>& members : cycles | std::views::reverse) {
    const bool is_uncollectable = !uncollectable.empty() && uncollectable[members.front().index()];
    const uint64_t shape = CycleShape(graph, members) ^ (is_uncollectable ? kUncollectableShape : 0);
    const auto [place, is_new] = group_by_shape.try_emplace(shape, groups.size());
    if (is_new) {
      groups.emplace_back().shape = shape;
      groups.back().is_uncollectable = is_uncollectable;
      example_bytes.push_back(0);
    }
    GarbageGroup& group = groups[place->second];
    const std::vector<NodeId>& freed = release.LetGo(members);
    ++group.cycles;
    group.objects += freed.size();
    uint64_t bytes = 0;
    for (const NodeId node : freed) {
      bytes += graph.size_bytes(node);
      group.with_del += graph.has(node, kHasDel);
    }
    group.bytes += bytes;
    uint32_t generation = 0;
    for (const NodeId member : members) generation = std::max(generation, GenerationOf(graph, member));
    ++group.cycles_by_generation[generation];
    group.callbacks += CallbacksOn(graph, members);
    if (is_new || bytes > example_bytes[place->second]) {
      example_bytes[place->second] = bytes;
      group.example = members;
      group.example_freed = freed;
      std::ranges::sort(group.example_freed);
    }
  }
  std::ranges::sort(groups, [](const GarbageGroup& a, const GarbageGroup& b) {
    return a.bytes != b.bytes ? a.bytes > b.bytes : a.shape < b.shape;
  });
  return groups;
}

}  // namespace stillheld
