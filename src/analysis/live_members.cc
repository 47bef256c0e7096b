#include "analysis/live_members.h"

#include <string_view>

namespace stillheld {

std::vector<bool> LiveMembers(const HeapGraph& graph) {
  // Types whose instances describe a program rather than its data.
  std::vector<bool> is_program(graph.type_count());
  std::vector<bool> is_type(graph.type_count());
  for (uint32_t t = 0; t < graph.type_count(); ++t) {
    const std::string_view name = graph.text(graph.type_info(TypeId(t)).name);
    is_type[t] = name == "type" || name == "module" || name.ends_with("Meta") || name == "abc.ABCMeta";
    is_program[t] = is_type[t] || name.ends_with("_descriptor") || name == "code";
  }
  // An instance of a metaclass is a class, whatever the metaclass is called.
  for (uint32_t t = 0; t < graph.type_count(); ++t) {
    const NodeId type = graph.type_info(TypeId(t)).node;
    if (type.valid()) is_type[graph.type(type).index()] = is_program[graph.type(type).index()] = true;
  }
  std::vector<bool> takes_part(graph.node_count());
  for (uint32_t n = 0; n < graph.node_count(); ++n) {
    takes_part[n] = graph.has(NodeId(n), kTracked) && !is_program[graph.type(NodeId(n)).index()];
  }
  for (uint32_t n = 0; n < graph.node_count(); ++n) {
    if (!is_type[graph.type(NodeId(n)).index()]) continue;
    for (const Edge& edge : graph.out(NodeId(n))) {
      if (edge.label.kind() == EdgeKind::kDict) takes_part[edge.target.index()] = false;
    }
  }
  return takes_part;
}

}  // namespace stillheld
