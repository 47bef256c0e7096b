#include "app/snap.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "app/opened_heap.h"
#include "base/error.h"
#include "snapshot/snapshot_file.h"

namespace stillheld {
namespace {

std::filesystem::path NameFor(const SnapshotInfo& info) {
  const auto seconds = static_cast<std::time_t>(info.time_ns / 1'000'000'000);
  return fmt::format("{}-{:%Y%m%d-%H%M%S}.held", info.pid, fmt::localtime(seconds));
}

}  // namespace

SnapshotReport Snap(const Target& target, std::filesystem::path file, CaptureMode mode, const Progress& progress) {
  OpenedHeap heap = OpenHeap(target, mode, progress);
  if (file.empty()) file = NameFor(heap.info);
  progress.Say(fmt::format("Writing {}", file.string()));
  WriteSnapshot(file, heap.graph, heap.info);
  heap.file = std::move(file);
  return DescribeHeap(heap);
}

}  // namespace stillheld
