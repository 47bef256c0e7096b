// The lines that store into a container, as places in files.
#ifndef STILLHELD_FINDINGS_SOURCE_LINES_H_
#define STILLHELD_FINDINGS_SOURCE_LINES_H_

#include <optional>
#include <vector>

#include "analysis/use_sites.h"
#include "findings/finding.h"
#include "heap/heap_graph.h"

namespace stillheld {

// Best candidate first, at most kMostLines.
inline constexpr size_t kMostLines = 4;
std::vector<SourceLine> StoreLines(const HeapGraph& graph, const ContainerUses& uses);

// The lines of the program's own code that call one of the functions in which `stores` stand, judged by its name: where
// all of those belong to installed packages. Empty if there are too many to mean anything.
std::vector<SourceLine> CallLines(const HeapGraph& graph, const std::vector<SourceLine>& stores);

// Where the function stands whose results an lru_cache keeps: each call of it with new arguments stores.
std::optional<SourceLine> LineOfCached(const HeapGraph& graph, NodeId wrapper);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_SOURCE_LINES_H_
