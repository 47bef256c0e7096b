// A picture as SVG, without the help of another program.
#ifndef STILLHELD_REPORT_SVG_TEXT_H_
#define STILLHELD_REPORT_SVG_TEXT_H_

#include <string>

#include "findings/picture.h"

namespace stillheld {

// Well-formed XML whatever the names contain; no scripts, no references to anything outside.
std::string SvgText(const Picture& picture);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_SVG_TEXT_H_
