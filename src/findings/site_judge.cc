#include "findings/site_judge.h"

#include <algorithm>
#include <string>
#include <utility>

#include "analysis/grouping.h"
#include "findings/growing_sites.h"
#include "findings/growth_findings.h"
#include "findings/holder.h"

namespace stillheld {
namespace {

// By the same number in every phase.
bool GrowsAlike(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  for (size_t i = 1; i < std::min(a.size(), b.size()); ++i) {
    if (int64_t{a[i]} - a[i - 1] != int64_t{b[i]} - b[i - 1]) return false;
  }
  return a.size() == b.size();
}

// From one of the sorted containers to what it holds.
bool LeadsToElementOf(const HeapGraph& graph, uint32_t edge, const std::vector<NodeId>& containers) {
  if (edge == RootPaths::kNoEdge) return false;
  const EdgeKind kind = graph.edge(edge).label.kind();
  const bool is_element = kind == EdgeKind::kIndex || kind == EdgeKind::kMember || kind == EdgeKind::kOtherKey;
  return is_element && std::ranges::binary_search(containers, graph.source(edge));
}

// The elements of the container on the paths to the nodes, each once.
std::vector<NodeId> AncestorsBelow(const HeapGraph& graph, const RootPaths& paths, NodeId container,
                                   const std::vector<NodeId>& nodes) {
  std::vector<NodeId> elements;
  for (const NodeId node : nodes) {
    for (const uint32_t edge : paths.PathTo(graph, node)) {
      if (graph.source(edge) == container) elements.push_back(graph.edge(edge).target);
    }
  }
  std::ranges::sort(elements);
  const auto [first, last] = std::ranges::unique(elements);
  elements.erase(first, last);
  return elements;
}

// What the interpreter itself keeps a table of, outside of any object: the functions given to atexit.register().
void AddRootSite(const Investigation& investigation, GrowingSite site, Judgement& judgement) {
  const HeapGraph& graph = investigation.graph();
  if (investigation.paths().layer(site.head) != RootLayer::kInterpreter) return;
  const Candidate candidate{.node = site.head, .lengths = std::move(site.counts), .cause = std::move(site.cause)};
  Inquiry inquiry;
  const std::string field = investigation.namer().PathOf(site.head).holder;  // "<interpreter>.atexit"
  for (const UseSite& use : graph.uses(std::string_view(field).substr(field.rfind('.') + 1))) {
    if (use.kind == UseKind::kStores && use.is_global) inquiry.uses.stores.push_back(use);
  }
  GrowingContainer container{site.head, {}, WeakRole::kHolder, candidate.growth(), {}};
  container.gained.values = std::move(site.gained);
  container.gained.typical_value = site.head;
  AddFinding(investigation, candidate, inquiry, container, {.kind = "element", .name = "[*]", .type = "", .file = ""},
             {}, false, judgement);
  Finding& finding = judgement.findings.back();
  finding.container_type.clear();
  finding.path.front().type.clear();
}

}  // namespace

void JudgeSites(const Investigation& investigation, const std::vector<Candidate>& others, Judgement& judgement) {
  const HeapGraph& graph = investigation.graph();
  const RootPaths& paths = investigation.paths();
  std::vector<NodeId> explained = investigation.growing(), irregular;
  // What is irregular by its length may be regular by what it keeps: a heap of timers holds cancelled ones for a while.
  for (const Candidate& candidate : others) {
    (candidate.cause.growth.kind == GrowthClass::kIrregular ? irregular : explained).push_back(candidate.node);
  }
  std::ranges::sort(explained);
  std::ranges::sort(irregular);
  std::vector<std::pair<std::string, std::vector<uint32_t>>> known;  // holders of sites, and their counts
  for (GrowingSite& site : FindGrowingSites(graph, paths, investigation.series(), investigation.load(), explained)) {
    const uint32_t edge = paths.edge_by_node[site.head.index()];
    if (edge == RootPaths::kNoEdge) {
      AddRootSite(investigation, std::move(site), judgement);
      continue;
    }
    NodeId holder = graph.source(edge);
    const uint32_t above = paths.edge_by_node[holder.index()];
    const bool is_namespace = above != RootPaths::kNoEdge && graph.edge(above).label.kind() == EdgeKind::kDict;
    if (is_namespace) holder = graph.source(above);
    // The elements of a container that others come to and leave: what stays of them is what it gains.
    uint32_t link = edge;
    if (const uint32_t element = paths.edge_by_node[holder.index()]; LeadsToElementOf(graph, element, irregular)) {
      link = element;
      holder = graph.source(element);
      site.head = graph.edge(element).target;
      site.gained = AncestorsBelow(graph, paths, holder, site.gained);
    }
    if (IsContentOfStream(graph, paths, holder)) continue;
    // Two fields of the elements of one container are one cause.
    const std::string place = investigation.namer().PathOf(holder).normalized;
    const bool is_part = std::ranges::any_of(known, [&](const auto& earlier) {
      return place.starts_with(earlier.first) && GrowsAlike(earlier.second, site.counts);
    });
    if (is_part) continue;
    known.emplace_back(place, site.counts);
    const Candidate candidate{.node = holder, .lengths = std::move(site.counts), .cause = std::move(site.cause)};
    Inquiry inquiry = investigation.Inquire(candidate);
    const Inquiry of_link =
        investigation.Inquire({.node = site.head, .lengths = candidate.lengths, .cause = candidate.cause});
    inquiry.uses.rebinds.insert(inquiry.uses.rebinds.end(), of_link.uses.rebinds.begin(), of_link.uses.rebinds.end());
    GrowingContainer container{holder, {}, WeakRole::kHolder, candidate.growth(), {}};
    container.gained.values = std::move(site.gained);
    container.gained.typical_value = site.head;
    AddFinding(investigation, candidate, inquiry, container, ToPathStep(investigation.namer().StepAlong(link)), {},
               site.is_chain, judgement);
  }
}

}  // namespace stillheld
