#include "analysis/growth_sites.h"

#include <algorithm>
#include <functional>
#include <string_view>

namespace stillheld {
namespace {

// A repetition is looked for this many steps up: node.__dict__['next'] is two steps, a node behind a proxy three.
constexpr int kLongestPeriod = 4;
constexpr uint64_t kElement = 0x656c656d656e74;

uint64_t Mix(uint64_t a, uint64_t b) {
  uint64_t x = (a ^ (b + 0x9e3779b97f4a7c15 + (a << 6) + (a >> 2))) * 0xff51afd7ed558ccd;
  return x ^ (x >> 32);
}

uint64_t HashOf(std::string_view text) { return std::hash<std::string_view>()(text); }

class SiteFinder {
 public:
  SiteFinder(const HeapGraph& graph, const RootPaths& paths)
      : graph_(graph),
        paths_(paths),
        site_by_node_(graph.node_count()),
        step_by_node_(graph.node_count()),
        parent_by_node_(graph.node_count()) {
    for (const TypeInfo& type : graph.columns().types) type_hash_.push_back(HashOf(graph.text(type.name)));
  }

  std::vector<SiteHash> Run() {
    for (const Root& root : graph_.roots()) {
      if (IsStart(root.node))
        step_by_node_[root.node.index()] = Mix(HashOf(graph_.text(root.name)), TypeHash(root.node));
    }
    std::vector<NodeId> above;
    for (size_t i = 0; i < graph_.node_count(); ++i) {
      NodeId node(i);
      if (!paths_.is_reached(node)) continue;
      while (site_by_node_[node.index()] == 0) {
        above.push_back(node);
        if (IsStart(node)) break;
        parent_by_node_[node.index()] = graph_.source(paths_.edge_by_node[node.index()]);
        node = parent_by_node_[node.index()];
      }
      for (; !above.empty(); above.pop_back()) SetSite(above.back());
    }
    return std::move(site_by_node_);
  }

 private:
  bool IsStart(NodeId node) const { return paths_.edge_by_node[node.index()] == RootPaths::kNoEdge; }
  uint64_t TypeHash(NodeId node) const {
    const TypeId type = graph_.type(node);
    return type.valid() ? type_hash_[type.index()] : 0;
  }

  // Keys of namespaces are names; keys of other dicts are data.
  uint64_t StepHash(NodeId node) const {
    const EdgeLabel label = graph_.edge(paths_.edge_by_node[node.index()]).label;
    const NodeId parent = parent_by_node_[node.index()];
    uint64_t name = kElement;
    const bool in_namespace =
        !IsStart(parent) && graph_.edge(paths_.edge_by_node[parent.index()]).label.kind() == EdgeKind::kDict;
    if (HasName(label.kind()) && (label.kind() != EdgeKind::kStringKey || in_namespace)) {
      name = HashOf(graph_.text(label.name()));
    }
    return Mix(Mix(name, static_cast<uint64_t>(label.kind())), TypeHash(node));
  }

  // The site of the node's parent is known.
  void SetSite(NodeId node) {
    const size_t n = node.index();
    if (IsStart(node)) {
      if (step_by_node_[n] == 0) step_by_node_[n] = TypeHash(node);
      site_by_node_[n] = NotZero(Mix(step_by_node_[n], static_cast<uint64_t>(paths_.layer(node))));
      return;
    }
    step_by_node_[n] = StepHash(node);
    // Namespaces are alike in all: those of a class and of its functions are no repetition.
    const bool is_namespace = graph_.edge(paths_.edge_by_node[n]).label.kind() == EdgeKind::kDict;
    NodeId ancestor = parent_by_node_[n];
    for (int i = 0; !is_namespace && i < kLongestPeriod && !IsStart(ancestor); ++i) {
      if (step_by_node_[ancestor.index()] == step_by_node_[n]) {
        site_by_node_[n] = site_by_node_[ancestor.index()];
        return;
      }
      ancestor = parent_by_node_[ancestor.index()];
    }
    site_by_node_[n] = NotZero(Mix(site_by_node_[parent_by_node_[n].index()], step_by_node_[n]));
  }

  static uint64_t NotZero(uint64_t hash) { return hash == 0 ? 1 : hash; }

  const HeapGraph& graph_;
  const RootPaths& paths_;
  std::vector<uint64_t> type_hash_;
  std::vector<SiteHash> site_by_node_;
  std::vector<uint64_t> step_by_node_;
  std::vector<NodeId> parent_by_node_;
};

}  // namespace

std::vector<SiteHash> SitesByNode(const HeapGraph& graph, const RootPaths& paths) {
  return SiteFinder(graph, paths).Run();
}

void SiteSeries::Add(std::vector<SiteHash> sites) {
  std::ranges::sort(sites);
  std::vector<Count> counts;
  for (size_t begin = 0, end = 0; begin < sites.size(); begin = end) {
    while (end < sites.size() && sites[end] == sites[begin]) ++end;
    if (sites[begin] != 0 && end - begin >= kFewest)
      counts.push_back({sites[begin], static_cast<uint32_t>(end - begin)});
  }
  counts.shrink_to_fit();
  snapshots_.push_back(std::move(counts));
}

uint32_t SiteSeries::Find(const std::vector<Count>& counts, SiteHash site) {
  const auto found = std::ranges::lower_bound(counts, site, {}, &Count::site);
  return found == counts.end() || found->site != site ? 0 : found->count;
}

std::vector<SiteHistory> SiteSeries::GrownBy(uint32_t growth) const {
  std::vector<SiteHistory> grown;
  if (snapshots_.empty()) return grown;
  for (const Count& last : snapshots_.back()) {
    if (last.count < growth || last.count - growth < Find(snapshots_.front(), last.site)) continue;
    SiteHistory history{.site = last.site};
    for (const std::vector<Count>& counts : snapshots_) history.counts.push_back(Find(counts, last.site));
    grown.push_back(std::move(history));
  }
  return grown;
}

}  // namespace stillheld
