// Measures what is asked of cycles: the unreachable set, components, groups and what-if. One JSON line.
//
// usage: garbage_bench make NODES sequential|shuffled FILE      writes a snapshot
//        garbage_bench measure FILE
//
// The heap: nine tenths are a tree that is alive, as in graph_bench; one tenth is garbage: views that are in cycles
// with their requests and responses, eight objects each, 20 kB of text on each view. Making and measuring are two
// processes, so that the peak of memory is that of the analyses alone.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <random>
#include <string_view>
#include <vector>

#include "analysis/garbage_groups.h"
#include "analysis/knot.h"
#include "analysis/scc.h"
#include "analysis/uncollected.h"
#include "analysis/what_if.h"
#include "heap/heap_builder.h"
#include "processor_time.h"
#include "snapshot/snapshot_file.h"

namespace {

using namespace stillheld;

constexpr uint64_t kHeap = 0x7f00'0000'0000;
constexpr uint64_t kObjectBytes = 64;
constexpr uint64_t kElements = 4;
constexpr uint64_t kPerView = 8;

uint64_t PeakBytes() {
  rusage usage;
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<uint64_t>(usage.ru_maxrss) * 1024;
}

struct Reference {
  uint64_t to;
  EdgeLabel label;
};

// Objects by number: the tree first, then the views with what belongs to them.
class Heap {
 public:
  Heap(uint64_t nodes, HeapBuilder& builder)
      : tree_(nodes - nodes / 10 / kPerView * kPerView), nodes_(nodes), builder_(builder) {
    for (const char* type : {"list", "app.View", "rest.Request", "rest.Response", "dict", "str"}) {
      types_.push_back(builder.AddType(builder.Intern(type), Address(), 56, type != std::string_view("str")));
    }
  }

  HeapBuilder::Node NodeOf(uint64_t object) const {
    constexpr size_t kTypes[kPerView] = {1, 2, 3, 4, 4, 5, 4, 0};
    const uint64_t part = object < tree_ ? 0 : (object - tree_) % kPerView;
    const bool is_text = object >= tree_ && part == 5;
    HeapBuilder::Node node{.type = types_[object < tree_ ? 0 : kTypes[part]], .size_bytes = kObjectBytes};
    node.flags = static_cast<uint16_t>(kDecoded | (is_text ? 0 : kTracked));
    if (is_text) node.size_bytes = 20'000;
    // The view has two holders, and so has the request; each other object has one.
    node.ref_count = object >= tree_ && part < 2 ? 2 : 1;
    return node;
  }

  std::vector<Reference> ReferencesOf(uint64_t object) {
    std::vector<Reference> references;
    if (object < tree_) {
      for (uint64_t child = object * kElements + 1; child <= object * kElements + kElements && child < tree_; ++child) {
        references.push_back({child, EdgeLabel(EdgeKind::kIndex, child % kElements)});
      }
      return references;
    }
    const uint64_t view = object - (object - tree_) % kPerView;
    const auto add = [&](uint64_t part, EdgeKind kind, std::string_view name) {
      references.push_back({view + part, EdgeLabel(kind, builder_.Intern(name))});
    };
    switch (object - view) {
      case 0:
        add(1, EdgeKind::kAttribute, "request");
        add(2, EdgeKind::kAttribute, "response");
        add(5, EdgeKind::kAttribute, "data");
        add(6, EdgeKind::kAttribute, "kwargs");
        break;
      case 1:
        add(3, EdgeKind::kAttribute, "parser_context");
        break;
      case 2:
        add(4, EdgeKind::kAttribute, "renderer_context");
        add(7, EdgeKind::kAttribute, "headers");
        break;
      case 3:
        add(0, EdgeKind::kStringKey, "view");
        break;
      case 4:
        add(0, EdgeKind::kStringKey, "view");
        add(1, EdgeKind::kStringKey, "request");
        break;
      default:
        break;
    }
    return references;
  }

 private:
  uint64_t tree_, nodes_;
  HeapBuilder& builder_;
  std::vector<TypeId> types_;
};

void Make(uint64_t nodes, bool shuffled, const char* file) {
  std::vector<uint32_t> place(nodes), object(nodes);
  std::iota(place.begin(), place.end(), 0u);
  if (shuffled) std::ranges::shuffle(place, std::mt19937(1));
  for (uint32_t i = 0; i < nodes; ++i) object[place[i]] = i;
  HeapBuilder builder;
  Heap heap(nodes, builder);
  for (uint64_t p = 0; p < nodes; ++p) {
    HeapBuilder::Node node = heap.NodeOf(object[p]);
    node.address = Address(kHeap + p * kObjectBytes);
    builder.AddNode(node);
  }
  builder.Seal();
  for (uint64_t p = 0; p < nodes; ++p) {
    for (const Reference& reference : heap.ReferencesOf(object[p])) {
      builder.AddEdge(NodeId(p), NodeId(place[reference.to]), reference.label);
    }
  }
  builder.AddRoot(RootKind::kModule, "app", NodeId(place[0]));
  WriteSnapshot(file, std::move(builder).Build(), {});
}

void Measure(const char* file) {
  const HeapGraph graph = ReadSnapshot(file).graph;
  const uint64_t before = PeakBytes();
  Uncollected uncollected;
  std::vector<GarbageGroup> groups;
  uint64_t components = 0, freed = 0;
  const double unreachable = Seconds([&] { uncollected = FindUncollected(graph); });
  const double scc = Seconds([&] { components = FindComponents(graph, [](NodeId) { return true; }).count; });
  const double grouping = Seconds([&] { groups = GroupGarbage(graph, uncollected.is_garbage); });
  const double what_if = Seconds([&] {
    for (const GarbageGroup& group : groups) {
      freed += FindBreak(graph, TieKnot(graph, group.example, group.example_freed)).bytes_freed;
    }
  });
  fmt::print(
      "{{\"nodes\": {}, \"edges\": {}, \"unreachable_s\": {:.3f}, \"components_s\": {:.3f}, \"groups_s\": {:.3f}, "
      "\"what_if_s\": {:.3f}, \"bytes_per_node\": {:.1f}, \"unreachable\": {}, \"components\": {}, \"cycles\": {}, "
      "\"freed\": {}}}\n",
      graph.node_count(), graph.edge_count(), unreachable, scc, grouping, what_if,
      static_cast<double>(PeakBytes() - before) / static_cast<double>(graph.node_count()), uncollected.objects,
      components, groups.empty() ? 0 : groups.front().cycles, freed);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "";
  if (what == "make" && argc == 5) {
    Make(std::strtoull(argv[2], nullptr, 10), argv[3] == std::string_view("shuffled"), argv[4]);
  } else if (what == "measure" && argc == 3) {
    Measure(argv[2]);
  } else {
    fmt::print(stderr, "usage: garbage_bench make NODES sequential|shuffled FILE, or: garbage_bench measure FILE\n");
    return 2;
  }
}
