// The lines that store into a container, as places in files.
#ifndef STILLHELD_FINDINGS_SOURCE_LINES_H_
#define STILLHELD_FINDINGS_SOURCE_LINES_H_

#include <optional>
#include <string_view>
#include <vector>

#include "analysis/use_sites.h"
#include "findings/finding.h"
#include "heap/heap_graph.h"

namespace stillheld {

// Of lines of which the best is one of the program itself, those of libraries say nothing more.
void DropLibraryLines(std::vector<SourceLine>& lines);

// Where the program rebinds the global through which the path leads (`scope = scope.new_child()`), else where it calls
// it (a function with a cache around it).
std::vector<SourceLine> LinesOfGlobal(const HeapGraph& graph, const std::vector<PathStep>& path);

// Where the program makes objects of this type: calls of its name.
std::vector<SourceLine> ConstructionLines(const HeapGraph& graph, std::string_view type);

// Best candidate first, at most kMostLines.
inline constexpr size_t kMostLines = 4;
std::vector<SourceLine> StoreLines(const HeapGraph& graph, const ContainerUses& uses);

// The lines of the program's own code that call one of the functions in which `uses` store, judged by its name: where
// all of those belong to installed packages. Empty if there are too many to mean anything.
std::vector<SourceLine> CallLines(const HeapGraph& graph, const ContainerUses& uses);

// Where the function stands whose results an lru_cache keeps: each call of it with new arguments stores.
std::optional<SourceLine> LineOfCached(const HeapGraph& graph, NodeId wrapper);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_SOURCE_LINES_H_
