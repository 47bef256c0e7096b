#include "app/heap_capture.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include "base/error.h"
#include "memory/processes.h"

namespace stillheld {
namespace {

// A collection of a large heap takes seconds; the pauses between the tries grow to cover that.
constexpr uint32_t kTries = 40;
constexpr std::chrono::milliseconds kFirstPause{5};
constexpr std::chrono::milliseconds kLongestPause{250};

}  // namespace

CapturedHeap CaptureHeap(pid_t pid, CaptureMode mode, KeepMemory keep) {
  std::chrono::milliseconds pause = kFirstPause;
  for (uint32_t tries = 0; tries < kTries; ++tries) {
    const uint64_t rss_bytes = ResidentBytes(pid);
    const auto taken_at = std::chrono::system_clock::now();
    Capture capture = CaptureProcess(pid, mode);
    NativeUse native;
    std::unique_ptr<AllocatedMemory> allocated;
    const bool keeps = keep == KeepMemory::kYes;
    if (std::optional<HeapGraph> graph = BuildGraph(*capture.space, &native, keeps ? &allocated : nullptr)) {
      return {.graph = std::move(*graph),
              .stop = capture.stop,
              .taken_at = taken_at,
              .rss_bytes = rss_bytes,
              .own_bytes = capture.space->image_bytes(),
              .native = native,
              .retries = tries,
              .space = keeps ? std::move(capture.space) : nullptr,
              .allocated = std::move(allocated)};
    }
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, kLongestPause);
  }
  throw Error(ErrorCode::kInconsistent,
              fmt::format("Process {} was inside a garbage collection at each of {} looks, and its objects cannot be "
                          "read reliably then.",
                          pid, kTries),
              "Try again at a quieter moment, or find out why it collects without a pause (gc.set_threshold, "
              "gc.collect() in a hot path).");
}

}  // namespace stillheld
