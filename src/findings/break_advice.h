// How a cycle is best broken: with a weak reference, by clearing at the end of the request, with del, or by other
// means.
#ifndef STILLHELD_FINDINGS_BREAK_ADVICE_H_
#define STILLHELD_FINDINGS_BREAK_ADVICE_H_

#include <optional>
#include <string>

#include "analysis/knot.h"
#include "analysis/what_if.h"
#include "findings/finding.h"
#include "heap/heap_graph.h"

namespace stillheld {

// set.choices is not empty. bytes_freed is that of this knot alone.
BreakProposal ProposeBreak(const HeapGraph& graph, const Knot& knot, const BreakSet& set);

// For a C type that the collector does not look into.
std::string RemedyForBlindType(const std::string& type, const std::optional<BreakProposal>& proposal);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_BREAK_ADVICE_H_
