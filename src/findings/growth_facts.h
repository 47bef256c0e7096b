// Gathers what the rules ask about.
#ifndef STILLHELD_FINDINGS_GROWTH_FACTS_H_
#define STILLHELD_FINDINGS_GROWTH_FACTS_H_

#include "analysis/use_sites.h"
#include "findings/holder.h"
#include "findings/kept.h"
#include "findings/rules/rule.h"
#include "heap/heap_graph.h"

namespace stillheld {

GrowthFacts MakeFacts(const HeapGraph& graph, const Holder& holder, const Kept& kept, const ContainerUses& uses);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_GROWTH_FACTS_H_
