// A captured heap as the hunt's record, and as a file.
#ifndef STILLHELD_APP_SNAPSHOT_RECORD_H_
#define STILLHELD_APP_SNAPSHOT_RECORD_H_

#include <sys/types.h>

#include "app/heap_capture.h"
#include "findings/hunt_result.h"
#include "snapshot/snapshot_info.h"

namespace stillheld {

SnapshotRecord RecordOf(const CapturedHeap& heap);

SnapshotInfo InfoOf(pid_t pid, const CapturedHeap& heap);

}  // namespace stillheld

#endif  // STILLHELD_APP_SNAPSHOT_RECORD_H_
