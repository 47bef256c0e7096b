#include "analysis/owners.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace stillheld {
namespace {

constexpr uint32_t kDeepest = 3;
constexpr size_t kMostOwners = 16;
constexpr size_t kMostHolders = 64;
constexpr size_t kMostReferences = 20'000;

// The object whose __dict__ the node is; invalid if it is none. Every function of a module refers to its namespace.
NodeId NamespaceOf(const HeapGraph& graph, NodeId node) {
  const auto edges = graph.in_edges(node);
  for (size_t i = 0; i < std::min<size_t>(edges.size(), kMostReferences); ++i) {
    if (graph.edge(edges[i]).label.kind() == EdgeKind::kDict) return graph.source(edges[i]);
  }
  return NodeId();
}

bool IsModule(const HeapGraph& graph, NodeId node) { return graph.type_name(node) == "module"; }

struct Step {
  NodeId node;
  uint32_t depth;
};

class OwnerSearch {
 public:
  OwnerSearch(const HeapGraph& graph, NodeId container) : graph_(graph), open_{{container, 0}}, seen_{container} {}

  std::vector<Owner> Run() {
    for (size_t next = 0; next < open_.size() && owners_.size() < kMostOwners; ++next) Visit(open_[next]);
    return std::move(owners_);
  }

 private:
  void Visit(Step step) {
    auto edges = graph_.in_edges(step.node);
    auto sources = graph_.in_sources(step.node);
    for (size_t i = 0; i < std::min<size_t>(edges.size(), kMostHolders); ++i) {
      const EdgeLabel label = graph_.edge(edges[i]).label;
      switch (label.kind()) {
        case EdgeKind::kAttribute:
        case EdgeKind::kInternal:
          Add(sources[i], graph_.text(label.name()), step.depth);
          break;
        case EdgeKind::kLocal:
          Add(sources[i], graph_.text(label.name()), step.depth, true);
          break;
        case EdgeKind::kDict:
          Add(sources[i], "__dict__", step.depth);
          break;
        case EdgeKind::kStringKey:
          if (NodeId owner = NamespaceOf(graph_, sources[i]); owner.valid()) {
            Add(owner, graph_.text(label.name()), step.depth);
          } else {
            Ascend(sources[i], step.depth);
          }
          break;
        case EdgeKind::kOtherKey:
        case EdgeKind::kIndex:
        case EdgeKind::kMember:
        case EdgeKind::kCell:
          Ascend(sources[i], step.depth);
          break;
        case EdgeKind::kClass:
        case EdgeKind::kKey:
        case EdgeKind::kStack:
        case EdgeKind::kWeak:
        case EdgeKind::kGuessed:
        case EdgeKind::kVisited:
          break;
      }
    }
  }

  void Ascend(NodeId holder, uint32_t depth) {
    if (depth < kDeepest && open_.size() < kMostHolders && seen_.insert(holder).second) {
      open_.push_back({holder, depth + 1});
    }
  }

  void Add(NodeId object, std::string_view name, uint32_t depth, bool is_local = false) {
    // The table of a WeakKeyDictionary or a UserDict: code names the object around it.
    if (name == "data" && IsWrapperOfData(graph_, object) && seen_.insert(object).second) {
      open_.push_back({object, depth});
      return;
    }
    if (!name.empty()) owners_.push_back({object, name, depth, IsModule(graph_, object), is_local});
  }

  const HeapGraph& graph_;
  std::vector<Step> open_;
  std::unordered_set<NodeId> seen_;
  std::vector<Owner> owners_;
};

}  // namespace

bool IsWrapperOfData(const HeapGraph& graph, NodeId object) {
  static constexpr std::array<std::string_view, 6> kWrappers = {
      "weakref.WeakKeyDictionary", "weakref.WeakValueDictionary", "_weakrefset.WeakSet",
      "collections.UserDict",      "collections.UserList",        "weakref.WeakSet"};
  return std::ranges::find(kWrappers, graph.type_name(object)) != kWrappers.end();
}

std::vector<Owner> OwnersOf(const HeapGraph& graph, NodeId container) { return OwnerSearch(graph, container).Run(); }

std::vector<Owner> ModulesOf(const HeapGraph& graph, NodeId object) {
  std::vector<Owner> modules;
  const auto edges = graph.in_edges(object);
  for (size_t i = 0; i < std::min<size_t>(edges.size(), kMostReferences) && modules.size() < kMostOwners; ++i) {
    const EdgeLabel label = graph.edge(edges[i]).label;
    if (label.kind() != EdgeKind::kStringKey) continue;
    const NodeId owner = NamespaceOf(graph, graph.source(edges[i]));
    if (owner.valid() && IsModule(graph, owner)) modules.push_back({owner, graph.text(label.name()), 0, true});
  }
  return modules;
}

bool IsNamespace(const HeapGraph& graph, NodeId node) { return NamespaceOf(graph, node).valid(); }

}  // namespace stillheld
