// Django's table of sessions in the databases of a process: how many rows it has, where that can be told from outside.
#ifndef STILLHELD_APP_SESSION_TABLES_H_
#define STILLHELD_APP_SESSION_TABLES_H_

#include <sys/types.h>

#include <vector>

#include "findings/resources.h"
#include "heap/heap_graph.h"
#include "memory/address_space.h"

namespace stillheld {

// One for each database that the process has settings for, if its sessions are kept in a database at all.
std::vector<SessionTableRow> FindSessionTables(pid_t pid, const AddressSpace& space, const HeapGraph& graph);

}  // namespace stillheld

#endif  // STILLHELD_APP_SESSION_TABLES_H_
