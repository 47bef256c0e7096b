// Followers: containers that grow only because something else keeps objects alive.
//
// A WeakSet of live objects, threading._dangling or a class's list of subclasses has one more weak reference for each
// object that lives, and a thread's dictionary has an entry for each threading.local: a consequence, not a cause.
// Judged by what is kept: a weak-key dictionary with strong values can be the true holder, and weak references to dead
// objects that nobody removes are a leak of their own.
#ifndef STILLHELD_ANALYSIS_FOLLOWERS_H_
#define STILLHELD_ANALYSIS_FOLLOWERS_H_

#include <cstdint>

#include "analysis/growth_elements.h"
#include "heap/heap_graph.h"

namespace stillheld {

enum class WeakRole : uint8_t {
  kHolder,          // keeps what it has gained
  kFollower,        // has gained nearly only weak references to live objects, or entries of thread locals
  kDeadReferences,  // has gained weak references, most of them to objects that are gone
};

WeakRole FindWeakRole(const HeapGraph& graph, const NewElements& gained);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_FOLLOWERS_H_
