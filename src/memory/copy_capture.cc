#include "memory/copy_capture.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "memory/copy_pages.h"
#include "memory/freeze.h"
#include "memory/image_space.h"
#include "memory/maps.h"
#include "memory/page_scan.h"
#include "memory/processes.h"
#include "memory/target_memory.h"

namespace stillheld {
namespace {

// Workers that were forked run the program of their parent.
PageOwners OwnersOfPages(pid_t pid) {
  const std::optional<ProcessInfo> own = FindProcess(pid);
  if (!own) return PageOwners::kOne;
  const auto is_relative = [&](pid_t other) {
    const std::optional<ProcessInfo> info = FindProcess(other);
    return info && info->executable == own->executable;
  };
  const bool is_shared = is_relative(own->parent) || std::ranges::any_of(ChildrenOf(pid), is_relative);
  return is_shared ? PageOwners::kMany : PageOwners::kOne;
}

}  // namespace

Capture CaptureByCopy(pid_t pid, std::chrono::milliseconds patience) {
  UniqueFd memory = OpenTargetMemory(pid);
  PageScan scan(pid);
  const PageOwners owners = OwnersOfPages(pid);
  // The target may map new memory between the preparation and the stop. Little is copied into fresh pages; what found
  // no room at all calls for a new preparation.
  for (int attempt = 0; attempt < 3; ++attempt) {
    std::vector<Mapping> mappings = ReadMaps(pid);
    PageImage image(mappings);
    image.FaultIn(scan.OwnPages(mappings));

    FrozenThreads frozen(pid, patience);
    mappings = ReadMaps(pid);
    std::vector<PageRange> pages = scan.OwnPages(mappings);
    if (!image.Covers(pages)) continue;
    std::vector<PageRange> unreadable = CopyPages(pid, memory, pages, image, owners);
    uint64_t since_ns = frozen.stopped_since_ns();
    frozen.LetGo();
    uint64_t stop_ns = MonotonicNs() - since_ns;

    Capture capture;
    capture.space =
        std::make_unique<ImageSpace>(std::move(mappings), std::move(image), pages, unreadable, std::move(memory));
    capture.stop = {.mode = CaptureMode::kCopy, .reason = "", .stop_ns = stop_ns};
    return capture;
  }
  throw Error(ErrorCode::kInconsistent, fmt::format("Process {} maps new memory faster than it can be copied.", pid),
              "Try again while it does less.");
}

}  // namespace stillheld
