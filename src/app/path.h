// path: who holds an object, or the objects of a type.
#ifndef STILLHELD_APP_PATH_H_
#define STILLHELD_APP_PATH_H_

#include <string_view>

#include "heap/heap_graph.h"
#include "report/holder_report.h"

namespace stillheld {

// `what`: 0x…, the address of an object; the name of a type, "list" or "app.Order"; or else a dotted name that starts
// with a module, "app.global_var". Throws Error kUsage if there is no such object, with names that are near.
// `shown`: for how many groups the retained bytes are computed as well. The report's snapshot is left empty.
HolderReport FindHolders(const HeapGraph& graph, std::string_view what, size_t shown);

}  // namespace stillheld

#endif  // STILLHELD_APP_PATH_H_
