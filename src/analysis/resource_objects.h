// Objects that stand for something outside the heap, or that keep things on purpose: found by their classes.
#ifndef STILLHELD_ANALYSIS_RESOURCE_OBJECTS_H_
#define STILLHELD_ANALYSIS_RESOURCE_OBJECTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

// A kind of resource, and the classes that have it; classes derived from them have it too.
struct ResourceKind {
  std::string_view section;  // "subprocesses"
  std::vector<std::string_view> types;
  std::string_view counted;  // an attribute whose length says how much each one keeps; may be empty
};
const std::vector<ResourceKind>& ResourceKinds();

struct ResourceObject {
  NodeId node;
  size_t kind = 0;  // index in ResourceKinds()
};
std::vector<ResourceObject> FindResourceObjects(const HeapGraph& graph);

struct CacheObject {
  NodeId node;       // what is named: the wrapper, the cache object, the dict
  std::string kind;  // "functools.lru_cache", "django.core.cache.backends.locmem.LocMemCache", "regex"
  uint64_t entries = 0;
  std::optional<int64_t> limit;  // nullopt: none is known
};
// Caches of the standard library and of well-known packages, those with most entries first.
std::vector<CacheObject> FindCaches(const HeapGraph& graph);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_RESOURCE_OBJECTS_H_
