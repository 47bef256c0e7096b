#include "analysis/live_members.h"

#include <string_view>

#include "analysis/class_object.h"

namespace stillheld {

std::vector<bool> LiveMembers(const HeapGraph& graph) {
  // Types whose instances describe a program rather than its data.
  std::vector<bool> is_program(graph.type_count());
  std::vector<bool> is_type(graph.type_count());
  for (uint32_t t = 0; t < graph.type_count(); ++t) {
    const std::string_view name = graph.text(graph.type_info(TypeId(t)).name);
    is_type[t] = name == "type" || name == "module";
    is_program[t] = is_type[t] || name.ends_with("_descriptor") || name == "code";
  }
  // One instance tells whether a type is a metaclass.
  std::vector<bool> is_known(graph.type_count());
  for (uint32_t n = 0; n < graph.node_count(); ++n) {
    const size_t type = graph.type(NodeId(n)).index();
    if (is_known[type]) continue;
    is_known[type] = true;
    if (IsClass(graph, NodeId(n))) is_type[type] = is_program[type] = true;
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
