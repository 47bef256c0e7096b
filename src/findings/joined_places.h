// Objects of one type that C code has lost, of which some seem to be held: memory that was freed keeps the pointers
// that were in it, and so does the unused part of a stack. Counted place by place they grow unevenly, and together to
// the object.
#ifndef STILLHELD_FINDINGS_JOINED_PLACES_H_
#define STILLHELD_FINDINGS_JOINED_PLACES_H_

#include <vector>

#include "analysis/growth_cause.h"
#include "analysis/outside_series.h"

namespace stillheld {

// The same histories, but one for all places of a type where only their sum grows exactly with the requests; its place
// is the one that most of the new objects are in.
std::vector<OutsideHistory> JoinPlaces(std::vector<OutsideHistory> histories, const CodedPhases& load);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_JOINED_PLACES_H_
