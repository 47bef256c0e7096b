// The lines that store into a container, as places in files.
#ifndef STILLHELD_FINDINGS_SOURCE_LINES_H_
#define STILLHELD_FINDINGS_SOURCE_LINES_H_

#include <vector>

#include "analysis/use_sites.h"
#include "findings/finding.h"
#include "heap/heap_graph.h"

namespace stillheld {

// Best candidate first, at most kMostLines.
inline constexpr size_t kMostLines = 4;
std::vector<SourceLine> StoreLines(const HeapGraph& graph, const ContainerUses& uses);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_SOURCE_LINES_H_
