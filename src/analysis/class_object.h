// Is an object a class? Metaclasses have many names; what all classes have is a method resolution order.
#ifndef STILLHELD_ANALYSIS_CLASS_OBJECT_H_
#define STILLHELD_ANALYSIS_CLASS_OBJECT_H_

#include "heap/heap_graph.h"

namespace stillheld {

inline bool IsClass(const HeapGraph& graph, NodeId node) {
  for (const Edge& edge : graph.out(node)) {
    if (edge.label.kind() == EdgeKind::kAttribute && graph.text(edge.label.name()) == "__mro__") return true;
  }
  return false;
}

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_CLASS_OBJECT_H_
