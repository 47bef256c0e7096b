#include "comparison.h"

#include <algorithm>
#include <unordered_set>

#include "fmt/format.h"

namespace stillheld::truth {
namespace {

// What goes on while the teller tells: its own frames.
bool IsMoving(std::string_view type) { return type == "frame"; }

bool IsGuess(EdgeKind kind) { return kind == EdgeKind::kGuessed || kind == EdgeKind::kVisited; }

}  // namespace

Comparison::Comparison(const HeapGraph& graph, const ToldTruth& truth)
    : graph_(graph),
      truth_(truth),
      accounts_(graph),
      standings_(graph.edge_count(), Standing::kOpen),
      is_told_(graph.edge_count(), false),
      owners_(graph.node_count(), 0),
      in_memory_(graph.node_count(), 0) {
  CountOwners();
  for (size_t n = 0; n < graph.node_count(); ++n) surplus_.push_back(GuessedSurplus(NodeId(n)));
  for (const ToldObject& told : truth.objects) CompareObject(told);
  LookForInvented();
}

std::string Comparison::TypeNameOf(NodeId node) const {
  const NodeId type = graph_.type_info(graph_.type(node)).node;
  const auto told = type.valid() ? truth_.type_names.find(graph_.address(type)) : truth_.type_names.end();
  return told == truth_.type_names.end() ? std::string(graph_.type_name(node)) : told->second;
}

void Comparison::CompareObject(const ToldObject& told) {
  const std::string& type = truth_.type_names.at(told.type);
  if (IsMoving(type) || told.is_scaffold) return;
  Score& score = scores_[type];
  ++score.objects;
  const NodeId node = graph_.FindNode(told.address);
  if (!node.valid() || graph_.has(node, kSynthetic)) {
    ++score.missing_objects;
    score.edges += told.referents.size();
    score.missing_edges += told.referents.size();
    score.AddExample(fmt::format("{:#x} is no node", told.address.value()));
    return;
  }
  score.is_decoded = score.is_decoded && graph_.has(node, kDecoded);
  CompareEdges(told, node, score);
  CompareFacts(told, node, score);
  if (accounts_.Unexplained(node) == 0) return;
  ++score.unexplained;
  unexplained_.push_back(node);
  const ReferenceAccount account = accounts_.Of(node);
  score.AddExample(fmt::format("{} count {}: edges {}, roots {}, guessed {}, native {}", Describe(node), account.count,
                               account.edges, account.roots, account.guessed, account.native));
}

void Comparison::CompareEdges(const ToldObject& told, NodeId node, Score& score) {
  score.edges += told.referents.size();
  // Address → how often the interpreter names it, less how often the graph has it.
  std::unordered_map<Address, int64_t> left;
  for (const Address referent : told.referents) ++left[referent];

  // What a link of an lru_cache holds, the wrapper's tp_traverse visits, because links are not tracked; what the
  // StgDict of a ctypes type holds beyond a dict, the type's.
  std::vector<NodeId> owners = {node};
  for (const Edge& edge : graph_.out(node)) {
    const std::string_view type = graph_.type_name(edge.target);
    if ((type == "functools._lru_list_elem" && graph_.type_name(node) == "functools._lru_cache_wrapper") ||
        (type == "StgDict" && edge.label.kind() == EdgeKind::kDict)) {
      owners.push_back(edge.target);
    }
  }
  if (const NodeId instance = InstanceWithValuesOf(node); instance.valid()) owners.push_back(instance);
  std::vector<uint64_t> guesses;
  for (const NodeId owner : owners) {
    for (size_t i = 0; i < graph_.out(owner).size(); ++i) {
      const uint64_t index = graph_.first_edge(owner) + i;
      const Edge& edge = graph_.edge(index);
      if (owner == node) is_told_[index] = true;
      if (IsGuess(edge.label.kind())) {
        guesses.push_back(index);
        continue;
      }
      if (!IsOwned(edge.label.kind())) {
        standings_[index] = Standing::kNotOwned;
        continue;
      }
      const int64_t times = graph_.multiplicity(index);
      int64_t& balance = left[graph_.address(edge.target)];
      Standing standing = Standing::kVisited;
      if (balance < times) standing = StandingByCount(edge.target);
      balance -= std::min(std::max<int64_t>(balance, 0), times);
      standings_[index] = standing;
      if (owner == node) score.standings[standing] += static_cast<uint64_t>(times);
      if (standing == Standing::kSurplus) {
        score.AddExample(fmt::format("{:#x} edge {} {} to {}: more owners ({}) than its count {}", told.address.value(),
                                     static_cast<int>(edge.label.kind()),
                                     HasName(edge.label.kind()) ? graph_.text(edge.label.name()) : "",
                                     Describe(edge.target), OwnedInEdges(edge.target), graph_.ref_count(edge.target)));
      }
    }
  }
  for (const uint64_t index : guesses) {
    int64_t& balance = left[graph_.address(graph_.edge(index).target)];
    const auto times = static_cast<int64_t>(graph_.multiplicity(index));
    const int64_t found = std::min(std::max<int64_t>(balance, 0), times);
    balance -= found;
    // Many C types own strings and code that their tp_traverse leaves out.
    const Edge& edge = graph_.edge(index);
    const Standing standing = found == times ? Standing::kVisited : StandingOfGuess(edge.target);
    standings_[index] = standing;
    score.guessed_edges += static_cast<uint64_t>(found);
    if (found == times) continue;
    const auto rest = static_cast<uint64_t>(times - found);
    if (standing == Standing::kCounted) score.counted_guesses += rest;
    if (standing == Standing::kCounted) continue;
    // Some of the guesses to this target are wrong; nobody knows which.
    const uint64_t wrong = std::min(surplus_[edge.target.index()], rest);
    surplus_[edge.target.index()] -= wrong;
    score.wrong_guesses += wrong;
    score.open_guesses += rest - wrong;
    if (wrong == 0) {
      ListUnproved(edge, score);
      continue;
    }
    score.AddExample(
        fmt::format("{} guessed, wrongly, at {} to {}", Describe(node), edge.label.index(), Describe(edge.target)));
  }
  for (const auto& [target, balance] : left) {
    if (balance <= 0) continue;
    // Some modules visit their type, which is static: they own no reference to it.
    if (target == told.type && graph_.has(graph_.FindNode(target), kStaticMemory)) continue;
    score.missing_edges += static_cast<uint64_t>(balance);
    const NodeId missing = graph_.FindNode(target);
    score.AddExample(fmt::format("{} has no edge to {}", Describe(node),
                                 missing.valid() ? Describe(missing) : fmt::format("{:#x}, no node", target.value())));
  }
}

// Of a __dict__ that is not empty and refers to nothing: the values lie in the instance, and are the instance's in the
// graph. Since gh-130327 (3.13.13, 3.14.4) the dict's tp_traverse visits them as well.
NodeId Comparison::InstanceWithValuesOf(NodeId dict) const {
  if (graph_.type_name(dict) != "dict" || graph_.length(dict) == 0) return NodeId();
  for (const Edge& edge : graph_.out(dict)) {
    if (edge.label.kind() == EdgeKind::kStringKey || edge.label.kind() == EdgeKind::kOtherKey) return NodeId();
  }
  for (const uint32_t edge : graph_.in_edges(dict)) {
    if (graph_.edge(edge).label.kind() == EdgeKind::kDict) return graph_.source(edge);
  }
  return NodeId();
}

void Comparison::CompareFacts(const ToldObject& told, NodeId node, Score& score) {
  if (told.length != 0) {
    ++score.lengths;
    if (graph_.length(node) != told.length - 1) {
      ++score.wrong_lengths;
      score.AddExample(
          fmt::format("{:#x} has length {}, says {}", told.address.value(), graph_.length(node), told.length - 1));
    }
  }
  if (told.size_bytes != 0) {
    ++score.sizes;
    if (graph_.size_bytes(node) > told.size_bytes) ++score.larger_sizes;
    if (graph_.size_bytes(node) < told.size_bytes) ++score.wrong_sizes;
    if (graph_.size_bytes(node) < told.size_bytes) {
      score.AddExample(
          fmt::format("{:#x}: {} bytes, says {}", told.address.value(), graph_.size_bytes(node), told.size_bytes));
    }
  }
}

// Every object of the collector's lists has to be one that the interpreter knows; every other needs a proof.
void Comparison::LookForInvented() {
  std::unordered_set<Address> told, tracked;
  for (const ToldObject& object : truth_.objects) {
    told.insert(object.address);
    if (object.is_tracked) tracked.insert(object.address);
  }
  tracked.insert(truth_.others.begin(), truth_.others.end());
  for (size_t n = 0; n < graph_.node_count(); ++n) {
    const NodeId node(n);
    if (graph_.has(node, kSynthetic)) continue;
    const std::string type = TypeNameOf(node);
    if (IsMoving(type)) continue;
    constexpr uint16_t kFrozen = kGeneration;
    if (graph_.has(node, kTracked) && (graph_.flags(node) & kGeneration) != kFrozen &&
        !tracked.contains(graph_.address(node))) {
      ++scores_[type].invented_objects;
      scores_[type].AddExample(fmt::format("{} is in a list of the collector's", Describe(node)));
    }
    if (graph_.has(node, kTracked) || told.contains(graph_.address(node))) continue;
    Score& score = scores_[type];
    ++score.unlisted_objects;
    if (graph_.has(node, kImmortal) || graph_.has(node, kStaticMemory) ||
        OwnedInEdges(node) == graph_.ref_count(node)) {
      continue;
    }
    ++score.unproved_objects;
    if (score.unproved_objects <= 1) {
      std::string holders;
      for (const uint32_t edge : graph_.in_edges(node)) {
        if (holders.size() < 100) holders += " " + Describe(graph_.source(edge));
      }
      score.AddExample(fmt::format("{} count {} of{}", Describe(node), graph_.ref_count(node), holders));
    }
  }
}

void Comparison::CountOwners() {
  for (uint64_t index = 0; index < graph_.edge_count(); ++index) {
    const Edge& edge = graph_.edge(index);
    if (edge.label.kind() == EdgeKind::kWeak) continue;
    if (edge.label.kind() == EdgeKind::kGuessed) continue;
    if (edge.label.kind() == EdgeKind::kVisited) {
      in_memory_[edge.target.index()] += graph_.multiplicity(index);
      continue;
    }
    // What was frozen into the image when it was built counts for nothing.
    const NodeId source = graph_.source(index);
    if (graph_.has(source, kStaticMemory) && graph_.has(source, kImmortal)) continue;
    owners_[edge.target.index()] += graph_.multiplicity(index);
  }
}

// Whether all that was found makes up the target's count, so that none of it can be missed.
bool Comparison::IsCountExact(NodeId target) const {
  const ReferenceAccount account = accounts_.Of(target);
  const uint64_t found = OwnedInEdges(target) + account.roots;
  // A static type begins with a reference of its own.
  return found == account.count || found + account.guessed + account.native == account.count ||
         (graph_.has(target, kStaticMemory) && found + 1 == account.count);
}

// Of an edge of a type with a decoder that the collector does not visit.
Standing Comparison::StandingByCount(NodeId target) const {
  if (graph_.has(target, kImmortal)) return Standing::kOpen;
  if (IsCountExact(target)) return Standing::kCounted;
  return OwnedInEdges(target) > graph_.ref_count(target) + 1 ? Standing::kSurplus : Standing::kOpen;
}

Standing Comparison::StandingOfGuess(NodeId target) const {
  if (graph_.has(target, kImmortal)) return Standing::kGuess;
  const ReferenceAccount account = accounts_.Of(target);
  // What lies in memory of C code is among the native pointers too.
  const uint64_t found = OwnedInEdges(target) + account.roots + account.guessed;
  const uint64_t with_memory = found + in_memory_[target.index()];
  if (with_memory > account.count) return Standing::kGuess;
  return with_memory == account.count || found + account.native == account.count ? Standing::kCounted
                                                                                 : Standing::kGuess;
}

uint64_t Comparison::GuessedSurplus(NodeId target) const {
  if (graph_.has(target, kImmortal)) return 0;
  const ReferenceAccount account = accounts_.Of(target);
  const uint64_t guesses = account.guessed + in_memory_[target.index()];
  const uint64_t found = OwnedInEdges(target) + account.roots + guesses;
  return std::min<uint64_t>(found > account.count ? found - account.count : 0, guesses);
}

void Comparison::ListUnproved(const Edge& edge, Score& score) const {
  ++score.unproved[fmt::format("at {} to {}{}", edge.label.index(),
                               graph_.has(edge.target, kImmortal) ? "immortal " : "", TypeNameOf(edge.target))];
}

std::string Comparison::Describe(NodeId node) const {
  const ObjectName* name = graph_.name(node);
  return fmt::format("{:#x} {}{}{}", graph_.address(node).value(), TypeNameOf(node), name == nullptr ? "" : " ",
                     name == nullptr ? "" : graph_.text(name->qualname));
}

}  // namespace stillheld::truth
