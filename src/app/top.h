// top: which types a heap consists of.
#ifndef STILLHELD_APP_TOP_H_
#define STILLHELD_APP_TOP_H_

#include <cstdint>
#include <vector>

#include "heap/heap_graph.h"
#include "report/type_table.h"

namespace stillheld {

enum class TypeOrder : uint8_t { kBytes, kObjects };

// By name: classes of one name that were made several times are one type. Frames and other things that are no Python
// objects are left out. Equal ones by name.
std::vector<TypeCount> CountTypes(const HeapGraph& graph, TypeOrder order);

}  // namespace stillheld

#endif  // STILLHELD_APP_TOP_H_
