// The order in which findings are said.
#ifndef STILLHELD_FINDINGS_FINDING_ORDER_H_
#define STILLHELD_FINDINGS_FINDING_ORDER_H_

#include <set>
#include <string>
#include <vector>

#include "findings/finding.h"

namespace stillheld {

// Leaks first, then by bytes per request; notes which of them grow at one rate.
void SortFindings(std::vector<Finding>& findings);

// Two tables of one object that grow by the same number in every phase lose the same entries: where one expires, so
// does the other, if code removes from it: `emptied` has the holders of which that is known. A log beside the table has
// no such code. Sorts again.
void ExcuseBesideWhatExpires(const std::set<std::string>& emptied, std::vector<Finding>& findings);

// A cache object and the table inside of it grow together and have one name: the one that keeps more is said.
void DropRepeated(std::vector<Finding>& sorted);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_FINDING_ORDER_H_
