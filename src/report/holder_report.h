// Who holds an object, or the objects of a type: `stillheld path`.
#ifndef STILLHELD_REPORT_HOLDER_REPORT_H_
#define STILLHELD_REPORT_HOLDER_REPORT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "findings/finding.h"
#include "report/snapshot_report.h"
#include "report/text_style.h"

namespace stillheld {

// Objects that are held in the same way, with the path to one of them.
struct HeldGroup {
  uint64_t objects = 0;
  uint64_t bytes = 0;           // shallow
  uint64_t retained_bytes = 0;  // what would be freed with them; 0 if it was not computed
  uint64_t address = 0;         // of the example
  uint32_t length = 0;          // of the example, if it is a container
  std::string type;
  std::string holder;        // dotted name
  bool is_held = true;       // whether a root reaches them; else they are garbage
  std::string native;        // where native memory has pointers to the example: "libfoo.so .bss (near `cache`)"
  uint32_t unexplained = 0;  // references to the example that no pointer in the process shows
  bool has_guess = false;    // a step of the path is only guessed
  std::vector<PathStep> path;
};

struct HolderReport {
  SnapshotReport snapshot;
  std::string asked;  // as it was asked
  uint64_t objects = 0;
  std::vector<HeldGroup> groups;  // most objects first
  bool groups_complete = true;    // false: so many holders that the smallest were left out
  size_t shown = 0;               // in text
};

std::string HolderText(const HolderReport& report, const TextStyle& style);
// docs/path.schema.json; all groups
std::string HolderJson(const HolderReport& report);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_HOLDER_REPORT_H_
