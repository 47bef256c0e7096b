#include "findings/growing_sites.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace stillheld {
namespace {

// Objects of a site that are asked where they lie.
constexpr size_t kSample = 32;
// A chain's links are at most this many steps from each other.
constexpr int kLongestPeriod = 4;
// Of the growth, this share must be objects that were not there before: what merely changed its path has not grown.
// Addresses that are used again hide some.
constexpr double kMostlyNew = 0.5;

class SiteSearch {
 public:
  SiteSearch(const HeapGraph& graph, const RootPaths& paths, const GrowthSeries& series,
             std::span<const NodeId> explained)
      : graph_(graph), paths_(paths), series_(series), explained_(explained), sites_(SitesByNode(graph, paths)) {}

  std::vector<GrowingSite> Run(const CodedPhases& load) {
    std::unordered_map<SiteHash, GrowingSite> growing;
    for (SiteHistory& history : series_.sites().GrownBy(kLeastGrowth)) {
      GrowthCause cause = ExplainGrowth(history.counts, load);
      if (!GrowsPerRequest(cause.growth.kind)) continue;
      growing[history.site] = {
          .head = NodeId(), .gained = {}, .counts = std::move(history.counts), .cause = std::move(cause)};
    }
    if (growing.empty()) return {};
    for (size_t i = 0; i < graph_.node_count(); ++i) {
      const auto site = growing.find(sites_[i]);
      if (site != growing.end()) AddNode(NodeId(i), site->second);
    }
    return Uppermost(growing);
  }

 private:
  NodeId Parent(NodeId node) const {
    const uint32_t edge = paths_.edge_by_node[node.index()];
    return edge == RootPaths::kNoEdge ? NodeId() : graph_.source(edge);
  }

  bool HasLinkAbove(NodeId node) const {
    NodeId above = Parent(node);
    for (int i = 0; i < kLongestPeriod && above.valid(); ++i, above = Parent(above)) {
      if (sites_[above.index()] == sites_[node.index()]) return true;
    }
    return false;
  }

  void AddNode(NodeId node, GrowingSite& site) const {
    if (!site.head.valid() || !HasLinkAbove(node)) site.head = node;
    if (!series_.IsOld(graph_, node)) site.gained.push_back(node);
  }

  // Whether the path to it leads through a known container, or through one of the sites.
  bool IsExplained(NodeId node, const std::set<SiteHash>& found) const {
    const SiteHash own = sites_[node.index()];
    for (NodeId above = Parent(node); above.valid(); above = Parent(above)) {
      if (std::ranges::binary_search(explained_, above)) return true;
      if (sites_[above.index()] != own && found.contains(sites_[above.index()])) return true;
    }
    return std::ranges::binary_search(explained_, node);
  }

  bool IsNew(const GrowingSite& site) const {
    const double growth = site.counts.back() - site.counts.front();
    return static_cast<double>(site.gained.size()) >= kMostlyNew * growth;
  }

  std::vector<NodeId> Sample(const GrowingSite& site) const {
    std::vector<NodeId> sample;
    const size_t step = std::max<size_t>(site.gained.size() / kSample, 1);
    for (size_t i = 0; i < site.gained.size(); i += step) sample.push_back(site.gained[i]);
    return sample;
  }

  std::vector<GrowingSite> Uppermost(std::unordered_map<SiteHash, GrowingSite>& growing) const {
    std::vector<std::pair<size_t, SiteHash>> by_depth;
    for (const auto& [hash, site] : growing) {
      const RootLayer layer = paths_.layer(site.head);
      if (layer == RootLayer::kHeldByC || layer == RootLayer::kNone || !IsNew(site)) continue;
      // The __dict__ of an object is no element of its own: the object is, a step above or below.
      const uint32_t edge = paths_.edge_by_node[site.head.index()];
      if (edge != RootPaths::kNoEdge && graph_.edge(edge).label.kind() == EdgeKind::kDict) continue;
      by_depth.emplace_back(paths_.PathTo(graph_, site.head).size(), hash);
    }
    std::ranges::sort(by_depth);
    std::set<SiteHash> found;
    std::vector<GrowingSite> result;
    for (const auto& [depth, hash] : by_depth) {
      GrowingSite& site = growing.at(hash);
      const std::vector<NodeId> sample = Sample(site);
      const auto explained = std::ranges::count_if(sample, [&](NodeId node) { return IsExplained(node, found); });
      if (2 * static_cast<size_t>(explained) >= sample.size()) continue;
      const auto links = std::ranges::count_if(sample, [&](NodeId node) { return HasLinkAbove(node); });
      site.is_chain = 2 * static_cast<size_t>(links) > sample.size();
      found.insert(hash);
      result.push_back(std::move(site));
    }
    return result;
  }

  const HeapGraph& graph_;
  const RootPaths& paths_;
  const GrowthSeries& series_;
  std::span<const NodeId> explained_;
  std::vector<SiteHash> sites_;
};

}  // namespace

std::vector<GrowingSite> FindGrowingSites(const HeapGraph& graph, const RootPaths& paths, const GrowthSeries& series,
                                          const CodedPhases& load, std::span<const NodeId> explained) {
  return SiteSearch(graph, paths, series, explained).Run(load);
}

}  // namespace stillheld
