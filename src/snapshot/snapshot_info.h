// SnapshotInfo: when, of what and how a snapshot was taken.
#ifndef STILLHELD_SNAPSHOT_SNAPSHOT_INFO_H_
#define STILLHELD_SNAPSHOT_SNAPSHOT_INFO_H_

#include <cstdint>
#include <map>
#include <string>

namespace stillheld {

struct SnapshotInfo {
  int64_t pid = 0;
  uint64_t time_ns = 0;     // of the stop, since 1970
  uint64_t stop_ns = 0;     // how long the target stood still
  std::string mode;         // "fork", "copy", "core"
  std::string mode_reason;  // why this mode, in a few words
  std::string tool;         // what wrote it: "stillheld 0.1.0"
  uint64_t rss_bytes = 0;
  // Further facts by name, each a short text. Names with a dot, as "load.phase", are never used by the program itself.
  std::map<std::string, std::string> more;
};

}  // namespace stillheld

#endif  // STILLHELD_SNAPSHOT_SNAPSHOT_INFO_H_
