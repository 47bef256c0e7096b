// Cycles and garbage, as text and as JSON: `stillheld garbage` and `stillheld cycles`.
#ifndef STILLHELD_REPORT_GARBAGE_REPORT_H_
#define STILLHELD_REPORT_GARBAGE_REPORT_H_

#include <cstddef>
#include <string>

#include "findings/garbage.h"
#include "report/json_text.h"
#include "report/snapshot_report.h"
#include "report/text_style.h"

namespace stillheld {

struct GarbageReport {
  SnapshotReport snapshot;
  Garbage garbage;
  size_t shown = 0;             // groups, in text
  bool with_addresses = false;  // in JSON
};

std::string GarbageText(const GarbageReport& report, const TextStyle& style);
// Every cycle of every group, with locals of frames.
std::string CyclesText(const GarbageReport& report, const TextStyle& style);
// docs/garbage.schema.json, docs/cycles.schema.json
std::string GarbageJson(const GarbageReport& report);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_GARBAGE_REPORT_H_
