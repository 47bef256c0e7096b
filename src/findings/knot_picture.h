// A knot as a picture.
#ifndef STILLHELD_FINDINGS_KNOT_PICTURE_H_
#define STILLHELD_FINDINGS_KNOT_PICTURE_H_

#include <string>

#include "analysis/knot.h"
#include "analysis/what_if.h"
#include "findings/picture.h"
#include "heap/heap_graph.h"

namespace stillheld {

// Folded to what can be read; what is to be broken is marked.
Picture PictureOf(const HeapGraph& graph, const Knot& knot, const BreakSet& set);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_KNOT_PICTURE_H_
