#include "findings/judge.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "analysis/bounds.h"
#include "analysis/followers.h"
#include "analysis/grouping.h"
#include "analysis/growth_cause.h"
#include "analysis/growth_elements.h"
#include "analysis/installed_file.h"
#include "analysis/owners.h"
#include "analysis/path_names.h"
#include "analysis/retained_set.h"
#include "analysis/root_paths.h"
#include "analysis/use_sites.h"
#include "base/check.h"
#include "findings/candidate.h"
#include "findings/growing_sites.h"
#include "findings/growth_facts.h"
#include "findings/growth_figures.h"
#include "findings/holder.h"
#include "findings/kept.h"
#include "findings/leak_decision.h"
#include "findings/native_leaks.h"
#include "findings/outside_growth.h"
#include "findings/rules/rule.h"
#include "findings/rules/rules.h"
#include "findings/sibling_growth.h"
#include "findings/source_lines.h"

namespace stillheld {
namespace {

constexpr size_t kMostInnocents = 30;
// Of a group, this many members are asked how much they retain before one is named as the cause.
constexpr size_t kMostLeaders = 12;
constexpr uint32_t kLeastSwelling = 64;  // bytes, or items of an array

// What is asked of a container once it matters.
struct Inquiry {
  std::vector<Owner> owners;
  ContainerUses uses;
  BoundSign bound;
};

// A cache object and the table inside of it grow together and have one name: the one that keeps more is said.
void DropRepeated(std::vector<Finding>& sorted) {
  std::set<std::pair<std::string, std::string>> seen;  // holder, and the endpoint that feeds it most
  std::erase_if(sorted, [&](const Finding& finding) {
    const std::string endpoint = finding.endpoints.empty() ? "" : finding.endpoints.front().endpoint;
    return !seen.emplace(finding.holder, endpoint).second;
  });
}

std::set<size_t> FeedOf(const GrowthCause& cause) {
  std::set<size_t> feed;
  if (!cause.endpoints) return feed;
  for (const EndpointShare& share : cause.endpoints->shares) feed.insert(share.endpoint);
  return feed;
}

// By the same number in every phase.
bool GrowsAlike(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  for (size_t i = 1; i < std::min(a.size(), b.size()); ++i) {
    if (int64_t{a[i]} - a[i - 1] != int64_t{b[i]} - b[i - 1]) return false;
  }
  return a.size() == b.size();
}

// Until strings were immortal (CPython 3.12, gh-84436), the table of interned ones let each go with its last user.
bool IsInternTable(const HeapGraph& graph, NodeId node) {
  const bool is_table = std::ranges::any_of(graph.roots(), [&](const Root& root) {
    return root.kind == RootKind::kInterpreter && root.node == node && graph.text(root.name) == "interned";
  });
  return is_table &&
         std::ranges::none_of(graph.out(node), [&](const Edge& edge) { return graph.has(edge.target, kImmortal); });
}

class Trial {
 public:
  Trial(const Experiment& experiment, const GrowthSeries& series, const HeapGraph& graph)
      : experiment_(experiment),
        series_(series),
        graph_(graph),
        endpoints_(experiment.endpoints()),
        load_(experiment.coded_phases()),
        paths_(FindRootPaths(graph)),
        retained_(graph),
        uses_(graph) {}

  Judgement Run() {
    Judgement judgement;
    judgement.condition_number = ConditionNumber(experiment_.requests());
    FindCandidates();
    const PathNamer namer(graph_, paths_, growing_nodes_, &series_);
    namer_ = &namer;
    JudgeGrowing(judgement);
    JudgeSites(judgement);
    JudgeSwelling(judgement);
    for (const Candidate& candidate : others_) {
      if (!LiesInGrowing(candidate.node)) AddInnocent(candidate, Inquire(candidate), judgement);
    }
    Sort(judgement);
    DropRepeated(judgement.findings);
    JudgeNative(judgement);
    return judgement;
  }

