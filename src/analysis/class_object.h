// Is an object a class? Metaclasses have many names; what all classes have is a method resolution order.
#ifndef STILLHELD_ANALYSIS_CLASS_OBJECT_H_
#define STILLHELD_ANALYSIS_CLASS_OBJECT_H_

#include "heap/heap_graph.h"

namespace stillheld {

inline bool IsClass(const HeapGraph& graph, NodeId node) {
  if (graph.type_name(node) == "classobj") return true;  // of Python 2: derives from nothing, so it has no such order
  for (const Edge& edge : graph.out(node)) {
    if (edge.label.kind() == EdgeKind::kAttribute && graph.text(edge.label.name()) == "__mro__") return true;
  }
  return false;
}

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_CLASS_OBJECT_H_
