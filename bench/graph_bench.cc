// Measures what is done with a graph: building it, its snapshot file, paths, dominators, components. One JSON line.
//
// usage: graph_bench NODES sequential|shuffled FOLDER
//
// The heap: a tree of containers with 4 elements each, and as many references again to 1,000 objects that all share.
// Sequential: children lie behind their parents, as in a young heap. Shuffled: nobody lies near anybody.
// Nodes and edges are added in the order of addresses, as the walk does.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <numeric>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/dominators.h"
#include "analysis/root_paths.h"
#include "analysis/scc.h"
#include "heap/heap_builder.h"
#include "processor_time.h"
#include "snapshot/snapshot_file.h"

namespace {

using namespace stillheld;

constexpr uint64_t kHeap = 0x7f00'0000'0000;
constexpr uint64_t kObjectBytes = 64;
constexpr uint64_t kShared = 1000;
constexpr uint64_t kElements = 4;

// Where the i-th object of the tree lies, and which object lies at a place.
class Places {
 public:
  Places(uint64_t nodes, bool shuffled) : place_(nodes), object_(nodes) {
    std::iota(place_.begin(), place_.end(), 0u);
    if (shuffled) std::ranges::shuffle(place_, std::mt19937(1));
    for (uint32_t i = 0; i < nodes; ++i) object_[place_[i]] = i;
  }
  static Address AddressOf(uint64_t place) { return Address(kHeap + place * kObjectBytes); }
  Address At(uint64_t object) const { return AddressOf(place_[object]); }
  uint64_t ObjectAt(uint64_t place) const { return object_[place]; }

 private:
  std::vector<uint32_t> place_, object_;
};

HeapGraph Build(uint64_t nodes, const Places& places) {
  HeapBuilder builder;
  const TypeId list = builder.AddType(builder.Intern("list"), Address(), 56, true);
  for (uint64_t place = 0; place < nodes; ++place) {
    builder.AddNode({.address = Places::AddressOf(place), .type = list, .size_bytes = kObjectBytes, .ref_count = 2});
  }
  builder.Seal();
  const EdgeLabel name(EdgeKind::kAttribute, builder.Intern("shared"));
  for (uint64_t place = 0; place < nodes; ++place) {
    const uint64_t object = places.ObjectAt(place);
    const NodeId source(place);
    for (uint64_t child = object * kElements + 1; child <= object * kElements + kElements && child < nodes; ++child) {
      builder.AddEdge(source, places.At(child), EdgeLabel(EdgeKind::kIndex, child % kElements));
    }
    builder.AddEdge(source, places.At(nodes - 1 - object * 7919 % kShared), name);
  }
  builder.AddRoot(RootKind::kModule, "app", builder.FindNode(places.At(0)));
  return std::move(builder).Build();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: graph_bench NODES sequential|shuffled FOLDER\n");
    return 2;
  }
  const uint64_t nodes = std::strtoull(argv[1], nullptr, 10);
  const Places places(nodes, argv[2] == std::string_view("shuffled"));
  const std::filesystem::path file = std::filesystem::path(argv[3]) / "graph_bench.held";

  HeapGraph graph;
  RootPaths paths;
  uint64_t components = 0, retained = 0;
  const double build = Seconds([&] { graph = Build(nodes, places); });
  const double write = Seconds([&] { WriteSnapshot(file, graph, {}); });
  const auto file_bytes = std::filesystem::file_size(file);
  const double read = Seconds([&] { graph = ReadSnapshot(file).graph; });
  std::filesystem::remove(file);
  const double root_paths = Seconds([&] { paths = FindRootPaths(graph); });
  const double dominators = Seconds([&] {
    const auto starts = StartsOf(graph, paths);
    retained = FindDominators(graph, starts).retained_bytes(graph.roots()[0].node);
  });
  const double scc = Seconds([&] { components = FindComponents(graph, [](NodeId) { return true; }).count; });
  rusage usage;
  ::getrusage(RUSAGE_SELF, &usage);
  fmt::print(
      "{{\"nodes\": {}, \"edges\": {}, \"order\": \"{}\", \"build_s\": {:.3f}, \"write_s\": {:.3f}, \"read_s\": "
      "{:.3f}, "
      "\"paths_s\": {:.3f}, \"dominators_s\": {:.3f}, \"components_s\": {:.3f}, \"file_bytes\": {}, "
      "\"peak_bytes\": {}, \"components\": {}, \"retained_bytes\": {}}}\n",
      graph.node_count(), graph.edge_count(), argv[2], build, write, read, root_paths, dominators, scc, file_bytes,
      usage.ru_maxrss * 1024, components, retained);
}