 private:
  void FindCandidates();
  void Sort(Candidate candidate);
  NewElements GainedBy(const Candidate& candidate) const;
  bool LiesInGrowing(NodeId node) const;
  Inquiry Inquire(const Candidate& candidate) const;
  void JudgeGrowing(Judgement& judgement);
  bool IsKnownToProgram(NodeId node) const;
  bool LeadsToElementOf(uint32_t edge, const std::vector<NodeId>& containers) const;
  std::vector<NodeId> AncestorsBelow(NodeId container, const std::vector<NodeId>& nodes) const;
  void JudgeSites(Judgement& judgement);
  void JudgeSwelling(Judgement& judgement);
  void JudgeNative(Judgement& judgement) const;
  void JudgeGroup(const std::vector<GrowingContainer>& containers, const std::vector<size_t>& members,
                  Judgement& judgement);
  size_t PickLeader(const std::vector<GrowingContainer>& containers, const std::vector<size_t>& members,
                    const std::map<size_t, Inquiry>& inquiries) const;
  Finding Describe(const Candidate& candidate, const Inquiry& inquiry) const;
  Evidence Weigh(const Candidate& candidate, const Inquiry& inquiry) const;
  std::vector<SourceLine> LinesOf(const Inquiry& inquiry) const;
  void AddFinding(const Candidate& candidate, const Inquiry& inquiry, const GrowingContainer& container,
                  PathStep kept_step, std::vector<std::string> grows_with, bool is_chain, Judgement& judgement);
  NodeId LastNamed(NodeId node) const;
  void AddSwelling(Candidate candidate, Judgement& judgement);
  void AddInnocent(const Candidate& candidate, const Inquiry& inquiry, Judgement& judgement);
  void Sort(Judgement& judgement) const;

  const Experiment& experiment_;
  const GrowthSeries& series_;
  const HeapGraph& graph_;
  const std::vector<std::string> endpoints_;
  const CodedPhases load_;
  const RootPaths paths_;
  const RetainedSet retained_;
  const UseFinder uses_;
  const PathNamer* namer_ = nullptr;

