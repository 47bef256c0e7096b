// The steps of a cycle with the names that a developer knows them by.
#ifndef STILLHELD_FINDINGS_CYCLE_STEPS_H_
#define STILLHELD_FINDINGS_CYCLE_STEPS_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/knot.h"
#include "findings/finding.h"
#include "heap/heap_graph.h"

namespace stillheld {

// Starts with the object that most looks like its owner: the application's own before a library's.
std::vector<CycleStep> StepsOfCycle(const HeapGraph& graph, const Knot& knot, std::span<const uint32_t> strands);

// The object alone, without an edge.
CycleStep StepAt(const HeapGraph& graph, NodeId node);

// "rest_framework.request.Request.parser_context['view']"
std::string FullName(const HeapGraph& graph, const Knot& knot, uint32_t strand, std::string_view general_name);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_CYCLE_STEPS_H_
