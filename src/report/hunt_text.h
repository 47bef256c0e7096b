// A hunt as one page of text.
#ifndef STILLHELD_REPORT_HUNT_TEXT_H_
#define STILLHELD_REPORT_HUNT_TEXT_H_

#include <string>

#include "findings/hunt_result.h"
#include "report/text_style.h"

namespace stillheld {

std::string HuntText(const HuntResult& result, const TextStyle& style);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_HUNT_TEXT_H_
