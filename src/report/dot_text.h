// A picture in the language of Graphviz: dot -Tsvg FILE.
#ifndef STILLHELD_REPORT_DOT_TEXT_H_
#define STILLHELD_REPORT_DOT_TEXT_H_

#include <string>

#include "findings/picture.h"

namespace stillheld {

std::string DotText(const Picture& picture);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_DOT_TEXT_H_
