#include "analysis/library_files.h"

#include <algorithm>
#include <array>

namespace stillheld {

LibraryFiles::LibraryFiles(const HeapGraph& graph) {
  for (const Root& root : graph.roots()) {
    if (root.kind != RootKind::kModule) continue;
    const ObjectName* name = graph.name(root.node);
    if (name != nullptr && !IsLibrary(graph.text(name->file))) own_modules_.insert(root.name);
  }
}

bool LibraryFiles::IsLibrary(std::string_view file) {
  static constexpr std::array<std::string_view, 3> kPlaces = {"/site-packages/", "/dist-packages/", "/lib/python"};
  return file.empty() || std::ranges::any_of(kPlaces, [&](std::string_view place) { return file.contains(place); });
}

}  // namespace stillheld
