#include "app/snapshot_record.h"

#include <chrono>

namespace stillheld {
namespace {

constexpr double kNsPerMs = 1e6;

std::string ModeName(CaptureMode mode) { return mode == CaptureMode::kFork ? "fork" : "copy"; }

}  // namespace

SnapshotRecord RecordOf(const CapturedHeap& heap) {
  return {.stop_ms = static_cast<double>(heap.stop.stop_ns) / kNsPerMs,
          .mode = ModeName(heap.stop.mode),
          .mode_reason = heap.stop.reason,
          .objects = heap.graph.node_count(),
          .faults = heap.graph.faults().total(),
          .coverage = heap.graph.python_memory().coverage()};
}

SnapshotInfo InfoOf(pid_t pid, const CapturedHeap& heap) {
  SnapshotInfo info;
  info.pid = pid;
  info.time_ns = static_cast<uint64_t>(std::chrono::nanoseconds(heap.taken_at.time_since_epoch()).count());
  info.stop_ns = heap.stop.stop_ns;
  info.mode = ModeName(heap.stop.mode);
  info.mode_reason = heap.stop.reason;
  info.tool = "stillheld " STILLHELD_VERSION;
  info.rss_bytes = heap.rss_bytes;
  return info;
}

}  // namespace stillheld
