#include "findings/interned_judge.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "findings/growth_figures.h"
#include "findings/growth_findings.h"
#include "findings/rules/rule.h"

namespace stillheld {
namespace {

struct NewStrings {
  uint64_t count = 0;
  uint64_t immortal = 0;
  uint64_t bytes = 0;  // of the immortal ones
};

// The table has no reference of its own to them: its edges are weak.
NewStrings FindNewStrings(const Investigation& investigation, NodeId table) {
  const HeapGraph& graph = investigation.graph();
  NewStrings found;
  for (const Edge& edge : graph.out(table)) {
    if (edge.label.kind() != EdgeKind::kWeak || investigation.series().IsOld(graph, edge.target)) continue;
    ++found.count;
    if (!graph.has(edge.target, kImmortal)) continue;
    ++found.immortal;
    found.bytes += graph.size_bytes(edge.target);
  }
  return found;
}

bool IsNamed(const Judgement& judgement, const std::string& endpoint) {
  return std::ranges::any_of(judgement.findings, [&](const Finding& finding) {
    return std::ranges::find(finding.endpoints, endpoint, &EndpointRate::endpoint) != finding.endpoints.end();
  });
}

}  // namespace

bool IsInternTable(const HeapGraph& graph, NodeId node) {
  return std::ranges::any_of(graph.roots(), [&](const Root& root) {
    return root.kind == RootKind::kInterpreter && root.node == node && graph.text(root.name) == "interned";
  });
}

void JudgeInterned(const Investigation& investigation, Candidate table, Judgement& judgement) {
  const NewStrings strings = FindNewStrings(investigation, table.node);
  if (2 * strings.immortal <= strings.count || !table.cause.endpoints) return;
  std::erase_if(table.cause.endpoints->shares, [&](const EndpointShare& share) {
    return IsNamed(judgement, investigation.endpoints()[share.endpoint]);
  });
  if (table.cause.endpoints->shares.empty()) return;

  const Inquiry inquiry = investigation.Inquire(table);
  const Decision decision = Decide(Weigh(investigation, table, inquiry));
  judgement.AskForMore(decision.more_requests, decision.reason);
  Finding finding = Describe(investigation, table, inquiry);
  finding.verdict = decision.verdict;
  finding.type = "str";
  finding.kept_size_bytes = static_cast<double>(strings.bytes) / static_cast<double>(strings.immortal);
  finding.retained_bytes = strings.bytes;
  finding.endpoints = EndpointRates(table.cause, investigation.endpoints(), finding.kept_size_bytes);
  finding.path.push_back({.kind = "element", .name = "[*]", .type = finding.type, .file = ""});
  GrowthFacts facts;
  facts.holder = finding.holder;
  facts.container_type = finding.container_type;
  facts.kept_type = finding.type;
  facts.are_interned = true;
  facts.objects_per_request = finding.endpoints.front().objects_per_request;
  ExplainByRule(facts, decision, finding);
  judgement.findings.push_back(std::move(finding));
}

}  // namespace stillheld
