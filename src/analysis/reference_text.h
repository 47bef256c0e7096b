// Reference text: a chain of references inside one object, as a developer would write it: parser_context['view'].
#ifndef STILLHELD_ANALYSIS_REFERENCE_TEXT_H_
#define STILLHELD_ANALYSIS_REFERENCE_TEXT_H_

#include <cstdint>
#include <string>

#include "heap/heap_graph.h"

namespace stillheld {

struct ReferenceText {
  std::string exact = {};          // "rows[3].name"; without a dot in front
  std::string general = {};        // "rows[*].name": without positions and keys that look like data
  bool ends_in_namespace = false;  // the last step was a __dict__, which is not written if a name follows
};

// Writes the edge behind what is there.
void AppendReference(const HeapGraph& graph, uint32_t edge, ReferenceText& text);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_REFERENCE_TEXT_H_
