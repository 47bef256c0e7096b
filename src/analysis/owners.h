// Owners: under which names do modules, classes, instances and frames hold a container?
//
// `self._cache = {}` makes the instance the owner of the dict under the name `_cache`; a namespace (`__dict__`) is not
// an owner of its own. A container inside another (`self.tables["a"]`, a cell of a closure) has the outer one's owners,
// at a greater depth.
#ifndef STILLHELD_ANALYSIS_OWNERS_H_
#define STILLHELD_ANALYSIS_OWNERS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

struct Owner {
  NodeId object;
  std::string_view name;   // lives as long as the graph
  uint32_t depth = 0;      // containers between: 0 for self._cache, 1 for an element of self._cache
  bool is_module = false;  // `name` is a global of the module `object`
  bool is_local = false;   // `name` is a local of the frame `object`
};

// Nearest first. Follows at most a few dozen holders. Cost: the number of references to the container.
std::vector<Owner> OwnersOf(const HeapGraph& graph, NodeId container);

// The modules that have the object as a global, and under which names. Unlike OwnersOf it looks at very many
// references: the app of a web server is referred to from everywhere.
std::vector<Owner> ModulesOf(const HeapGraph& graph, NodeId object);

// Whether the object keeps what it is made for in one attribute `data`, which its users never write: a WeakSet, a
// UserDict.
bool IsWrapperOfData(const HeapGraph& graph, NodeId object);

// Whether the node is the __dict__ of something.
bool IsNamespace(const HeapGraph& graph, NodeId node);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_OWNERS_H_
