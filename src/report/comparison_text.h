// The comparison of a hunt with an earlier one, as text.
#ifndef STILLHELD_REPORT_COMPARISON_TEXT_H_
#define STILLHELD_REPORT_COMPARISON_TEXT_H_

#include <string>

#include "findings/hunt_comparison.h"
#include "report/text_style.h"

namespace stillheld {

// Ends with a newline.
std::string ComparisonText(const HuntComparison& comparison, const TextStyle& style);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_COMPARISON_TEXT_H_
