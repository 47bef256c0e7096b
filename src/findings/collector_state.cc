#include "findings/collector_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "analysis/uncollected.h"

namespace stillheld {
namespace {

// Lib/test/test_gc.py and Modules/gcmodule.c: the same bits since Python 2.
constexpr struct {
  uint32_t bit;
  const char* name;
} kDebugFlags[] = {{1, "DEBUG_STATS"}, {2, "DEBUG_COLLECTABLE"}, {4, "DEBUG_UNCOLLECTABLE"}, {32, "DEBUG_SAVEALL"}};
constexpr uint32_t kSaveAll = 32;
constexpr uint32_t kLeak = 2 | 4 | kSaveAll;

std::string NameOf(const HeapGraph& graph, NodeId node) {
  const ObjectName* name = graph.name(node);
  if (name == nullptr || !name->qualname.valid()) return std::string(graph.type_name(node));
  return name->module.valid() ? fmt::format("{}.{}", graph.text(name->module), graph.text(name->qualname))
                              : std::string(graph.text(name->qualname));
}

NodeId RootNamed(const HeapGraph& graph, std::string_view name) {
  for (const Root& root : graph.roots()) {
    if (root.kind == RootKind::kInterpreter && graph.text(root.name) == name) return root.node;
  }
  return NodeId();
}

void AddWarnings(const HeapGraph& graph, uint32_t flags, CollectorState& state) {
  if (!state.enabled) {
    state.warnings.push_back("the collector is disabled (gc.disable()): no cycle is ever freed");
  } else if (state.thresholds[0] == 0) {
    state.warnings.push_back("the collector's first threshold is 0: it never runs by itself");
  }
  if (!graph.gc().is_switch_known) {
    state.warnings.push_back(
        "this interpreter has no symbols that say whether the collector is enabled and which debug flags are set: "
        "taken "
        "for on, without flags");
  }
  if ((flags & kSaveAll) != 0) {
    state.warnings.push_back(
        fmt::format("{} is set: what a collection finds is kept in gc.garbage instead of being freed, so the debugging "
                    "itself leaks",
                    (flags & kLeak) == kLeak ? "gc.DEBUG_LEAK, which contains DEBUG_SAVEALL," : "gc.DEBUG_SAVEALL"));
  }
  if (!graph.gc().troubled_releases.empty()) {
    state.warnings.push_back(
        fmt::format("Python {} has a collector that lets garbage pile up, as the releases {} do: use a later one",
                    graph.python_version(), graph.gc().troubled_releases));
  }
}

}  // namespace

bool CollectorState::saves_all() const { return std::ranges::find(debug_flags, "DEBUG_SAVEALL") != debug_flags.end(); }

CollectorState ReadCollectorState(const HeapGraph& graph) {
  const GcState& gc = graph.gc();
  CollectorState state;
  state.enabled = gc.enabled;
  for (size_t g = 0; g < 3; ++g) {
    state.thresholds[g] = gc.generations[g].threshold;
    state.counts[g] = gc.generations[g].count;
    state.collections[g] = gc.generations[g].collections;
    state.collected[g] = gc.generations[g].collected;
  }
  for (uint32_t n = 0; n < graph.node_count(); ++n) {
    const uint16_t flags = graph.flags(NodeId(n));
    if ((flags & kTracked) == 0) continue;
    const auto generation = static_cast<size_t>((flags & kGeneration) >> 1);
    ++(generation == 3 ? state.frozen : state.tracked[generation]);
  }
  for (const auto& [bit, name] : kDebugFlags) {
    if ((gc.debug_flags & bit) != 0) state.debug_flags.emplace_back(name);
  }
  if (const NodeId list = GarbageList(graph); list.valid()) state.garbage_length = graph.length(list);
  if (const NodeId list = RootNamed(graph, "gc.callbacks"); list.valid()) {
    for (const Edge& edge : graph.out(list)) {
      if (edge.label.kind() == EdgeKind::kIndex) state.callbacks.push_back(NameOf(graph, edge.target));
    }
  }
  AddWarnings(graph, gc.debug_flags, state);
  return state;
}

}  // namespace stillheld
