#include "findings/growth_findings.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "findings/growth_facts.h"
#include "findings/growth_figures.h"
#include "findings/holder.h"
#include "findings/kept.h"
#include "findings/rules/rules.h"
#include "findings/source_lines.h"
#include "heap/installed_file.h"

namespace stillheld {
namespace {

constexpr size_t kMostInnocents = 30;

std::vector<SourceLine> LinesOf(const HeapGraph& graph, const Inquiry& inquiry) {
  // Nobody names the table of an lru_cache: each call with new arguments stores.
  const auto cached = [&](bool is_table) -> std::optional<SourceLine> {
    for (const Owner& owner : inquiry.owners) {
      const bool is_cache = graph.type_name(owner.object) == "functools._lru_cache_wrapper";
      if (is_cache && (!is_table || owner.depth == 0)) return LineOfCached(graph, owner.object);
    }
    return std::nullopt;
  };
  if (const auto line = cached(true)) return {*line};
  std::vector<SourceLine> lines = StoreLines(graph, inquiry.uses);
  const std::vector<SourceLine> calls = CallLines(graph, inquiry.uses);
  DropLibraryLines(lines);
  lines.insert(lines.begin(), calls.begin(), calls.end());
  if (const auto line = lines.empty() ? cached(false) : std::nullopt) lines.push_back(*line);
  return lines;
}

// Where a library stores what the program hands to it, or made of what the program called, say where the program did
// so.
void AddOwnLines(const HeapGraph& graph, Finding& finding) {
  const auto is_own = [](const SourceLine& line) { return !IsInstalled(line.file); };
  if (std::ranges::any_of(finding.lines, is_own)) return;
  std::vector<SourceLine> own = LinesOfGlobal(graph, finding.path);
  if (own.empty()) own = ConstructionLines(graph, finding.type);
  finding.lines.insert(finding.lines.begin(), own.begin(), own.end());
}

}  // namespace

Finding Describe(const Investigation& investigation, const Candidate& candidate, const Inquiry& inquiry) {
  const HeapGraph& graph = investigation.graph();

  Finding finding;
  const Holder holder = FindHolder(graph, investigation.namer(), candidate.node, inquiry.owners);
  finding.holder = holder.dotted;
  finding.id = Fingerprint("growth", holder.normalized);
  finding.container_type = graph.type_name(candidate.node);
  finding.path = holder.path;
  finding.lengths.assign(candidate.lengths.begin(), candidate.lengths.end());
  SetGrowthFigures(candidate.cause, investigation.experiment(), finding);
  finding.bound = BoundText(inquiry.bound);
  return finding;
}

Evidence Weigh(const Investigation& investigation, const Candidate& candidate, const Inquiry& inquiry) {
  return {.growth = candidate.cause.growth.kind,
          .bound = inquiry.bound,
          .first_length = candidate.lengths.front(),
          .last_length = candidate.lengths.back(),
          .requests = investigation.experiment().total_requests(),
          .phases = investigation.experiment().requests().phases,
          .rivals = candidate.cause.endpoints ? candidate.cause.endpoints->rivals : 0,
          .store_is_known = !inquiry.uses.stores.empty(),
          .removal_is_known = !inquiry.uses.removals.empty()};
}

void ExplainByRule(const GrowthFacts& facts, const Decision& decision, Finding& finding) {
  const Rule& rule = RuleFor(facts);
  finding.rule = rule.id;
  finding.why = rule.why(facts);
  finding.fix = rule.fix(facts);
  if (!decision.reason.empty()) finding.why += "; " + decision.reason;
}

void AddFinding(const Investigation& investigation, const Candidate& candidate, const Inquiry& inquiry,
                const GrowingContainer& container, PathStep kept_step, std::vector<std::string> grows_with,
                bool is_chain, Judgement& judgement) {
  const HeapGraph& graph = investigation.graph();
  const Decision decision = Decide(Weigh(investigation, candidate, inquiry));
  judgement.AskForMore(decision.more_requests, decision.reason);
  Finding finding = Describe(investigation, candidate, inquiry);
  const Kept kept = DescribeKept(graph, investigation.series(), investigation.retained(), candidate.node,
                                 container.gained, candidate.growth(), is_chain);
  finding.verdict = decision.verdict;
  finding.type = kept.type;
  finding.kept_size_bytes = kept.size_bytes;
  finding.kept_length = kept.length;
  finding.endpoints = EndpointRates(candidate.cause, investigation.endpoints(), kept.size_bytes);
  finding.lines = LinesOf(graph, inquiry);
  AddOwnLines(graph, finding);
  const std::span<const NodeId> holders =
      candidate.siblings.empty() ? std::span(&candidate.node, 1) : std::span(candidate.siblings);
  finding.retained_bytes = investigation.retained().Of(holders).bytes;
  finding.grows_with = std::move(grows_with);
  kept_step.type = kept.type;
  finding.path.push_back(kept_step);

  const Holder holder = FindHolder(graph, investigation.namer(), candidate.node, inquiry.owners);
  GrowthFacts facts = MakeFacts(graph, holder, kept, inquiry.uses);
  facts.container_type = finding.container_type;
  facts.is_chain = is_chain;
  if (is_chain) facts.name = kept_step.name;
  facts.dead_weak_references = container.role == WeakRole::kDeadReferences;
  facts.keeps_weak_references = !container.gained.weak.empty();
  facts.bound_is_ahead = decision.verdict == Verdict::kUnboundedYet;
  facts.objects_per_request = finding.endpoints.empty() ? finding.slope : finding.endpoints.front().objects_per_request;
  if (facts.kept_type != kept.type) {
    facts.objects_per_request *= DistinctPartsPerElement(graph, container.gained.kept(), facts.kept_type);
  }
  ExplainByRule(facts, decision, finding);
  judgement.findings.push_back(std::move(finding));
}

void AddInnocent(const Investigation& investigation, const Candidate& candidate, const Inquiry& inquiry,
                 Judgement& judgement) {
  if (judgement.innocents.size() >= kMostInnocents) return;
  const Decision decision = Decide(Weigh(investigation, candidate, inquiry));
  Finding innocent = Describe(investigation, candidate, inquiry);
  // Irregular by its length, but by what it keeps it may have been found.
  for (const std::vector<Finding>* known : {&judgement.innocents, &judgement.findings}) {
    if (std::ranges::find(*known, innocent.holder, &Finding::holder) != known->end()) return;
  }
  innocent.verdict = decision.verdict;
  innocent.why = decision.reason;
  // What a debugging aid records ends somewhere, and is still not meant for a server.
  GrowthFacts facts;
  facts.holder = innocent.holder;
  if (kDebugTool.recognise(facts) != RuleAnswer::kOther) {
    innocent.rule = kDebugTool.id;
    innocent.why += "; " + kDebugTool.fix(facts);
  }
  judgement.innocents.push_back(std::move(innocent));
}

}  // namespace stillheld
