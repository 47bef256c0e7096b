// What `stillheld resources` says: what a process holds besides memory, and who holds it.
#ifndef STILLHELD_REPORT_RESOURCES_REPORT_H_
#define STILLHELD_REPORT_RESOURCES_REPORT_H_

#include <cstdint>
#include <optional>
#include <string>

#include "findings/resources.h"
#include "report/text_style.h"

namespace stillheld {

struct ResourcesReport {
  int64_t pid = 0;
  std::optional<Resources> first;  // the earlier one of two looks
  Resources last;
  bool of_file = false;  // a snapshot: there is no second look at it
};

std::string ResourcesText(const ResourcesReport& report, const TextStyle& style);
// docs/resources.schema.json
std::string ResourcesJson(const ResourcesReport& report);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_RESOURCES_REPORT_H_
