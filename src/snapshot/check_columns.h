// The border for graphs that come from a file: every promise of heap_columns.h, checked.
#ifndef STILLHELD_SNAPSHOT_CHECK_COLUMNS_H_
#define STILLHELD_SNAPSHOT_CHECK_COLUMNS_H_

#include <optional>
#include <string>

#include "heap/heap_columns.h"

namespace stillheld {

// What is wrong with the columns, as "edges: the target of edge 17 is no node"; nullopt if nothing is. The columns
// that follow from the edges are not looked at. Cost: a pass over every column, no allocation.
std::optional<std::string> FindDefect(const HeapColumns& columns);

}  // namespace stillheld

#endif  // STILLHELD_SNAPSHOT_CHECK_COLUMNS_H_
