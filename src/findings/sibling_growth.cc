#include "findings/sibling_growth.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "analysis/growth_sites.h"

namespace stillheld {
namespace {

struct Family {
  std::vector<size_t> candidates;
  std::vector<uint64_t> sums;
  std::vector<NodeId> nodes;
};

// Where the paths to the two part: the container of both.
NodeId CommonHolder(const HeapGraph& graph, const RootPaths& paths, NodeId a, NodeId b) {
  const std::vector<uint32_t> first = paths.PathTo(graph, a), second = paths.PathTo(graph, b);
  const auto [mine, other] = std::ranges::mismatch(first, second);
  return mine == first.end() ? NodeId() : graph.source(*mine);
}

bool LiesBelow(const HeapGraph& graph, const RootPaths& paths, NodeId node, const std::vector<NodeId>& holders) {
  return std::ranges::any_of(paths.PathTo(graph, node),
                             [&](uint32_t edge) { return std::ranges::binary_search(holders, graph.source(edge)); });
}

bool AllAreExact(const std::vector<Candidate>& candidates, const std::vector<size_t>& members) {
  return std::ranges::all_of(
      members, [&](size_t member) { return candidates[member].cause.growth.kind == GrowthClass::kCertain; });
}

std::vector<uint32_t> Lengths(const std::vector<uint64_t>& sums) {
  std::vector<uint32_t> lengths;
  for (const uint64_t sum : sums) lengths.push_back(static_cast<uint32_t>(std::min<uint64_t>(sum, ~uint32_t{0})));
  return lengths;
}

}  // namespace

JoinedSiblings JoinSiblings(const HeapGraph& graph, const RootPaths& paths,
                            const std::vector<ContainerHistory>& histories, const std::vector<Candidate>& candidates,
                            const CodedPhases& load) {
  JoinedSiblings result;
  const std::vector<SiteHash> sites = SitesByNode(graph, paths);
  std::unordered_map<SiteHash, Family> families;
  for (size_t i = 0; i < candidates.size(); ++i) {
    const SiteHash site = sites[candidates[i].node.index()];
    if (site != 0) families[site].candidates.push_back(i);
  }
  std::erase_if(families, [&](const auto& entry) { return AllAreExact(candidates, entry.second.candidates); });
  if (families.empty()) return result;
  std::vector<NodeId> growing;
  for (const Candidate& candidate : candidates) {
    if (GrowsPerRequest(candidate.cause.growth.kind)) growing.push_back(candidate.node);
  }
  std::ranges::sort(growing);
  for (const ContainerHistory& history : histories) {
    const NodeId node = graph.FindNode(history.address);
    if (!node.valid()) continue;
    const auto family = families.find(sites[node.index()]);
    if (family == families.end()) continue;
    std::vector<uint64_t>& sums = family->second.sums;
    sums.resize(history.lengths.size());
    for (size_t i = 0; i < sums.size(); ++i) sums[i] += history.lengths[i];
    family->second.nodes.push_back(node);
  }
  for (auto& [site, family] : families) {
    if (family.nodes.size() < 2) continue;
    Candidate joined{.lengths = Lengths(family.sums)};
    joined.cause = ExplainGrowth(joined.lengths, load);
    if (!GrowsPerRequest(joined.cause.growth.kind)) continue;
    std::ranges::sort(family.nodes);
    joined.node = *std::ranges::max_element(family.nodes, {}, [&](NodeId node) { return graph.length(node); });
    // What a growing container has gained is no growth of its own.
    if (LiesBelow(graph, paths, joined.node, growing)) continue;
    joined.siblings = family.nodes;
    for (const NodeId other : family.nodes) {
      const NodeId holder = other == joined.node ? NodeId() : CommonHolder(graph, paths, joined.node, other);
      if (holder.valid()) result.containers.push_back(holder);
    }
    for (const size_t member : family.candidates) result.members.push_back(candidates[member].node);
    result.joined.push_back(std::move(joined));
  }
  std::ranges::sort(result.members);
  std::ranges::sort(result.joined, {}, &Candidate::node);
  std::ranges::sort(result.containers);
  const auto [first, last] = std::ranges::unique(result.containers);
  result.containers.erase(first, last);
  return result;
}

}  // namespace stillheld
