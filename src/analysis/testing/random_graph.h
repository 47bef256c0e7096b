// Random graphs of one type of object, for comparing an algorithm with a naive one.
#ifndef STILLHELD_ANALYSIS_TESTING_RANDOM_GRAPH_H_
#define STILLHELD_ANALYSIS_TESTING_RANDOM_GRAPH_H_

#include <algorithm>
#include <cstdint>
#include <random>
#include <span>
#include <utility>
#include <vector>

#include "heap/heap_builder.h"

namespace stillheld {

// Node i has a size of 2^(i % 40) + 1 bytes. Edges are of the given kinds, evenly.
inline HeapGraph RandomGraph(std::mt19937& random, uint32_t nodes, uint32_t edges, std::span<const EdgeKind> kinds) {
  HeapBuilder builder;
  const TypeId type = builder.AddType(builder.Intern("object"), Address(), 16, true);
  for (uint32_t i = 0; i < nodes; ++i) {
    builder.AddNode({.address = Address(0x1000 + 16 * i), .type = type, .size_bytes = (uint64_t{1} << i % 40) + 1});
  }
  builder.Seal();
  std::vector<std::pair<uint32_t, uint32_t>> pairs;
  for (uint32_t i = 0; i < edges; ++i) {
    const auto source = static_cast<uint32_t>(random() % nodes);
    pairs.emplace_back(source, static_cast<uint32_t>(random() % nodes));
  }
  std::ranges::sort(pairs);
  for (const auto& [source, target] : pairs) {
    builder.AddEdge(NodeId(source), NodeId(target), EdgeLabel(kinds[random() % kinds.size()]));
  }
  return std::move(builder).Build();
}

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_TESTING_RANDOM_GRAPH_H_
