#include "findings/swelling_judge.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "findings/growth_figures.h"
#include "findings/growth_findings.h"
#include "findings/rules/rule.h"
#include "findings/source_lines.h"

namespace stillheld {
namespace {

constexpr uint32_t kLeastSwelling = 64;  // bytes, or items of an array

// Where only guesses lead on, the last object that is known by name stands for what lies in it.
NodeId LastNamed(const HeapGraph& graph, const RootPaths& paths, NodeId node) {
  for (const uint32_t edge : paths.PathTo(graph, node)) {
    if (graph.edge(edge).label.kind() == EdgeKind::kGuessed) return graph.source(edge);
  }
  return node;
}

void AddSwelling(const Investigation& investigation, Candidate candidate, Judgement& judgement) {
  const HeapGraph& graph = investigation.graph();
  const NodeId text = std::exchange(candidate.node, LastNamed(graph, investigation.paths(), candidate.node));
  const uint64_t amount = std::max<uint64_t>(1, SwellingSeries::Amount(graph, text));
  const auto item_bytes = static_cast<double>(std::max<uint64_t>(1, graph.size_bytes(text) / amount));
  const Inquiry inquiry = investigation.Inquire(candidate);
  const Decision decision = Decide(Weigh(investigation, candidate, inquiry));
  judgement.AskForMore(decision.more_requests, decision.reason);
  Finding finding = Describe(investigation, candidate, inquiry);
  finding.verdict = decision.verdict;
  finding.type = graph.type_name(text);
  finding.endpoints = EndpointRates(candidate.cause, investigation.endpoints(), item_bytes);
  finding.kept_size_bytes =
      finding.endpoints.empty() ? finding.slope * item_bytes : finding.endpoints.front().bytes_per_request;
  GrowthFacts facts;
  facts.grows_in_place = true;
  facts.holder = finding.holder;
  facts.container_type = finding.container_type;
  facts.kept_type = finding.type;
  facts.bytes_per_request = finding.kept_size_bytes;
  for (EndpointRate& rate : finding.endpoints) CountAsOne(rate);
  // Of a stream, where something is written to it: not where it is bound to its name.
  ContainerUses uses = inquiry.uses;
  if (SwellingSeries::IsStream(finding.type)) {
    uses.rebinds.clear();
    std::erase_if(uses.stores, [&](const UseSite& use) { return !graph.text(use.operation).contains("write"); });
  }
  finding.lines = StoreLines(graph, uses);
  DropLibraryLines(finding.lines);
  finding.retained_bytes = investigation.retained().Of({&text, 1}).bytes;
  ExplainByRule(facts, decision, finding);
  judgement.findings.push_back(std::move(finding));
}

}  // namespace

void JudgeSwelling(const Investigation& investigation, Judgement& judgement) {
  const HeapGraph& graph = investigation.graph();
  const RootPaths& paths = investigation.paths();
  const std::vector<SwellingHistory> histories = investigation.series().swelling().GrownBy(kLeastSwelling);
  if (histories.empty()) return;
  const std::vector<SiteHash> sites = SitesByNode(graph, paths);
  for (const SwellingHistory& history : histories) {
    const NodeId node = SwellingSeries::LargestAt(graph, sites, history.site);
    Candidate candidate{.node = node, .lengths = history.amounts};
    candidate.cause = ExplainAmounts(candidate.lengths, investigation.load());
    if (!GrowsPerRequest(candidate.cause.growth.kind) || !node.valid() || investigation.LiesInGrowing(node)) continue;
    if (!paths.is_reached(node) || paths.layer(node) == RootLayer::kHeldByC) continue;
    if (IsContentOfStream(graph, paths, node)) continue;
    AddSwelling(investigation, candidate, judgement);
  }
}

}  // namespace stillheld
