// What grew from one snapshot to another: `stillheld diff`.
#ifndef STILLHELD_REPORT_HEAP_DIFF_H_
#define STILLHELD_REPORT_HEAP_DIFF_H_

#include <cstdint>
#include <string>
#include <vector>

#include "report/snapshot_report.h"

namespace stillheld {

struct TypeChange {
  std::string type;
  uint64_t objects_before = 0, objects_after = 0;
  uint64_t bytes_before = 0, bytes_after = 0;
};

struct ContainerChange {
  std::string holder;  // dotted name: "app.global_var"
  std::string type;
  uint64_t length_before = 0, length_after = 0;
  uint64_t address = 0;  // in the second snapshot
};

struct HeapDiff {
  SnapshotReport before, after;
  std::vector<TypeChange> types;            // that changed, largest growth in bytes first
  bool same_process = false;                // containers are followed within one process only
  std::vector<ContainerChange> containers;  // that grew, largest growth first
  size_t shown = 0;                         // of both lists, in text
};

std::string HeapDiffText(const HeapDiff& diff);
// docs/diff.schema.json; everything
std::string HeapDiffJson(const HeapDiff& diff);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_HEAP_DIFF_H_
