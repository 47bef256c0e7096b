// The sections of a Resources that list objects by kind: connections, pools, finalizers, held locks …
#ifndef STILLHELD_APP_RESOURCE_SECTIONS_H_
#define STILLHELD_APP_RESOURCE_SECTIONS_H_

#include <cstdint>
#include <map>
#include <vector>

#include "analysis/connection_pools.h"
#include "analysis/path_names.h"
#include "analysis/root_paths.h"
#include "findings/resources.h"
#include "heap/heap_graph.h"
#include "memory/address_space.h"

namespace stillheld {

// A heap, and how things in it are named.
struct ResourceNames {
  const HeapGraph& graph;
  const PathNamer& namer;
  const RootPaths& paths;

  std::string HolderOf(NodeId node) const { return paths.is_reached(node) ? namer.PathOf(node).holder : std::string(); }
};

std::vector<ResourceSection> FindResourceSections(const ResourceNames& names);

ResourceSection PoolSection(const ResourceNames& names, const ConnectionPools& pools);

// `ident_by_native`: of threads that run Python, Python's identifier by the kernel's.
ResourceSection HeldLockSection(const ResourceNames& names, const AddressSpace& space,
                                const std::vector<ThreadRow>& threads,
                                const std::map<uint64_t, uint64_t>& ident_by_native);

}  // namespace stillheld

#endif  // STILLHELD_APP_RESOURCE_SECTIONS_H_
