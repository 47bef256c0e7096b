#include "app/path.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analysis/path_names.h"
#include "analysis/reference_accounts.h"
#include "analysis/retained_set.h"
#include "analysis/root_paths.h"
#include "app/named_object.h"

namespace stillheld {
namespace {

// Naming a path costs microseconds; with more different holders than this, the smallest are left out.
constexpr size_t kMostHolders = 20'000;

std::vector<PathStep> StepsOf(const NamedPath& path) {
  std::vector<PathStep> steps;
  for (const NamedStep& step : path.steps) {
    // A report writes the dot by itself.
    const bool has_dot = step.kind == "attribute" && step.name.starts_with('.');
    steps.push_back({.kind = step.kind,
                     .name = has_dot ? step.name.substr(1) : step.name,
                     .type = step.type,
                     .file = step.file,
                     .line = step.line,
                     .suspect = false});
  }
  return steps;
}

// Objects that hang on the same node by the same kind of edge are held in the same way.
std::vector<std::vector<NodeId>> ByHolder(const HeapGraph& graph, const RootPaths& paths,
                                          const std::vector<NodeId>& objects) {
  std::map<std::pair<uint32_t, EdgeKind>, std::vector<NodeId>> objects_by_holder;
  for (const NodeId object : objects) {
    const uint32_t edge = paths.edge_by_node[object.index()];
    const auto key = edge == RootPaths::kNoEdge
                         ? std::pair(~uint32_t{0} - static_cast<uint32_t>(paths.layer(object)), EdgeKind::kGuessed)
                         : std::pair(graph.source(edge).value(), graph.edge(edge).label.kind());
    objects_by_holder[key].push_back(object);
  }
  std::vector<std::vector<NodeId>> groups;
  for (auto& [key, group] : objects_by_holder) groups.push_back(std::move(group));
  std::ranges::stable_sort(groups, [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return groups;
}

// The place with most pointers to what a path starts from.
std::string NativeHolder(const HeapGraph& graph, NodeId start) {
  const auto references = graph.native_references(start);
  const auto most = std::ranges::max_element(references, {}, &NativeReference::count);
  return most == references.end() ? "" : std::string(graph.text(most->place));
}

struct Group {
  HeldGroup held;
  std::vector<NodeId> objects;
};

}  // namespace

HolderReport FindHolders(const HeapGraph& graph, std::string_view what, size_t shown) {
  const std::vector<NodeId> objects = FindObjects(graph, what);
  const RootPaths paths = FindRootPaths(graph);
  const PathNamer namer(graph, paths);
  const ReferenceAccounts accounts(graph);

  HolderReport report;
  report.asked = what;
  report.objects = objects.size();
  std::map<std::string, Group> group_by_path;
  std::vector<std::vector<NodeId>> by_holder = ByHolder(graph, paths, objects);
  report.groups_complete = by_holder.size() <= kMostHolders;
  by_holder.resize(std::min(by_holder.size(), kMostHolders));
  for (const std::vector<NodeId>& together : by_holder) {
    const NodeId example = together.front();
    const NamedPath path = namer.PathOf(example);
    const bool is_held = paths.is_reached(example);
    auto [place, is_new] = group_by_path.try_emplace(is_held ? path.normalized : "");
    Group& group = place->second;
    if (is_new) {
      group.held.address = graph.address(example).value();
      group.held.length = graph.length(example);
      group.held.type = graph.type_name(example);
      group.held.holder = path.holder;
      group.held.is_held = is_held;
      group.held.has_guess = path.has_guess;
      group.held.unexplained = accounts.Unexplained(example);
      group.held.native = NativeHolder(graph, paths.StartOf(graph, example));
      if (is_held) group.held.path = StepsOf(path);
    }
    group.held.objects += together.size();
    for (const NodeId node : together) group.held.bytes += graph.size_bytes(node);
    group.objects.insert(group.objects.end(), together.begin(), together.end());
  }

  std::vector<Group> groups;
  for (auto& [path, group] : group_by_path) groups.push_back(std::move(group));
  std::ranges::stable_sort(groups, [](const Group& a, const Group& b) { return a.held.objects > b.held.objects; });
  const RetainedSet retained(graph);
  for (size_t i = 0; i < groups.size(); ++i) {
    if (i < shown) groups[i].held.retained_bytes = retained.Of(groups[i].objects).bytes;
    report.groups.push_back(std::move(groups[i].held));
  }
  return report;
}

}  // namespace stillheld
