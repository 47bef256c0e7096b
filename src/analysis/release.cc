#include "analysis/release.h"

#include <utility>

namespace stillheld {
namespace {

constexpr uint32_t kFreed = ~uint32_t{0};

// What an object's owned references are, each as often as it counts.
template <class F>
void ForEachReference(const HeapGraph& graph, NodeId node, Guesses guesses, F visit) {
  auto index = graph.first_edge(node);
  for (const Edge& edge : graph.out(node)) {
    if (IsFollowed(edge.label.kind(), guesses)) visit(edge.target, graph.multiplicity(index));
    ++index;
  }
}

}  // namespace

Release::Release(const HeapGraph& graph, Guesses guesses, NodeId ignored)
    : graph_(graph), guesses_(guesses), lost_(Column<uint32_t>::Zeroed(graph.node_count())) {
  if (!ignored.valid()) return;
  ForEachReference(graph_, ignored, guesses_,
                   [this](NodeId target, uint32_t references) { lost_[target.index()] += references; });
}

const std::vector<NodeId>& Release::LetGo(const std::vector<NodeId>& members) {
  freed_.clear();
  for (const NodeId member : members) Free(member);
  for (size_t i = 0; i < freed_.size(); ++i) {
    ForEachReference(graph_, freed_[i], guesses_, [this](NodeId target, uint32_t references) {
      uint32_t& lost = lost_[target.index()];
      if (lost == kFreed) return;
      lost += references;
      if (lost >= graph_.ref_count(target) && !graph_.has(target, kImmortal) && !graph_.has(target, kSynthetic) &&
          !graph_.has(target, kStaticMemory)) {
        Free(target);
      }
    });
  }
  return freed_;
}

void Release::Free(NodeId node) {
  if (std::exchange(lost_[node.index()], kFreed) != kFreed) freed_.push_back(node);
}

}  // namespace stillheld
