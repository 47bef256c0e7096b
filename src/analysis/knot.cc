#include "analysis/knot.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "analysis/reference_text.h"

namespace stillheld {
namespace {

constexpr size_t kMostStrands = 1'500'000;
constexpr size_t kDeepestContainer = 12;  // containers within containers, in one strand

// Types of which an object by itself says nothing to a developer.
bool IsPlainContainer(std::string_view type) {
  static constexpr std::array<std::string_view, 13> kTypes = {"dict",
                                                              "list",
                                                              "tuple",
                                                              "set",
                                                              "frozenset",
                                                              "cell",
                                                              "collections.deque",
                                                              "collections.OrderedDict",
                                                              "mappingproxy",
                                                              "collections.defaultdict",
                                                              "method-wrapper",
                                                              "types.SimpleNamespace",
                                                              "dict_values"};
  return std::ranges::find(kTypes, type) != kTypes.end();
}

constexpr uint32_t kNoMember = ~uint32_t{0};

class Tying {
 public:
  Tying(const HeapGraph& graph, const std::vector<NodeId>& nodes) : graph_(graph), nodes_(nodes) {
    member_by_node_.assign(nodes.size(), kNoMember);
    holders_by_node_.assign(nodes.size(), 0);
    ForEachInnerEdge([this](size_t, size_t to, uint64_t edge) { holders_by_node_[to] += graph_.multiplicity(edge); });
    for (size_t i = 0; i < nodes.size(); ++i) {
      if (!IsPart(i)) AddMember(i);
    }
    FindOwners();
    // A circle of nothing but containers: some of them have to be drawn.
    for (size_t i = 0; i < nodes.size(); ++i) {
      if (owner_by_node_[i] != kNoMember) continue;
      AddMember(i);
      FindOwners();
    }
  }

  Knot Run() {
    for (uint32_t m = 0; m < knot_.members.size(); ++m) FollowStrands(m);
    return std::move(knot_);
  }

  // The member that the node is or is part of.
  uint32_t OwnerOf(NodeId node) const {
    const size_t i = Find(node);
    return i == nodes_.size() ? kNoMember : owner_by_node_[i];
  }

 private:
  size_t Find(NodeId node) const {
    const auto at = std::ranges::lower_bound(nodes_, node);
    return at != nodes_.end() && *at == node ? static_cast<size_t>(at - nodes_.begin()) : nodes_.size();
  }

  template <class F>
  void ForEachEdgeOf(size_t from, F visit) const {
    uint64_t index = graph_.first_edge(nodes_[from]);
    for (const Edge& edge : graph_.out(nodes_[from])) {
      if (MayHold(edge.label.kind())) {
        if (const size_t to = Find(edge.target); to != nodes_.size()) visit(from, to, index);
      }
      ++index;
    }
  }
  template <class F>
  void ForEachInnerEdge(F visit) const {
    for (size_t i = 0; i < nodes_.size(); ++i) ForEachEdgeOf(i, visit);
  }

  bool IsPart(size_t i) const { return holders_by_node_[i] == 1 && IsPlainContainer(graph_.type_name(nodes_[i])); }
  void AddMember(size_t i) {
    member_by_node_[i] = static_cast<uint32_t>(knot_.members.size());
    knot_.members.push_back({nodes_[i], 0});
  }

  // Of every node that a member or its containers hold.
  void FindOwners() {
    owner_by_node_ = member_by_node_;
    std::vector<size_t> open;
    for (size_t i = 0; i < nodes_.size(); ++i) {
      if (member_by_node_[i] != kNoMember) open.push_back(i);
    }
    while (!open.empty()) {
      const size_t from = open.back();
      open.pop_back();
      ForEachEdgeOf(from, [&](size_t, size_t to, uint64_t) {
        if (owner_by_node_[to] != kNoMember) return;
        owner_by_node_[to] = owner_by_node_[from];
        open.push_back(to);
      });
    }
  }

