// Reads back what a proof needs of a hunt's JSON report.
#ifndef STILLHELD_REPORT_EARLIER_REPORT_H_
#define STILLHELD_REPORT_EARLIER_REPORT_H_

#include <string>
#include <string_view>
#include <vector>

#include "findings/hunt_comparison.h"

namespace stillheld {

// The leaks, in their order. Throws Error kUsage, which names `file`, if the text is no report of a hunt.
std::vector<EarlierLeak> LeaksOfReport(std::string_view text, const std::string& file);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_EARLIER_REPORT_H_
