// The sockets of connections that a C library owns: the number stands in no Python object, but in the library's own.
#ifndef STILLHELD_APP_LIBRARY_SOCKETS_H_
#define STILLHELD_APP_LIBRARY_SOCKETS_H_

#include <map>
#include <span>

#include "heap/heap_graph.h"
#include "memory/address_space.h"
#include "memory/descriptors.h"

namespace stillheld {

// By number, the Python object that wraps the connection: of libpq (psycopg2, psycopg), of the clients of MySQL, and of
// libuv (uvloop).
// Only numbers that `open` has as sockets, and of which what the library noted about the socket agrees.
std::map<int, NodeId> SocketsOfLibraries(const AddressSpace& space, const HeapGraph& graph,
                                         std::span<const OpenDescriptor> open);

}  // namespace stillheld

#endif  // STILLHELD_APP_LIBRARY_SOCKETS_H_
