// snap: keep the heap of a process in a file.
#ifndef STILLHELD_APP_SNAP_H_
#define STILLHELD_APP_SNAP_H_

#include <filesystem>

#include "app/progress.h"
#include "app/target.h"
#include "memory/capture.h"
#include "report/snapshot_report.h"

namespace stillheld {

// An empty `file` gets a name from the process and the time, in the current directory.
// Throws Error: as CaptureHeap and WriteSnapshot do; then no file has appeared.
SnapshotReport Snap(const Target& target, std::filesystem::path file, CaptureMode mode, const Progress& progress);

}  // namespace stillheld

#endif  // STILLHELD_APP_SNAP_H_
