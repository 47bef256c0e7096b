#include "findings/garbage.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/knot.h"
#include "analysis/knot_cycles.h"
#include "analysis/live_members.h"
#include "analysis/uncollected.h"
#include "analysis/unseeable.h"
#include "analysis/what_if.h"
#include "findings/break_advice.h"
#include "findings/collector_advice.h"
#include "findings/cycle_steps.h"
#include "findings/knot_picture.h"

namespace stillheld {
namespace {

constexpr size_t kMostCycles = 8;
constexpr size_t kMostLookedAt = 64;      // for those that differ
constexpr size_t kMostDescribed = 200;    // groups; the rest is counted, not drawn
constexpr size_t kLargestKnot = 700'000;  // members

std::vector<bool> Without(std::vector<bool> set, const std::vector<bool>& other) {
  for (size_t i = 0; i < set.size(); ++i) {
    if (other[i]) set[i] = false;
  }
  return set;
}

void AddGroups(const HeapGraph& graph, const std::vector<bool>& takes_part, GarbagePlace place, Garbage& garbage,
               NodeId ignored = NodeId()) {
  for (const GarbageGroup& group : GroupGarbage(graph, takes_part, Guesses::kIgnored, ignored)) {
    garbage.bytes += group.bytes;
    if (place == GarbagePlace::kGarbageList) garbage.bytes_in_gc_garbage += group.bytes;
    if (garbage.groups.size() < kMostDescribed) garbage.groups.push_back(DescribeGroup(graph, group, place));
  }
}

NodeId BlindMember(const HeapGraph& graph, const GarbageGroup& group) {
  const auto blind = std::ranges::find_if(group.example, [&](NodeId n) { return LacksCollectorSupport(graph, n); });
  return blind == group.example.end() ? NodeId() : *blind;
}

void AddUnseeable(const HeapGraph& graph, const Uncollected& uncollected, Garbage& garbage) {
  for (const GarbageGroup& group : UnseeableGroups(graph, uncollected)) {
    if (garbage.groups.size() < kMostDescribed) garbage.groups.push_back(DescribeUnseeable(graph, group));
  }
}

// The same for cycles that differ in positions only: of a tree, every parent and child.
std::vector<std::pair<std::string_view, std::string_view>> KindOf(const HeapGraph& graph, const Knot& knot,
                                                                  const std::vector<uint32_t>& cycle) {
  std::vector<std::pair<std::string_view, std::string_view>> kind;
  for (const uint32_t s : cycle) {
    const Knot::Strand& strand = knot.strands[s];
    kind.emplace_back(graph.type_name(knot.members[strand.from].node), strand.general_name);
  }
  std::ranges::sort(kind);
  return kind;
}

// From one example to the whole group: cycles that are alike free alike; of others, the same share is taken.
uint64_t FreedInAll(const GarbageGroup& group, uint64_t example_bytes, uint64_t example_freed) {
  constexpr double kAlike = 1.05;
  const auto all = static_cast<double>(group.bytes), cycles = static_cast<double>(group.cycles);
  const auto example = static_cast<double>(std::max<uint64_t>(1, example_bytes));
  const auto freed = static_cast<double>(example_freed);
  if (example * cycles <= kAlike * all) return static_cast<uint64_t>(std::min(all, freed * cycles));
  return static_cast<uint64_t>(freed / example * all);
}

void SayWhyItWaits(Garbage& garbage) {
  for (const CycleGroup& group : garbage.groups) {
    if (group.place == GarbagePlace::kUnseeable) continue;  // its remedy says it
    garbage.why = group.is_uncollectable ? WhyItIsUncollectable() : WhyItHasNotRun(garbage.collector, group.generation);
    garbage.returned =
        WhetherItIsReturned(static_cast<double>(group.bytes) / static_cast<double>(std::max<uint64_t>(1, group.count)));
    return;
  }
}

}  // namespace

std::vector<GarbageGroup> UnseeableGroups(const HeapGraph& graph, const Uncollected& uncollected) {
  std::vector<GarbageGroup> groups = GroupGarbage(graph, FindUnseeable(graph, uncollected), Guesses::kCounted);
  std::erase_if(groups, [&](const GarbageGroup& group) { return !BlindMember(graph, group).valid(); });
  return groups;
}

CycleGroup DescribeUnseeable(const HeapGraph& graph, const GarbageGroup& group) {
  CycleGroup described = DescribeGroup(graph, group, GarbagePlace::kUnseeable);
  described.lacking_type = graph.type_name(BlindMember(graph, group));
  described.remedy = RemedyForBlindType(described.lacking_type, described.break_proposal);
  return described;
}

CycleGroup DescribeGroup(const HeapGraph& graph, const GarbageGroup& group, GarbagePlace place) {
  CycleGroup described;
  described.place = place;
  described.shape = fmt::format("{:016x}", group.shape);
  described.count = group.cycles;
  described.objects = group.objects;
  described.bytes = group.bytes;
  described.generation = group.generation();
  described.count_by_generation = group.cycles_by_generation;
  described.finalizers = group.with_del;
  described.callbacks = group.callbacks;
  described.is_uncollectable = group.is_uncollectable;
  described.members = group.example.size();
  if (group.example.size() > kLargestKnot) return described;

  const Knot knot = TieKnot(graph, group.example, group.example_freed);
  const BreakSet set = FindBreak(graph, knot);
  std::vector<uint32_t> suspects;
  for (const BreakChoice& choice : set.choices) suspects.push_back(choice.strands.front());
  std::set<std::vector<std::pair<std::string_view, std::string_view>>> shown;
  for (const std::vector<uint32_t>& cycle : CoveringCycles(knot, suspects, kMostLookedAt)) {
    if (described.cycles.size() == kMostCycles || !shown.insert(KindOf(graph, knot, cycle)).second) continue;
    described.cycles.push_back(StepsOfCycle(graph, knot, cycle));
  }
  described.picture = PictureOf(graph, knot, set);
  if (!set.choices.empty()) {
    BreakProposal proposal = ProposeBreak(graph, knot, set);
    proposal.bytes_freed = FreedInAll(group, knot.bytes(), set.bytes_freed);
    described.picture.title = "to break: " + proposal.edge;
    described.break_proposal = std::move(proposal);
  }
  return described;
}

Garbage FindGarbage(const HeapGraph& graph) {
  Garbage garbage;
  garbage.collector = ReadCollectorState(graph);
  const Uncollected uncollected = FindUncollected(graph);
  garbage.unreachable = uncollected.objects;
  for (uint32_t n = 0; n < graph.node_count(); ++n) {
    if (uncollected.is_garbage[n]) garbage.addresses.push_back(graph.address(NodeId(n)).value());
  }
  AddGroups(graph, uncollected.is_garbage, GarbagePlace::kUncollected, garbage);
  if (const NodeId list = FilledGarbageList(graph); list.valid()) {
    const Uncollected all = FindUncollected(graph, list);
    garbage.in_gc_garbage = all.objects - std::min(all.objects, uncollected.objects);
    AddGroups(graph, Without(all.is_garbage, uncollected.is_garbage), GarbagePlace::kGarbageList, garbage, list);
  }
  AddUnseeable(graph, uncollected, garbage);
  std::ranges::stable_sort(garbage.groups, std::ranges::greater(), &CycleGroup::bytes);
  SayWhyItWaits(garbage);
  garbage.recommendation = RecommendForCollector(garbage.collector, garbage.unreachable, garbage.bytes);
  if (std::ranges::any_of(garbage.groups, &CycleGroup::is_uncollectable)) {
    garbage.recommendation =
        "no setting frees cycles with __del__: break them, or take __del__ from them; for the rest: " +
        garbage.recommendation;
  }
  return garbage;
}

Garbage FindLiveCycles(const HeapGraph& graph) {
  Garbage garbage;
  garbage.collector = ReadCollectorState(graph);
  std::vector<bool> takes_part = LiveMembers(graph);
  const Uncollected uncollected = FindUncollected(graph, GarbageList(graph));
  AddGroups(graph, Without(std::move(takes_part), uncollected.is_garbage), GarbagePlace::kAlive, garbage);
  return garbage;
}

}  // namespace stillheld