  std::vector<Candidate> growing_;  // in step with requests
  std::vector<Candidate> others_;   // in another way
  std::vector<NodeId> growing_nodes_;
};

void Trial::FindCandidates() {
  std::vector<ContainerHistory> histories = series_.Histories();
  std::vector<Candidate> candidates;
  for (const ContainerHistory& history : histories) {
    // What a phase has made is an element of something, not what grows through all of them.
    if (history.born > 0) continue;
    const NodeId node = graph_.FindNode(history.address);
    if (!node.valid() || !retained_.reachable(node)) continue;
    if (history.lengths.back() < history.lengths.front() + kLeastGrowth) continue;
    Candidate candidate{.node = node, .lengths = history.lengths};
    candidate.cause = ExplainGrowth(candidate.lengths, load_);
    candidates.push_back(std::move(candidate));
  }
  JoinedSiblings siblings = JoinSiblings(graph_, paths_, histories, candidates, load_);
  for (Candidate& candidate : candidates) {
    if (!std::ranges::binary_search(siblings.members, candidate.node)) Sort(std::move(candidate));
  }
  growing_nodes_ = std::move(siblings.containers);
  for (Candidate& candidate : siblings.joined) {
    growing_nodes_.insert(growing_nodes_.end(), candidate.siblings.begin(), candidate.siblings.end());
    growing_.push_back(std::move(candidate));
  }
  for (const Candidate& candidate : growing_) growing_nodes_.push_back(candidate.node);
  std::ranges::sort(growing_nodes_);
  std::ranges::stable_sort(others_, std::ranges::greater(), &Candidate::growth);
}

void Trial::Sort(Candidate candidate) {
  const GrowthClass kind = candidate.cause.growth.kind;
  if (GrowsPerRequest(kind)) {
    growing_.push_back(std::move(candidate));
  } else if (kind != GrowthClass::kNone && kind != GrowthClass::kShrinks) {
    others_.push_back(std::move(candidate));
  }
}

// What a growing container keeps is no innocent of its own: its address may have been another object's before.
bool Trial::LiesInGrowing(NodeId node) const {
  for (const uint32_t edge : paths_.PathTo(graph_, node)) {
    if (std::ranges::binary_search(growing_nodes_, graph_.source(edge))) return true;
  }
  return false;
}

Inquiry Trial::Inquire(const Candidate& candidate) const {
  Inquiry inquiry;
  inquiry.owners = OwnersOf(graph_, candidate.node);
  inquiry.uses = uses_.Find(candidate.node, inquiry.owners);
  // A limit is that of one container, not of all its siblings together.
  const uint64_t length = candidate.siblings.empty() ? candidate.lengths.back() : graph_.length(candidate.node);
  inquiry.bound = FindBound(graph_, candidate.node, length, inquiry.owners, inquiry.uses);
  return inquiry;
}

NewElements Trial::GainedBy(const Candidate& candidate) const {
  NewElements gained = FindNewElements(graph_, series_, candidate.node);
  for (const NodeId sibling : candidate.siblings) {
    if (sibling == candidate.node) continue;
    const NewElements more = FindNewElements(graph_, series_, sibling);
    gained.values.insert(gained.values.end(), more.values.begin(), more.values.end());
    gained.keys.insert(gained.keys.end(), more.keys.begin(), more.keys.end());
    gained.weak.insert(gained.weak.end(), more.weak.begin(), more.weak.end());
    gained.dead_weak += more.dead_weak;
    gained.distinct += more.distinct;
  }
  return gained;
}

void Trial::JudgeGrowing(Judgement& judgement) {
  std::vector<GrowingContainer> containers;
  for (const Candidate& candidate : growing_) {
    NewElements gained = GainedBy(candidate);
    const WeakRole role = IsInternTable(graph_, candidate.node) ? WeakRole::kFollower : FindWeakRole(graph_, gained);
    containers.push_back({candidate.node, std::move(gained), role, candidate.growth(), FeedOf(candidate.cause)});
  }
  for (const std::vector<size_t>& group : GroupByWhatTheyKeep(graph_, series_, containers)) {
    JudgeGroup(containers, group, judgement);
  }
}

void Trial::JudgeGroup(const std::vector<GrowingContainer>& containers, const std::vector<size_t>& members,
                       Judgement& judgement) {
  std::vector<size_t> unbounded, bounded;
  std::map<size_t, Inquiry> inquiries;
  for (const size_t member : members) {
    if (containers[member].role == WeakRole::kFollower) continue;
    const Inquiry& inquiry = inquiries[member] = Inquire(growing_[member]);
    const bool has_limit = inquiry.bound.kind == BoundKind::kFixed || inquiry.bound.kind == BoundKind::kNamed;
    (has_limit ? bounded : unbounded).push_back(member);
  }
  if (unbounded.empty() && bounded.empty()) {
    Finding follower = Describe(growing_[members.front()], Inquire(growing_[members.front()]));
    follower.verdict = Verdict::kFollower;
    follower.why = "weak references to objects that something else keeps alive";
    judgement.innocents.push_back(std::move(follower));
    return;
  }
  if (unbounded.empty()) {
    const size_t leader = PickLeader(containers, bounded, inquiries);
    AddInnocent(growing_[leader], inquiries.at(leader), judgement);
    return;
  }
  const size_t leader = PickLeader(containers, unbounded, inquiries);
  std::set<std::string> grows_with;
  for (const size_t member : members) {
    if (member != leader) grows_with.insert(namer_->PathOf(growing_[member].node).holder);
  }
  grows_with.erase(namer_->PathOf(growing_[leader].node).holder);
  AddFinding(growing_[leader], inquiries.at(leader), containers[leader],
             {.kind = "element", .name = "[*]", .type = "", .file = ""}, {grows_with.begin(), grows_with.end()}, false,
             judgement);
}

// From one of the sorted containers to what it holds.
bool Trial::LeadsToElementOf(uint32_t edge, const std::vector<NodeId>& containers) const {
  if (edge == RootPaths::kNoEdge) return false;
  const EdgeKind kind = graph_.edge(edge).label.kind();
  const bool is_element = kind == EdgeKind::kIndex || kind == EdgeKind::kMember || kind == EdgeKind::kOtherKey;
  return is_element && std::ranges::binary_search(containers, graph_.source(edge));
}

// The elements of the container on the paths to the nodes, each once.
std::vector<NodeId> Trial::AncestorsBelow(NodeId container, const std::vector<NodeId>& nodes) const {
  std::vector<NodeId> elements;
  for (const NodeId node : nodes) {
    for (const uint32_t edge : paths_.PathTo(graph_, node)) {
      if (graph_.source(edge) == container) elements.push_back(graph_.edge(edge).target);
    }
  }
  std::ranges::sort(elements);
  const auto [first, last] = std::ranges::unique(elements);
  elements.erase(first, last);
  return elements;
}

// Chains, and elements of containers that come and go: the finding is about what holds them.
void Trial::JudgeSites(Judgement& judgement) {
  std::vector<NodeId> explained = growing_nodes_, irregular;
  // What is irregular by its length may be regular by what it keeps: a heap of timers holds cancelled ones for a while.
  for (const Candidate& candidate : others_) {
    (candidate.cause.growth.kind == GrowthClass::kIrregular ? irregular : explained).push_back(candidate.node);
  }
  std::ranges::sort(explained);
  std::ranges::sort(irregular);
  std::vector<std::pair<std::string, std::vector<uint32_t>>> known;  // holders of sites, and their counts
  for (GrowingSite& site : FindGrowingSites(graph_, paths_, series_, load_, explained)) {
    const uint32_t edge = paths_.edge_by_node[site.head.index()];
    if (edge == RootPaths::kNoEdge) continue;
    NodeId holder = graph_.source(edge);
    const uint32_t above = paths_.edge_by_node[holder.index()];
    const bool is_namespace = above != RootPaths::kNoEdge && graph_.edge(above).label.kind() == EdgeKind::kDict;
    if (is_namespace) holder = graph_.source(above);
    // The elements of a container that others come to and leave: what stays of them is what it gains.
    uint32_t link = edge;
    if (const uint32_t element = paths_.edge_by_node[holder.index()]; LeadsToElementOf(element, irregular)) {
      link = element;
      holder = graph_.source(element);
      site.head = graph_.edge(element).target;
      site.gained = AncestorsBelow(holder, site.gained);
    }
    // Two fields of the elements of one container are one cause.
    const std::string place = namer_->PathOf(holder).normalized;
    const bool is_part = std::ranges::any_of(known, [&](const auto& earlier) {
      return place.starts_with(earlier.first) && GrowsAlike(earlier.second, site.counts);
    });
    if (is_part) continue;
    known.emplace_back(place, site.counts);
    const Candidate candidate{.node = holder, .lengths = std::move(site.counts), .cause = std::move(site.cause)};
    Inquiry inquiry = Inquire(candidate);
    const Inquiry of_link = Inquire({.node = site.head, .lengths = candidate.lengths, .cause = candidate.cause});
    inquiry.uses.rebinds.insert(inquiry.uses.rebinds.end(), of_link.uses.rebinds.begin(), of_link.uses.rebinds.end());
    GrowingContainer container{holder, {}, WeakRole::kHolder, candidate.growth(), {}};
    container.gained.values = std::move(site.gained);
    container.gained.typical_value = site.head;
    AddFinding(candidate, inquiry, container, ToPathStep(namer_->StepAlong(link)), {}, site.is_chain, judgement);
  }
}

// One text or array that becomes longer: its bytes are counted instead of items, and one request is one growth.
void Trial::JudgeSwelling(Judgement& judgement) {
  const std::vector<SwellingHistory> histories = series_.swelling().GrownBy(kLeastSwelling);
  if (histories.empty()) return;
  const std::vector<SiteHash> sites = SitesByNode(graph_, paths_);
  for (const SwellingHistory& history : histories) {
    const NodeId node = SwellingSeries::LargestAt(graph_, sites, history.site);
    Candidate candidate{.node = node, .lengths = history.amounts};
    candidate.cause = ExplainGrowth(candidate.lengths, load_);
    if (!GrowsPerRequest(candidate.cause.growth.kind) || !node.valid() || LiesInGrowing(node)) continue;
    if (!paths_.is_reached(node) || paths_.layer(node) == RootLayer::kHeldByC) continue;
    AddSwelling(candidate, judgement);
  }
}

// Where only guesses lead on, the last object that is known by name stands for what lies in it.
NodeId Trial::LastNamed(NodeId node) const {
  for (const uint32_t edge : paths_.PathTo(graph_, node)) {
    if (graph_.edge(edge).label.kind() == EdgeKind::kGuessed) return graph_.source(edge);
  }
  return node;
}

void Trial::AddSwelling(Candidate candidate, Judgement& judgement) {
  const NodeId text = std::exchange(candidate.node, LastNamed(candidate.node));
  const auto item_bytes =
      static_cast<double>(graph_.size_bytes(text) / std::max<uint64_t>(1, SwellingSeries::Amount(graph_, text)));
  const Inquiry inquiry = Inquire(candidate);
  const Decision decision = Decide(Weigh(candidate, inquiry));
  if (decision.more_requests > judgement.more_requests) {
    judgement.more_requests = decision.more_requests;
    judgement.more_why = decision.reason;
  }
  Finding finding = Describe(candidate, inquiry);
  finding.verdict = decision.verdict;
  finding.type = graph_.type_name(text);
  finding.endpoints = EndpointRates(candidate.cause, endpoints_, item_bytes);
  finding.kept_size_bytes =
      finding.endpoints.empty() ? finding.slope * item_bytes : finding.endpoints.front().bytes_per_request;
  GrowthFacts facts;
  facts.grows_in_place = true;
  facts.holder = finding.holder;
  facts.container_type = finding.container_type;
  facts.kept_type = finding.type;
  facts.bytes_per_request = finding.kept_size_bytes;
  for (EndpointRate& rate : finding.endpoints) CountAsOne(rate);
  finding.lines = StoreLines(graph_, inquiry.uses);
  finding.retained_bytes = graph_.size_bytes(text);
  const Rule& rule = RuleFor(facts);
  finding.rule = rule.id;
  finding.why = rule.why(facts);
  finding.fix = rule.fix(facts);
  if (!decision.reason.empty()) finding.why += "; " + decision.reason;
  judgement.findings.push_back(std::move(finding));
}

void Trial::JudgeNative(Judgement& judgement) const {
  NativeAnswer native = FindNativeLeaks({experiment_, load_, series_, graph_, paths_}, judgement.findings);
  if (!native.findings.empty()) {
    std::ranges::move(native.findings, std::back_inserter(judgement.findings));
    for (Finding& finding : judgement.findings) finding.same_rate_as.clear();
    Sort(judgement);
  }
  if (native.more_requests > judgement.more_requests) {
    judgement.more_requests = native.more_requests;
    judgement.more_why = native.more_why;
  }
}

// The one that retains most; of those that retain about the same, the one that has the new elements, then one with a
// length, then the best name.
size_t Trial::PickLeader(const std::vector<GrowingContainer>& containers, const std::vector<size_t>& members,
                         const std::map<size_t, Inquiry>& inquiries) const {
  if (members.size() == 1) return members.front();
  std::vector<std::pair<size_t, uint64_t>> retained;
  for (const size_t member : members) {
    if (retained.size() == kMostLeaders) break;
    const NodeId node = growing_[member].node;
    retained.emplace_back(member, retained_.Of({&node, 1}).bytes);
  }
  uint64_t most = 0;
  for (const auto& [member, bytes] : retained) most = std::max(most, bytes);
  auto rank = [&](const std::pair<size_t, uint64_t>& entry) {
    const auto& [member, bytes] = entry;
    const NodeId node = growing_[member].node;
    const std::vector<Owner>& owners = inquiries.at(member).owners;
    const uint32_t depth = owners.empty() ? ~uint32_t{0} : owners.front().depth;
    const bool only_counts = containers[member].gained.kept().empty();  // a wrapper whose table has the elements
    return std::tuple(bytes < most - most / 20, only_counts, graph_.length(node) == 0, depth, !IsKnownToProgram(node),
                      paths_.PathTo(graph_, node).size(), member);
  };
  return std::ranges::min_element(retained, {}, rank)->first;
}

// Whether its path starts in a module of the program itself, or in one that such a module has imported by name.
bool Trial::IsKnownToProgram(NodeId node) const {
  const NodeId start = paths_.StartOf(graph_, node);
  if (paths_.layer(start) != RootLayer::kModule) return false;
  const ObjectName* own = graph_.name(start);
  if (own != nullptr && own->file.valid() && !IsInstalled(graph_.text(own->file))) return true;
  return std::ranges::any_of(ModulesOf(graph_, start), [&](const Owner& importer) {
    const ObjectName* name = graph_.name(importer.object);
    return name != nullptr && name->file.valid() && !IsInstalled(graph_.text(name->file));
  });
}

// All that findings and innocents have in common.
Finding Trial::Describe(const Candidate& candidate, const Inquiry& inquiry) const {
  Finding finding;
  const Holder holder = FindHolder(graph_, *namer_, candidate.node, inquiry.owners);
  finding.holder = holder.dotted;
  finding.id = Fingerprint("growth", holder.normalized);
  finding.container_type = graph_.type_name(candidate.node);
  finding.path = holder.path;
  finding.lengths.assign(candidate.lengths.begin(), candidate.lengths.end());
  SetGrowthFigures(candidate.cause, experiment_, finding);
  finding.bound = BoundText(inquiry.bound);
  return finding;
}

Evidence Trial::Weigh(const Candidate& candidate, const Inquiry& inquiry) const {
  return {.growth = candidate.cause.growth.kind,
          .bound = inquiry.bound,
          .first_length = candidate.lengths.front(),
          .last_length = candidate.lengths.back(),
          .requests = experiment_.total_requests(),
          .store_is_known = !inquiry.uses.stores.empty(),
          .removal_is_known = !inquiry.uses.removals.empty()};
}

std::vector<SourceLine> Trial::LinesOf(const Inquiry& inquiry) const {
  // Nobody names the table of an lru_cache: each call with new arguments stores.
  const auto cached = [&](bool is_table) -> std::optional<SourceLine> {
    for (const Owner& owner : inquiry.owners) {
      const bool is_cache = graph_.type_name(owner.object) == "functools._lru_cache_wrapper";
      if (is_cache && (!is_table || owner.depth == 0)) return LineOfCached(graph_, owner.object);
    }
    return std::nullopt;
  };
  if (const auto line = cached(true)) return {*line};
  std::vector<SourceLine> lines = StoreLines(graph_, inquiry.uses);
  if (const auto line = lines.empty() ? cached(false) : std::nullopt) lines.push_back(*line);
  return lines;
}

void Trial::AddFinding(const Candidate& candidate, const Inquiry& inquiry, const GrowingContainer& container,
                       PathStep kept_step, std::vector<std::string> grows_with, bool is_chain, Judgement& judgement) {
  const Decision decision = Decide(Weigh(candidate, inquiry));
  if (decision.more_requests > judgement.more_requests) {
    judgement.more_requests = decision.more_requests;
    judgement.more_why = decision.reason;
  }
  Finding finding = Describe(candidate, inquiry);
  const Kept kept =
      DescribeKept(graph_, series_, retained_, candidate.node, container.gained, candidate.growth(), is_chain);
  finding.verdict = decision.verdict;
  finding.type = kept.type;
  finding.kept_size_bytes = kept.size_bytes;
  finding.kept_length = kept.length;
  finding.endpoints = EndpointRates(candidate.cause, endpoints_, kept.size_bytes);
  finding.lines = LinesOf(inquiry);
  const std::span<const NodeId> holders =
      candidate.siblings.empty() ? std::span(&candidate.node, 1) : std::span(candidate.siblings);
  finding.retained_bytes = retained_.Of(holders).bytes;
  finding.grows_with = std::move(grows_with);
  kept_step.type = kept.type;
  finding.path.push_back(kept_step);

  const Holder holder = FindHolder(graph_, *namer_, candidate.node, inquiry.owners);
  GrowthFacts facts = MakeFacts(graph_, holder, kept, inquiry.uses);
  facts.container_type = finding.container_type;
  facts.is_chain = is_chain;
  if (is_chain) facts.name = kept_step.name;
  facts.dead_weak_references = container.role == WeakRole::kDeadReferences;
  facts.keeps_weak_references = !container.gained.weak.empty();
  facts.objects_per_request = finding.endpoints.empty() ? finding.slope : finding.endpoints.front().objects_per_request;
  const Rule& rule = RuleFor(facts);
  finding.rule = rule.id;
  finding.why = rule.why(facts);
  finding.fix = rule.fix(facts);
  if (!decision.reason.empty()) finding.why += "; " + decision.reason;
  judgement.findings.push_back(std::move(finding));
}

void Trial::AddInnocent(const Candidate& candidate, const Inquiry& inquiry, Judgement& judgement) {
  if (judgement.innocents.size() >= kMostInnocents) return;
  const Decision decision = Decide(Weigh(candidate, inquiry));
  Finding innocent = Describe(candidate, inquiry);
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

double BytesPerRequest(const Finding& finding) {
  double bytes = 0;
  for (const EndpointRate& rate : finding.endpoints) bytes += rate.bytes_per_request;
  return finding.endpoints.empty() ? finding.slope * finding.kept_size_bytes : bytes;
}

void Trial::Sort(Judgement& judgement) const {
  std::ranges::sort(judgement.findings, {}, [](const Finding& finding) {
    return std::tuple(finding.verdict != Verdict::kLeak, -BytesPerRequest(finding), finding.holder);
  });
  // Two causes of one rate exist, and so do consequences that share no object with their cause: both are said.
  for (size_t i = 0; i < judgement.findings.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      const Finding &smaller = judgement.findings[i], &larger = judgement.findings[j];
      if (smaller.verdict == larger.verdict &&
          smaller.lengths.back() - smaller.lengths.front() == larger.lengths.back() - larger.lengths.front()) {
        judgement.findings[i].same_rate_as.push_back(larger.holder);
      }
    }
  }
}

}  // namespace

Judgement Judge(const Experiment& experiment, const GrowthSeries& series, const HeapGraph& last) {
  CHECK(series.snapshots() == experiment.phases.size() + 1);
  Judgement judgement = Trial(experiment, series, last).Run();
  AddOutsideGrowth(experiment, judgement);
  return judgement;
}

}  // namespace stillheld
