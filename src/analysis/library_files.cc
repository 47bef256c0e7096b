#include "analysis/library_files.h"

#include "heap/installed_file.h"

namespace stillheld {

LibraryFiles::LibraryFiles(const HeapGraph& graph) {
  for (const Root& root : graph.roots()) {
    if (root.kind != RootKind::kModule) continue;
    const ObjectName* name = graph.name(root.node);
    if (name != nullptr && name->file.valid() && !IsInstalled(graph.text(name->file))) own_modules_.insert(root.name);
  }
}

}  // namespace stillheld
