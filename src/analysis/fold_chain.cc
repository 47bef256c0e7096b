#include "analysis/fold_chain.h"

#include <algorithm>
#include <tuple>

namespace stillheld {
namespace {

constexpr size_t kLongestRound = 8;

using StepKey = std::tuple<EdgeKind, uint32_t, TypeId>;

StepKey KeyOf(const HeapGraph& graph, uint32_t index) {
  const Edge& edge = graph.edge(index);
  const EdgeKind kind = edge.label.kind();
  return {kind, HasName(kind) ? edge.label.index() : 0, graph.type(edge.target)};
}

bool IsNamed(const StepKey& key) { return HasName(std::get<0>(key)) || std::get<0>(key) == EdgeKind::kDict; }

// Whether the last `round` steps are those before them once more.
bool EndsWithRepeatedRound(const std::vector<StepKey>& keys, size_t round) {
  const size_t rounds = round == 1 && !IsNamed(keys.back()) ? 3 : 2;
  if (keys.size() < round * rounds) return false;
  for (size_t i = 1; i < rounds; ++i) {
    if (!std::equal(keys.end() - round, keys.end(), keys.end() - round * (i + 1))) return false;
  }
  return true;
}

}  // namespace

std::vector<uint32_t> FoldChain(const HeapGraph& graph, const std::vector<uint32_t>& path) {
  std::vector<uint32_t> folded;
  std::vector<StepKey> keys;
  for (const uint32_t edge : path) {
    folded.push_back(edge);
    keys.push_back(KeyOf(graph, edge));
    for (size_t round = 1; round <= kLongestRound; ++round) {
      if (!EndsWithRepeatedRound(keys, round)) continue;
      keys.resize(keys.size() - round);
      folded.resize(keys.size());
      break;
    }
  }
  return folded;
}

}  // namespace stillheld
