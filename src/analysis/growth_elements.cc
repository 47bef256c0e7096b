#include "analysis/growth_elements.h"

#include <algorithm>

namespace stillheld {
namespace {

bool IsDead(const HeapGraph& graph, NodeId weak_reference) {
  return std::ranges::none_of(graph.out(weak_reference),
                              [](const Edge& edge) { return edge.label.kind() == EdgeKind::kWeak; });
}

}  // namespace

bool IsWeakReference(const HeapGraph& graph, NodeId node) {
  const std::string_view type = graph.type_name(node);
  return type == "weakref" || type == "ReferenceType" || type == "weakref.ReferenceType" ||
         type == "weakref.KeyedRef" || type == "weakref.WeakMethod";
}

NewElements FindNewElements(const HeapGraph& graph, const GrowthSeries& series, NodeId container) {
  NewElements found;
  uint64_t values = 0, keys = 0;
  for (const Edge& edge : graph.out(container)) {
    const EdgeKind kind = edge.label.kind();
    if (kind == EdgeKind::kClass || kind == EdgeKind::kDict || !MayHold(kind)) continue;
    ++(kind == EdgeKind::kKey ? keys : values);
    if (kind != EdgeKind::kKey) found.typical_value = edge.target;
    if (series.IsOld(graph, edge.target)) continue;
    (kind == EdgeKind::kKey ? found.keys : found.values).push_back(edge.target);
    if (IsWeakReference(graph, edge.target)) {
      found.weak.push_back(edge.target);
      found.dead_weak += IsDead(graph, edge.target);
    }
  }
  found.distinct = std::max(values, keys);
  return found;
}

}  // namespace stillheld
