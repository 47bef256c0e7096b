// One finding as a paragraph: root on top, suspect underlined, reason and remedy below.
#ifndef STILLHELD_REPORT_FINDING_TEXT_H_
#define STILLHELD_REPORT_FINDING_TEXT_H_

#include <string>

#include "findings/finding.h"
#include "report/text_style.h"

namespace stillheld {

// `number`: its place among the findings, from 1. `check`: the command that proves a fix; empty: none is shown.
std::string FindingText(const Finding& finding, size_t number, const std::string& check, const TextStyle& style);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_FINDING_TEXT_H_
