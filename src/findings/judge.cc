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
#include "base/check.h"
#include "findings/candidate.h"
#include "findings/finding_order.h"
#include "findings/growth_findings.h"
#include "findings/holder.h"
#include "findings/interned_judge.h"
#include "findings/investigation.h"
#include "findings/native_leaks.h"
#include "findings/outside_growth.h"
#include "findings/sibling_growth.h"
#include "findings/site_judge.h"
#include "findings/swelling_judge.h"

namespace stillheld {
namespace {

// Of a group, this many members are asked how much they retain before one is named as the cause.
constexpr size_t kMostLeaders = 12;

std::set<size_t> FeedOf(const GrowthCause& cause) {
  std::set<size_t> feed;
  if (!cause.endpoints) return feed;
  for (const EndpointShare& share : cause.endpoints->shares) feed.insert(share.endpoint);
  return feed;
}

class Trial {
 public:
  Trial(const Experiment& experiment, const GrowthSeries& series, const HeapGraph& last)
      : known_(experiment, series, last) {}

  Judgement Run() {
    Judgement judgement;
    judgement.condition_number = ConditionNumber(known_.experiment().requests());
    FindCandidates();
    JudgeGrowing(judgement);
    JudgeSites(known_, others_, judgement);
    JudgeSwelling(known_, judgement);
    for (const Candidate& candidate : others_) {
      if (!known_.LiesInGrowing(candidate.node)) AddInnocent(known_, candidate, known_.Inquire(candidate), judgement);
    }
    for (Candidate& table : interned_) JudgeInterned(known_, std::move(table), judgement);
    SortFindings(judgement.findings);
    DropRepeated(judgement.findings);
    ExcuseBesideWhatExpires(Emptied(judgement.findings), judgement.findings);
    JudgeNative(judgement);
    return judgement;
  }

 private:
  void FindCandidates();
  void Sort(Candidate candidate);
  void JudgeGrowing(Judgement& judgement);
  void JudgeNative(Judgement& judgement) const;
  std::set<std::string> Emptied(const std::vector<Finding>& findings) const;
  void JudgeGroup(const std::vector<GrowingContainer>& containers, const std::vector<size_t>& members,
                  Judgement& judgement);
  size_t PickLeader(const std::vector<GrowingContainer>& containers, const std::vector<size_t>& members,
                    const std::map<size_t, Inquiry>& inquiries) const;

