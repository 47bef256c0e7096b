#include "memory/copy_capture.h"

#include <fmt/format.h>

#include "base/error.h"
#include "memory/copy_pages.h"
#include "memory/freeze.h"
#include "memory/image_space.h"
#include "memory/maps.h"
#include "memory/page_scan.h"
#include "memory/target_memory.h"

namespace stillheld {
Capture CaptureByCopy(pid_t pid, std::chrono::milliseconds patience) {
  UniqueFd memory = OpenTargetMemory(pid);
  PageScan scan(pid);
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
    std::vector<PageRange> unreadable = CopyPages(pid, pages, image);
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
