// Which Python objects own which descriptors: read from the objects' own fields.
#ifndef STILLHELD_APP_DESCRIPTOR_OWNERS_H_
#define STILLHELD_APP_DESCRIPTOR_OWNERS_H_

#include <cstdint>
#include <map>
#include <optional>

#include "heap/heap_graph.h"
#include "memory/address_space.h"

namespace stillheld {

// By number of the descriptor: the file, socket or poll object that has it. The numbers of closed ones are -1 and left
// out. A number may still stand in an object that did not close it itself; of several, one that is reachable counts.
std::map<int, NodeId> OwnersOfDescriptors(const AddressSpace& space, const HeapGraph& graph);

// What a developer calls the owner: the buffered or text file around a FileIO, the connection around a socket.
NodeId OutermostOwner(const HeapGraph& graph, NodeId owner);

// The value of an int attribute of an object; nullopt if it has none of the name.
std::optional<int64_t> IntAttribute(const AddressSpace& space, const HeapGraph& graph, NodeId object,
                                    std::string_view name);

}  // namespace stillheld

#endif  // STILLHELD_APP_DESCRIPTOR_OWNERS_H_
