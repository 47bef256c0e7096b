// Which web framework and server a target runs, by the modules it has imported.
#ifndef STILLHELD_APP_FRAMEWORK_H_
#define STILLHELD_APP_FRAMEWORK_H_

#include <string>

#include "heap/heap_graph.h"

namespace stillheld {

// "django", "flask", …; empty if none is known. A framework built on another one comes first: DRF is not Django alone.
std::string FrameworkOf(const HeapGraph& graph);

// "gunicorn", "uvicorn", …; empty if none is known.
std::string ServerOf(const HeapGraph& graph);

}  // namespace stillheld

#endif  // STILLHELD_APP_FRAMEWORK_H_
