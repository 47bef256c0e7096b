// A hunt as JSON: docs/hunt.schema.json describes it. Keys are only ever added.
#ifndef STILLHELD_REPORT_HUNT_JSON_H_
#define STILLHELD_REPORT_HUNT_JSON_H_

#include <string>

#include "findings/hunt_result.h"

namespace stillheld {

// Valid UTF-8 that ends with a newline, whatever the names of the target contain.
std::string HuntJson(const HuntResult& result, const std::string& tool);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_HUNT_JSON_H_