  struct Reached {
    size_t node = 0;
    ReferenceText text;
    size_t depth = 0;
  };

  void FollowStrands(uint32_t member) {
    std::vector<Reached> open = {{Find(knot_.members[member].node), {}, 0}};
    while (!open.empty()) {
      const Reached at = std::move(open.back());
      open.pop_back();
      ForEachEdgeOf(at.node, [&](size_t, size_t to, uint64_t edge) {
        ReferenceText text = at.text;
        AppendReference(graph_, static_cast<uint32_t>(edge), text);
        if (member_by_node_[to] == kNoMember) {
          if (at.depth < kDeepestContainer) {
            open.push_back({to, std::move(text), at.depth + 1});
          } else {
            knot_.is_whole = false;
          }
        } else if (knot_.strands.size() < kMostStrands) {
          if (text.ends_in_namespace) {
            text.exact += text.exact.empty() ? "__dict__" : ".__dict__";
            text.general += text.general.empty() ? "__dict__" : ".__dict__";
          }
          const bool through = at.depth > 1 || (at.depth == 1 && !at.text.ends_in_namespace);
          knot_.strands.push_back({.from = member,
                                   .to = member_by_node_[to],
                                   .name = std::move(text.exact),
                                   .general_name = std::move(text.general),
                                   .edge = static_cast<uint32_t>(edge),
                                   .references = graph_.multiplicity(edge),
                                   .is_through_container = through});
        } else {
          knot_.is_whole = false;
        }
      });
    }
  }

  const HeapGraph& graph_;
  const std::vector<NodeId>& nodes_;
  std::vector<uint32_t> member_by_node_;  // of nodes that are members themselves
  std::vector<uint32_t> owner_by_node_;
  std::vector<uint32_t> holders_by_node_;
  Knot knot_;
};

// Bytes of what hangs on the component: each to the one member that holds it, or to all.
void ShareBytes(const HeapGraph& graph, const Tying& tying, const std::vector<NodeId>& freed, Knot& knot) {
  constexpr uint32_t kShared = kNoMember - 1;
  std::unordered_map<NodeId, uint32_t> holder_by_node;
  std::vector<NodeId> open;
  for (const NodeId node : freed) {
    const uint32_t owner = tying.OwnerOf(node);
    if (owner == kNoMember) continue;
    holder_by_node[node] = owner;
    open.push_back(node);
  }
  // What two of them reach becomes shared, and so does all behind it: each node is visited twice at most.
  while (!open.empty()) {
    const NodeId from = open.back();
    open.pop_back();
    const uint32_t holder = holder_by_node.at(from);
    for (const Edge& edge : graph.out(from)) {
      const NodeId to = edge.target;
      if (!MayHold(edge.label.kind()) || !std::ranges::binary_search(freed, to)) continue;
      if (tying.OwnerOf(to) != kNoMember) continue;
      const auto [place, is_new] = holder_by_node.try_emplace(to, holder);
      if (!is_new && (place->second == holder || place->second == kShared)) continue;
      if (!is_new) place->second = kShared;
      open.push_back(to);
    }
  }
  for (const NodeId node : freed) {
    const auto holder = holder_by_node.find(node);
    const bool has_one = holder != holder_by_node.end() && holder->second < knot.members.size();
    (has_one ? knot.members[holder->second].bytes : knot.shared_bytes) += graph.size_bytes(node);
  }
}

}  // namespace

uint64_t Knot::bytes() const {
  uint64_t bytes = shared_bytes;
  for (const Member& member : members) bytes += member.bytes;
  return bytes;
}

Knot TieKnot(const HeapGraph& graph, const std::vector<NodeId>& members, const std::vector<NodeId>& freed) {
  Tying tying(graph, members);
  Knot knot = tying.Run();
  ShareBytes(graph, tying, freed, knot);
  std::ranges::stable_sort(knot.strands, {}, &Knot::Strand::from);
  return knot;
}

}  // namespace stillheld
