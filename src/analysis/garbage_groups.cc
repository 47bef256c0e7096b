#include "analysis/garbage_groups.h"

#include <algorithm>
#include <ranges>
#include <unordered_map>
#include <utility>

#include "analysis/cycle_shape.h"
#include "analysis/scc.h"
#include "heap/column.h"

namespace stillheld {
namespace {

// What an object's owned references are, each as often as it counts.
template <class F>
void ForEachReference(const HeapGraph& graph, NodeId node, Guesses guesses, F visit) {
  auto index = graph.first_edge(node);
  for (const Edge& edge : graph.out(node)) {
    if (IsFollowed(edge.label.kind(), guesses)) visit(edge.target, graph.multiplicity(index));
    ++index;
  }
}

class Release {
 public:
  Release(const HeapGraph& graph, Guesses guesses, NodeId ignored)
      : graph_(graph), guesses_(guesses), lost_(Column<uint32_t>::Zeroed(graph.node_count())) {
    if (!ignored.valid()) return;
    ForEachReference(graph_, ignored, guesses_,
                     [this](NodeId target, uint32_t references) { lost_[target.index()] += references; });
  }

  // Lets the members go, all of them at once, and returns what is freed.
  const std::vector<NodeId>& LetGo(const std::vector<NodeId>& members) {
    freed_.clear();
    for (const NodeId member : members) Free(member);
    for (size_t i = 0; i < freed_.size(); ++i) {
      ForEachReference(graph_, freed_[i], guesses_, [this](NodeId target, uint32_t references) {
        uint32_t& lost = lost_[target.index()];
        if (lost == kFreed) return;
        lost += references;
        if (lost >= graph_.ref_count(target) && !graph_.has(target, kImmortal) && !graph_.has(target, kSynthetic) &&
            !graph_.has(target, kStaticMemory)) {
          Free(target);
        }
      });
    }
    return freed_;
  }

 private:
  static constexpr uint32_t kFreed = ~uint32_t{0};

  void Free(NodeId node) {
    if (std::exchange(lost_[node.index()], kFreed) != kFreed) freed_.push_back(node);
  }

  const HeapGraph& graph_;
  const Guesses guesses_;
  Column<uint32_t> lost_;  // references, by node
  std::vector<NodeId> freed_;
};

uint32_t GenerationOf(const HeapGraph& graph, NodeId node) { return (graph.flags(node) & kGeneration) >> 1; }

// Weak references to members that call something when these are freed.
uint64_t CallbacksOn(const HeapGraph& graph, const std::vector<NodeId>& members) {
  uint64_t callbacks = 0;
  for (const NodeId member : members) {
    for (const uint32_t edge : graph.in_edges(member)) {
      if (graph.edge(edge).label.kind() != EdgeKind::kWeak) continue;
      for (const Edge& owned : graph.out(graph.source(edge))) {
        callbacks += owned.label.kind() == EdgeKind::kAttribute && graph.text(owned.label.name()) == "__callback__";
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
  Release release(graph, guesses, ignored);
  std::vector<GarbageGroup> groups;
  std::vector<uint64_t> example_bytes;  // by group
  std::unordered_map<uint64_t, size_t> group_by_shape;
  // Components with higher numbers refer to those with lower ones: holders come first.
  for (const std::vector<NodeId>& members : cycles | std::views::reverse) {
    const uint64_t shape = CycleShape(graph, members);
    const auto [place, is_new] = group_by_shape.try_emplace(shape, groups.size());
    if (is_new) {
      groups.emplace_back().shape = shape;
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
