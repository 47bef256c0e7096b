// A hunt's result in the forms that people, scripts and shells take.
#ifndef STILLHELD_APP_HUNT_REPORT_H_
#define STILLHELD_APP_HUNT_REPORT_H_

#include <string>

#include "findings/hunt_result.h"

namespace stillheld {

// File names are shown relative to the current directory.
std::string HuntReportText(const HuntResult& result, bool color);
std::string HuntReportJson(const HuntResult& result);
// "Grows, bound not yet seen" is no leak.
bool FoundLeak(const HuntResult& result);

}  // namespace stillheld

#endif  // STILLHELD_APP_HUNT_REPORT_H_
