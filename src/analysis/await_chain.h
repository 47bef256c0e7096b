// What a coroutine waits for: from the outermost await down to the innermost.
#ifndef STILLHELD_ANALYSIS_AWAIT_CHAIN_H_
#define STILLHELD_ANALYSIS_AWAIT_CHAIN_H_

#include <string>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

// The coroutine itself first, at most kMostAwaits. An await is what lies on top of a suspended frame's stack.
inline constexpr size_t kMostAwaits = 32;
std::vector<NodeId> AwaitChain(const HeapGraph& graph, NodeId coroutine);

// "app.poll (app.py:12)", or the type of what has no code of its own.
std::string PlaceOf(const HeapGraph& graph, NodeId node);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_AWAIT_CHAIN_H_
