// Which modules are the application's own, and which belong to a library?
#ifndef STILLHELD_ANALYSIS_LIBRARY_FILES_H_
#define STILLHELD_ANALYSIS_LIBRARY_FILES_H_

#include <unordered_set>

#include "heap/heap_graph.h"

namespace stillheld {

class LibraryFiles {
 public:
  explicit LibraryFiles(const HeapGraph& graph);

  // Whether a module of this name is loaded, from a file that is no library's.
  bool IsOwnModule(StringId name) const { return own_modules_.contains(name); }

 private:
  std::unordered_set<StringId> own_modules_;
};

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_LIBRARY_FILES_H_