  Investigation known_;
  std::vector<Candidate> growing_;   // in step with requests
  std::vector<Candidate> others_;    // in another way
  std::vector<Candidate> interned_;  // tables of strings, one for each interpreter
};

void Trial::FindCandidates() {
  std::vector<ContainerHistory> histories = known_.series().Histories();
  std::erase_if(histories, [&](const ContainerHistory& history) {
    return IsContentOfStream(known_.graph(), known_.paths(), known_.graph().FindNode(history.address));
  });
  std::vector<Candidate> candidates;
  for (const ContainerHistory& history : histories) {
    // What a phase has made is an element of something, not what grows through all of them.
    if (history.born > 0) continue;
    const NodeId node = known_.graph().FindNode(history.address);
    if (!node.valid() || !known_.retained().reachable(node)) continue;
    if (history.lengths.back() < history.lengths.front() + kLeastGrowth) continue;
    Candidate candidate{.node = node, .lengths = history.lengths};
    candidate.cause = ExplainGrowth(candidate.lengths, known_.load());
    candidates.push_back(std::move(candidate));
  }
  JoinedSiblings siblings = JoinSiblings(known_.graph(), known_.paths(), histories, candidates, known_.load());
  for (Candidate& candidate : candidates) {
    if (IsInternTable(known_.graph(), candidate.node)) {
      if (GrowsPerRequest(candidate.cause.growth.kind)) interned_.push_back(std::move(candidate));
    } else if (!std::ranges::binary_search(siblings.members, candidate.node)) {
      Sort(std::move(candidate));
    }
  }
  std::vector<NodeId> growing_nodes = std::move(siblings.containers);
  for (Candidate& candidate : siblings.joined) {
    growing_nodes.insert(growing_nodes.end(), candidate.siblings.begin(), candidate.siblings.end());
    growing_.push_back(std::move(candidate));
  }
  for (const Candidate& candidate : growing_) growing_nodes.push_back(candidate.node);
  for (const Candidate& table : interned_) growing_nodes.push_back(table.node);
  std::ranges::sort(growing_nodes);
  known_.SetGrowing(std::move(growing_nodes));
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

void Trial::JudgeGrowing(Judgement& judgement) {
  std::vector<GrowingContainer> containers;
  for (const Candidate& candidate : growing_) {
    NewElements gained = known_.GainedBy(candidate);
    const WeakRole role = FindWeakRole(known_.graph(), gained);
    containers.push_back({candidate.node, std::move(gained), role, candidate.growth(), FeedOf(candidate.cause)});
  }
  for (const std::vector<size_t>& group : GroupByWhatTheyKeep(known_.graph(), known_.series(), containers)) {
    JudgeGroup(containers, group, judgement);
  }
}

void Trial::JudgeGroup(const std::vector<GrowingContainer>& containers, const std::vector<size_t>& members,
                       Judgement& judgement) {
  std::vector<size_t> unbounded, bounded;
  std::map<size_t, Inquiry> inquiries;
  for (const size_t member : members) {
    if (containers[member].role == WeakRole::kFollower) continue;
    const Inquiry& inquiry = inquiries[member] = known_.Inquire(growing_[member]);
    const bool has_limit = inquiry.bound.kind == BoundKind::kFixed || inquiry.bound.kind == BoundKind::kNamed;
    (has_limit ? bounded : unbounded).push_back(member);
  }
  if (unbounded.empty() && bounded.empty()) {
    Finding follower = Describe(known_, growing_[members.front()], known_.Inquire(growing_[members.front()]));
    follower.verdict = Verdict::kFollower;
    follower.why = containers[members.front()].gained.weak.empty()
                       ? "entries of thread locals that something else keeps alive"
                       : "weak references to objects that something else keeps alive";
    judgement.innocents.push_back(std::move(follower));
    return;
  }
  if (unbounded.empty()) {
    const size_t leader = PickLeader(containers, bounded, inquiries);
    AddInnocent(known_, growing_[leader], inquiries.at(leader), judgement);
    return;
  }
  const size_t leader = PickLeader(containers, unbounded, inquiries);
  std::set<std::string> grows_with;
  for (const size_t member : members) {
    if (member != leader) grows_with.insert(known_.namer().PathOf(growing_[member].node).holder);
  }
  grows_with.erase(known_.namer().PathOf(growing_[leader].node).holder);
  AddFinding(known_, growing_[leader], inquiries.at(leader), containers[leader],
             {.kind = "element", .name = "[*]", .type = "", .file = ""}, {grows_with.begin(), grows_with.end()}, false,
             judgement);
}

void Trial::JudgeNative(Judgement& judgement) const {
  NativeAnswer native = FindNativeLeaks(
      {known_.experiment(), known_.load(), known_.series(), known_.graph(), known_.paths()}, judgement.findings);
  if (!native.findings.empty()) {
    std::ranges::move(native.findings, std::back_inserter(judgement.findings));
    for (Finding& finding : judgement.findings) finding.same_rate_as.clear();
    SortFindings(judgement.findings);
  }
  judgement.AskForMore(native.more_requests, native.more_why);
}

// The holders that code removes from; asked only where something expires.
std::set<std::string> Trial::Emptied(const std::vector<Finding>& findings) const {
  std::set<std::string> emptied;
  const auto expires = [](const Finding& finding) { return finding.bound.starts_with(kBoundByAge); };
  if (std::ranges::none_of(findings, expires)) return emptied;
  for (const Candidate& candidate : growing_) {
    const Inquiry inquiry = known_.Inquire(candidate);
    if (inquiry.uses.removals.empty()) continue;
    emptied.insert(FindHolder(known_.graph(), known_.namer(), candidate.node, inquiry.owners).dotted);
  }
  return emptied;
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
    retained.emplace_back(member, known_.retained().Of({&node, 1}).bytes);
  }
  uint64_t most = 0;
  for (const auto& [member, bytes] : retained) most = std::max(most, bytes);
  auto rank = [&](const std::pair<size_t, uint64_t>& entry) {
    const auto& [member, bytes] = entry;
    const NodeId node = growing_[member].node;
    const std::vector<Owner>& owners = inquiries.at(member).owners;
    const uint32_t depth = owners.empty() ? ~uint32_t{0} : owners.front().depth;
    const bool only_counts = containers[member].gained.kept().empty();  // a wrapper whose table has the elements
    return std::tuple(bytes < most - most / 20, only_counts, known_.graph().length(node) == 0, depth,
                      !known_.IsKnownToProgram(node), known_.paths().PathTo(known_.graph(), node).size(), member);
  };
  return std::ranges::min_element(retained, {}, rank)->first;
}

}  // namespace

Judgement Judge(const Experiment& experiment, const GrowthSeries& series, const HeapGraph& last) {
  CHECK(series.snapshots() == experiment.phases.size() + 1);
  Judgement judgement = Trial(experiment, series, last).Run();
  AddOutsideGrowth(experiment, judgement);
  return judgement;
}

}  // namespace stillheld
