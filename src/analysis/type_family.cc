#include "analysis/type_family.h"

#include <algorithm>

namespace stillheld {
namespace {

// The classes that a type is or derives from, itself first.
std::vector<NodeId> ResolutionOrder(const HeapGraph& graph, NodeId type) {
  for (const Edge& edge : graph.out(type)) {
    if (edge.label.kind() != EdgeKind::kAttribute || graph.text(edge.label.name()) != "__mro__") continue;
    std::vector<NodeId> order;
    for (const Edge& item : graph.out(edge.target)) {
      if (item.label.kind() == EdgeKind::kIndex) order.push_back(item.target);
    }
    return order;
  }
  return {type};
}

}  // namespace

TypeFamily::TypeFamily(const HeapGraph& graph, std::span<const std::string_view> names)
    : graph_(graph), index_by_type_(graph.type_count(), -1) {
  const auto index_of = [&](std::string_view name) {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
  };
  // A type object's own record is found by its node.
  std::vector<std::pair<NodeId, std::string_view>> name_by_node;
  for (uint32_t t = 0; t < graph.type_count(); ++t) {
    const TypeInfo& info = graph.type_info(TypeId(t));
    if (info.node.valid()) name_by_node.emplace_back(info.node, graph.text(info.name));
  }
  std::ranges::sort(name_by_node);
  for (uint32_t t = 0; t < graph.type_count(); ++t) {
    const TypeInfo& info = graph.type_info(TypeId(t));
    int& index = index_by_type_[t];
    index = index_of(graph.text(info.name));
    if (index >= 0 || !info.node.valid()) continue;
    for (const NodeId base : ResolutionOrder(graph, info.node)) {
      const auto named = std::ranges::lower_bound(name_by_node, base, {}, &std::pair<NodeId, std::string_view>::first);
      if (named != name_by_node.end() && named->first == base) {
        index = index_of(named->second);
      } else if (const ObjectName* own = graph.name(base)) {
        // A class without instances has no record, but a name.
        const std::string_view module = graph.text(own->module);
        index = module.empty() || module == "builtins"
                    ? index_of(graph.text(own->qualname))
                    : index_of(std::string(module) + "." + std::string(graph.text(own->qualname)));
      }
      if (index >= 0) break;
    }
  }
}

NodeId AttributeOf(const HeapGraph& graph, NodeId object, std::string_view name) {
  NodeId dict;
  for (const Edge& edge : graph.out(object)) {
    if (edge.label.kind() == EdgeKind::kAttribute && graph.text(edge.label.name()) == name) return edge.target;
    if (edge.label.kind() == EdgeKind::kDict) dict = edge.target;
  }
  if (!dict.valid()) return {};
  for (const Edge& edge : graph.out(dict)) {
    if (edge.label.kind() == EdgeKind::kStringKey && graph.text(edge.label.name()) == name) return edge.target;
  }
  return {};
}

}  // namespace stillheld
