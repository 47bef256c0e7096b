// OpenedHeap: the graph of a TARGET, wherever it comes from: a process that is captured now, or a snapshot file.
#ifndef STILLHELD_APP_OPENED_HEAP_H_
#define STILLHELD_APP_OPENED_HEAP_H_

#include <filesystem>

#include "app/progress.h"
#include "app/target.h"
#include "heap/heap_graph.h"
#include "memory/capture.h"
#include "report/snapshot_report.h"
#include "snapshot/snapshot_info.h"

namespace stillheld {

struct OpenedHeap {
  HeapGraph graph;
  SnapshotInfo info;
  std::filesystem::path file;  // empty if it was captured now
};

// Throws Error as CaptureHeap and ReadSnapshot do. Says what it does, and target.note, as progress.
OpenedHeap OpenHeap(const Target& target, CaptureMode mode, const Progress& progress);

// The facts about it for a report.
SnapshotReport DescribeHeap(const OpenedHeap& heap);

}  // namespace stillheld

#endif  // STILLHELD_APP_OPENED_HEAP_H_
