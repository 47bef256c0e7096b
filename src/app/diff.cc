#include "app/diff.h"

#include <algorithm>
#include <map>

#include "analysis/growth_series.h"
#include "analysis/owners.h"
#include "analysis/path_names.h"
#include "analysis/root_paths.h"
#include "app/top.h"

namespace stillheld {
namespace {

std::vector<TypeChange> CompareTypes(const HeapGraph& before, const HeapGraph& after) {
  std::map<std::string, TypeChange> change_by_type;
  for (const TypeCount& type : CountTypes(before, TypeOrder::kBytes)) {
    change_by_type[type.type] = {.type = type.type, .objects_before = type.objects, .bytes_before = type.bytes};
  }
  for (const TypeCount& type : CountTypes(after, TypeOrder::kBytes)) {
    TypeChange& change = change_by_type[type.type];
    change.type = type.type;
    change.objects_after = type.objects;
    change.bytes_after = type.bytes;
  }
  std::vector<TypeChange> changes;
  for (auto& [name, change] : change_by_type) {
    if (change.objects_before != change.objects_after || change.bytes_before != change.bytes_after)
      changes.push_back(change);
  }
  const auto growth = [](const TypeChange& c) { return static_cast<int64_t>(c.bytes_after - c.bytes_before); };
  std::ranges::stable_sort(changes, [&](const TypeChange& a, const TypeChange& b) { return growth(a) > growth(b); });
  return changes;
}

std::vector<ContainerChange> CompareContainers(const HeapGraph& before, const HeapGraph& after) {
  GrowthSeries series;
  series.Add(before);
  series.Add(after);
  struct Grown {
    NodeId node;
    uint32_t before, after;
  };
  std::vector<Grown> grown;
  std::vector<NodeId> growing;
  for (const ContainerHistory& history : series.Histories()) {
    // What was born in between is no growth of its own: its holder's is.
    if (history.born > 0 || history.lengths.back() <= history.lengths.front()) continue;
    const NodeId node = after.FindNode(history.address);
    if (!node.valid() || after.length(node) == 0) continue;
    grown.push_back({node, history.lengths.front(), history.lengths.back()});
    // One new global does not turn the names of a module into data.
    if (!IsNamespace(after, node)) growing.push_back(node);
  }
  std::ranges::sort(growing);
  std::ranges::stable_sort(grown,
                           [](const Grown& a, const Grown& b) { return a.after - a.before > b.after - b.before; });

  const RootPaths paths = FindRootPaths(after);
  const PathNamer namer(after, paths, growing);
  std::vector<ContainerChange> changes;
  for (const Grown& g : grown) {
    changes.push_back({.holder = namer.PathOf(g.node).holder,
                       .type = std::string(after.type_name(g.node)),
                       .length_before = g.before,
                       .length_after = g.after,
                       .address = after.address(g.node).value()});
  }
  return changes;
}

}  // namespace

HeapDiff CompareHeaps(const OpenedHeap& before, const OpenedHeap& after) {
  HeapDiff diff;
  diff.before = DescribeHeap(before);
  diff.after = DescribeHeap(after);
  diff.types = CompareTypes(before.graph, after.graph);
  diff.same_process =
      before.info.pid == after.info.pid && before.graph.python_version() == after.graph.python_version();
  if (diff.same_process) diff.containers = CompareContainers(before.graph, after.graph);
  return diff;
}

}  // namespace stillheld
