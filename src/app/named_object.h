// Objects of a graph by what a person calls them: an address, a type, a dotted name.
#ifndef STILLHELD_APP_NAMED_OBJECT_H_
#define STILLHELD_APP_NAMED_OBJECT_H_

#include <string_view>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

// All instances of a type, in the order of nodes; one object for an address or a dotted name such as "app.global_var",
// "shop.models.Order.objects" or "app.tables['rows']". A type comes first if a name can mean both.
// Throws Error kUsage if there is none, naming what comes near.
std::vector<NodeId> FindObjects(const HeapGraph& graph, std::string_view what);

}  // namespace stillheld

#endif  // STILLHELD_APP_NAMED_OBJECT_H_
