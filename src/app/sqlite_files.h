// The files that SQLite has opened for a sqlite3.Connection: no Python object has their numbers, the library's own do.
#ifndef STILLHELD_APP_SQLITE_FILES_H_
#define STILLHELD_APP_SQLITE_FILES_H_

#include <map>

#include "heap/heap_graph.h"
#include "memory/address_space.h"

namespace stillheld {

// Connection by number of the descriptor: database, journal, write-ahead log. What does not look like SQLite's structs
// is left out.
std::map<int, NodeId> FilesOfSqlite(const AddressSpace& space, const HeapGraph& graph);

}  // namespace stillheld

#endif  // STILLHELD_APP_SQLITE_FILES_H_
