// TypeFamily: the instances of a class and of the classes derived from it.
#ifndef STILLHELD_ANALYSIS_TYPE_FAMILY_H_
#define STILLHELD_ANALYSIS_TYPE_FAMILY_H_

#include <span>
#include <string_view>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

class TypeFamily {
 public:
  // `names`: classes as type_name() writes them. `graph` must outlive this. Cost: the method resolution order of each
  // type.
  TypeFamily(const HeapGraph& graph, std::span<const std::string_view> names);

  // Which of `names` the node is an instance of: its index; the first one in the type's method resolution order. -1: of
  // none.
  int IndexOf(NodeId node) const { return index_by_type_[graph_.type(node).index()]; }
  bool Contains(NodeId node) const { return IndexOf(node) >= 0; }

 private:
  const HeapGraph& graph_;
  std::vector<int> index_by_type_;
};

// The target of the attribute of this name, in the object itself or in its __dict__; invalid if there is none.
NodeId AttributeOf(const HeapGraph& graph, NodeId object, std::string_view name);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_TYPE_FAMILY_H_
