// How many objects of which type there are, and how many bytes: `stillheld top`.
#ifndef STILLHELD_REPORT_TYPE_TABLE_H_
#define STILLHELD_REPORT_TYPE_TABLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "report/snapshot_report.h"

namespace stillheld {

struct TypeCount {
  std::string type;  // "module.qualname", builtins without the module
  uint64_t objects = 0;
  uint64_t bytes = 0;  // shallow: the objects themselves, with the tables they own
};

struct TypeTable {
  SnapshotReport snapshot;
  std::vector<TypeCount> types;  // in the order in which they are to be shown; the first `shown` in text
  size_t shown = 0;
};

std::string TypeTableText(const TypeTable& table);
// docs/top.schema.json; all types
std::string TypeTableJson(const TypeTable& table);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_TYPE_TABLE_H_
