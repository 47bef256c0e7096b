#include "claims.h"

#include <fstream>
#include <unordered_map>

namespace stillheld::truth {

void WriteClaims(const HeapGraph& graph, const Comparison& comparison, const std::string& path) {
  std::ofstream claims(path + ".claims", std::ios::binary), names(path + ".names");
  std::unordered_map<uint32_t, uint64_t> lines;
  comparison.ForEachEdge([&](NodeId source, const Edge& edge, Standing standing) {
    const EdgeKind kind = edge.label.kind();
    const bool is_guess = kind == EdgeKind::kGuessed || kind == EdgeKind::kVisited;
    if (kind == EdgeKind::kStack || (is_guess && standing != Standing::kGuess)) return;
    uint64_t payload = edge.label.index();
    if (HasName(kind)) {
      const auto [line, is_new] = lines.try_emplace(edge.label.name().value(), lines.size());
      if (is_new) names << graph.text(edge.label.name()) << '\n';
      payload = line->second;
    }
    const uint64_t tagged_kind = static_cast<uint64_t>(kind) | static_cast<uint64_t>(standing) << 8;
    for (const uint64_t number :
         {graph.address(source).value(), tagged_kind, payload, graph.address(edge.target).value()}) {
      claims.write(reinterpret_cast<const char*>(&number), sizeof number);
    }
  });
  std::ofstream unexplained(path + ".unexplained", std::ios::binary);
  for (const NodeId node : comparison.unexplained()) {
    const uint64_t numbers[] = {graph.address(node).value(), comparison.AccountOf(node).unexplained()};
    unexplained.write(reinterpret_cast<const char*>(numbers), sizeof numbers);
  }
}

}  // namespace stillheld::truth
