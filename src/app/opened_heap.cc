#include "app/opened_heap.h"

#include <fmt/format.h>

#include <utility>

#include "app/heap_capture.h"
#include "app/snapshot_record.h"
#include "snapshot/snapshot_file.h"

namespace stillheld {

OpenedHeap OpenHeap(const Target& target, CaptureMode mode, const Progress& progress) {
  if (target.is_file()) {
    Snapshot snapshot = ReadSnapshot(target.file);
    return {.graph = std::move(snapshot.graph), .info = std::move(snapshot.info), .file = target.file};
  }
  if (!target.note.empty()) progress.Say(target.note);
  progress.Say(fmt::format("Reading process {}", target.pid));
  CapturedHeap heap = CaptureHeap(target.pid, mode);
  SnapshotInfo info = InfoOf(target.pid, heap);
  return {.graph = std::move(heap.graph), .info = std::move(info), .file = {}};
}

SnapshotReport DescribeHeap(const OpenedHeap& heap) {
  const HeapGraph& graph = heap.graph;
  SnapshotReport report;
  report.file = heap.file.string();
  report.pid = heap.info.pid;
  report.python = graph.python_version();
  report.time_ns = heap.info.time_ns;
  report.stop_ms = static_cast<double>(heap.info.stop_ns) / 1e6;
  report.mode = heap.info.mode;
  report.mode_reason = heap.info.mode_reason;
  report.objects = graph.node_count();
  report.edges = graph.edge_count();
  for (const uint64_t bytes : graph.columns().size_bytes) report.object_bytes += bytes;
  report.rss_bytes = heap.info.rss_bytes;
  report.faults = graph.faults().total();
  report.coverage = graph.python_memory().coverage();
  if (!heap.file.empty()) {
    std::error_code ignored;
    report.file_bytes = std::filesystem::file_size(heap.file, ignored);
    if (ignored) report.file_bytes = 0;
  }
  return report;
}

}  // namespace stillheld
