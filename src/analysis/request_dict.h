// A request as servers hand it to an application: a dict, known by its keys (PEP 3333's environ, ASGI's scope).
#ifndef STILLHELD_ANALYSIS_REQUEST_DICT_H_
#define STILLHELD_ANALYSIS_REQUEST_DICT_H_

#include "heap/heap_graph.h"

namespace stillheld {

bool IsRequestDict(const HeapGraph& graph, NodeId node);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_REQUEST_DICT_H_
