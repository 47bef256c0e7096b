#include "findings/kept.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include "analysis/await_chain.h"
#include "analysis/type_family.h"

namespace stillheld {
namespace {

// Typical: of the type that most of them have, the one of middle size.
NodeId Typical(const HeapGraph& graph, const std::vector<NodeId>& nodes) {
  std::map<TypeId, std::vector<NodeId>> by_type;
  for (const NodeId node : nodes) by_type[graph.type(node)].push_back(node);
  auto most = std::ranges::max_element(by_type, {}, [](const auto& entry) { return entry.second.size(); });
  if (most == by_type.end()) return NodeId();
  std::vector<NodeId>& same_type = most->second;
  auto middle = same_type.begin() + static_cast<ptrdiff_t>(same_type.size() / 2);
  std::ranges::nth_element(same_type, middle, {}, [&](NodeId node) { return graph.size_bytes(node); });
  return *middle;
}

bool HasTraceback(const HeapGraph& graph, NodeId node) {
  return std::ranges::any_of(graph.out(node),
                             [&](const Edge& edge) { return graph.type_name(edge.target) == "traceback"; });
}

bool IsCallable(const HeapGraph& graph, NodeId node) {
  static constexpr std::array<std::string_view, 4> kCallables = {"function", "method", "functools.partial",
                                                                 "builtin_function_or_method"};
  return std::ranges::find(kCallables, graph.type_name(node)) != kCallables.end();
}

// "(request, time)", {"connection": …}: what is worth a word is inside.
constexpr size_t kMostParts = 8;
std::vector<std::string> PartsOf(const HeapGraph& graph, NodeId node) {
  static constexpr std::array<std::string_view, 3> kPlain = {"tuple", "list", "dict"};
  std::vector<std::string> parts;
  if (std::ranges::find(kPlain, graph.type_name(node)) == kPlain.end() || graph.length(node) > kMostParts) return parts;
  for (const Edge& edge : graph.out(node)) {
    const EdgeKind kind = edge.label.kind();
    const bool is_value = kind == EdgeKind::kIndex || kind == EdgeKind::kStringKey || kind == EdgeKind::kOtherKey;
    if (is_value) parts.emplace_back(graph.type_name(edge.target));
  }
  return parts;
}

// Of a task: its coroutine has no frame any more once it has ended.
void DescribeTask(const HeapGraph& graph, Kept& kept) {
  const NodeId coroutine = AttributeOf(graph, kept.typical, "_coro");
  if (!coroutine.valid()) return;
  kept.has_ended = graph.name(coroutine) == nullptr;
  if (kept.has_ended) return;
  std::string_view innermost;
  for (const NodeId link : AwaitChain(graph, coroutine)) {
    const ObjectName* name = graph.name(link);
    if (link != coroutine && name != nullptr) innermost = graph.text(name->qualname);
  }
  kept.waits_at = PlaceOf(graph, coroutine);
  if (!innermost.empty()) kept.waits_at += ", for " + std::string(innermost);
}

}  // namespace

Kept DescribeKept(const HeapGraph& graph, const GrowthSeries& series, const RetainedSet& retained, NodeId container,
                  const NewElements& gained, uint64_t growth, bool is_chain) {
  Kept kept;
  kept.typical = Typical(graph, gained.kept());
  if (!kept.typical.valid()) kept.typical = gained.typical_value;
  if (const NodeId key = Typical(graph, gained.keys); key.valid()) kept.key_type = graph.type_name(key);

  std::vector<NodeId> all = gained.values;
  all.insert(all.end(), gained.keys.begin(), gained.keys.end());
  if (all.empty()) {
    // Nothing new is kept but the slots themselves.
    const uint64_t length = std::max<uint64_t>(graph.length(container), 1);
    kept.size_bytes = static_cast<double>(graph.size_bytes(container)) / static_cast<double>(length);
  } else {
    // Addresses that were used again hide some new elements: those that are seen stand for the rest. But where elements
    // are shared, the few that are new serve all.
    const bool shared = 10 * gained.distinct < 9 * uint64_t{graph.length(container)};
    const double elements = static_cast<double>(shared ? std::max<uint64_t>(growth, 1) : gained.kept().size());
    uint64_t bytes = 0;
    for (const NodeId node : retained.NodesOf(all)) {
      if (!is_chain || !series.IsOld(graph, node)) bytes += graph.size_bytes(node);
    }
    kept.size_bytes = static_cast<double>(bytes) / elements;
  }
  if (!kept.typical.valid()) return kept;
  kept.type = graph.type_name(kept.typical);
  kept.length = graph.length(kept.typical);
  kept.has_traceback = HasTraceback(graph, kept.typical);
  kept.is_callable = IsCallable(graph, kept.typical);
  if (kept.type.ends_with("Task")) DescribeTask(graph, kept);
  kept.parts = PartsOf(graph, kept.typical);
  // Registries keep tuples of (id, callable) and the like.
  for (const Edge& edge : graph.out(kept.typical)) {
    if (edge.label.kind() == EdgeKind::kIndex && kept.length <= 4) kept.is_callable |= IsCallable(graph, edge.target);
  }
  return kept;
}

double DistinctPartsPerElement(const HeapGraph& graph, const std::vector<NodeId>& elements, std::string_view type) {
  std::set<NodeId> parts;
  size_t with_part = 0;
  for (const NodeId element : elements) {
    const size_t before = with_part;
    for (const Edge& edge : graph.out(element)) {
      if (edge.label.kind() == EdgeKind::kWeak || graph.type_name(edge.target) != type) continue;
      parts.insert(edge.target);
      with_part = before + 1;
    }
  }
  return with_part == 0 ? 1 : static_cast<double>(parts.size()) / static_cast<double>(with_part);
}

}  // namespace stillheld
