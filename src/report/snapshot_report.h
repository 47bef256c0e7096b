// What `stillheld snap` says about the snapshot it took; other commands put the same facts above what they found.
#ifndef STILLHELD_REPORT_SNAPSHOT_REPORT_H_
#define STILLHELD_REPORT_SNAPSHOT_REPORT_H_

#include <cstdint>
#include <string>

#include "report/json_text.h"

namespace stillheld {

struct SnapshotReport {
  std::string file;  // empty if none was written or read
  int64_t pid = 0;
  std::string python;
  uint64_t time_ns = 0;  // of the stop, since 1970
  double stop_ms = 0;
  std::string mode;  // "fork", "copy"
  std::string mode_reason;
  uint64_t objects = 0;
  uint64_t edges = 0;
  uint64_t object_bytes = 0;
  uint64_t rss_bytes = 0;
  uint64_t file_bytes = 0;  // 0 if there is no file
  uint64_t faults = 0;      // objects that could not be read
  double coverage = 0;      // share of the process's Python memory that the graph explains; 0 if it was not measured
};

// "Process 4242, Python 3.12.1: 81,234 objects …; stopped for 1.9 ms (copy: copy is the default)"
std::string SnapshotText(const SnapshotReport& report);
// Where it was kept, for a snapshot that was just written.
std::string KeptText(const SnapshotReport& report);
// docs/snap.schema.json
std::string SnapshotJson(const SnapshotReport& report);
// The value of "snapshot" in other commands' JSON.
Json SnapshotFacts(const SnapshotReport& report);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_SNAPSHOT_REPORT_H_
