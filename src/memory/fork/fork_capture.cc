#include "memory/fork/fork_capture.h"

#if defined(__x86_64__)

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <optional>

#include "base/error.h"
#include "memory/copy_pages.h"
#include "memory/fork/injected_fork.h"
#include "memory/freeze.h"
#include "memory/image_space.h"
#include "memory/maps.h"
#include "memory/page_scan.h"
#include "memory/proc_file.h"
#include "memory/processes.h"
#include "memory/refusal.h"
#include "memory/target_memory.h"

namespace stillheld {
namespace {

// When memory runs out while the child is there, the child shall go, not the target.
void OfferToOutOfMemoryKiller(pid_t child) {
  UniqueFd file(open(ProcPath(child, "oom_score_adj").c_str(), O_WRONLY | O_CLOEXEC));
  if (file.valid()) (void)!write(file.get(), "1000", 4);
}

// Not EndedMidway: the target runs on, and nobody knows the child's pid.
Error ChildEnded(pid_t pid) {
  return Error(
      ErrorCode::kIo, fmt::format("The frozen copy of process {} was ended while it was read.", pid),
      "The kernel ends it first where memory runs out: look at `dmesg`, free some memory or raise the limit of "
      "the container, then repeat the command. The process itself runs on.");
}

std::unique_ptr<AddressSpace> ReadChild(pid_t child, PageImage prepared, UniqueFd memory) {
  std::vector<Mapping> mappings = ReadMaps(child);
  std::vector<PageRange> pages = PageScan(child).OwnPages(mappings);
  std::optional<PageImage> image(std::move(prepared));
  if (!image->Covers(pages)) image.emplace(mappings);
  std::vector<PageRange> unreadable = CopyPages(child, OpenTargetMemory(child), pages, *image, PageOwners::kMany);
  if (HasEnded(child)) throw EndedMidway(child);  // its mappings may have been gone already
  return std::make_unique<ImageSpace>(std::move(mappings), *std::move(image), pages, unreadable, std::move(memory));
}

}  // namespace

std::expected<Capture, std::string> CaptureByFork(pid_t pid, std::chrono::milliseconds patience) {
  UniqueFd memory = OpenTargetMemory(pid);
  std::vector<Mapping> mappings = ReadMaps(pid);
  std::optional<Gadgets> gadgets = FindGadgets(memory, mappings);
  if (!gadgets) return std::unexpected("no instructions for a fork were found in the target");
  // The child costs the target a copied page for each one that it writes: memory that is ready shortens its life.
  PageImage image(mappings);
  image.FaultIn(PageScan(pid).OwnPages(mappings));

  std::optional<ProcessInfo> info = FindProcess(pid);
  if (!info) throw EndedMidway(pid);
  bool is_init = !info->namespace_pids.empty() && info->namespace_pids.back() == 1;

  std::optional<FrozenThreads> frozen(std::in_place, pid, patience);
  std::expected<ForkResult, std::string> fork = InjectFork(*frozen, *gadgets, mappings, memory, is_init);
  frozen.reset();
  if (!fork) return std::unexpected(fork.error());
  OfferToOutOfMemoryKiller(fork->child.pid());
  UniqueFd of_target(fcntl(memory.get(), F_DUPFD_CLOEXEC, 0));
  Capture capture;
  try {
    fork->child.CloseFiles();
    capture.space = ReadChild(fork->child.pid(), std::move(image), std::move(memory));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kNoSuchProcess) throw;
    throw HasEnded(pid) ? EndedMidway(pid) : ChildEnded(pid);  // a signal to its group ends both
  }
  capture.stop = {.mode = CaptureMode::kFork, .reason = "", .stop_ns = fork->stop_ns};
  fork->child.End();
  if (fork->to_collect != 0) CollectInTarget(pid, fork->to_collect, *gadgets, of_target);
  return capture;
}

}  // namespace stillheld

#else

namespace stillheld {

std::expected<Capture, std::string> CaptureByFork(pid_t, std::chrono::milliseconds) {
  return std::unexpected("no injected fork on this processor");
}

}  // namespace stillheld

#endif  // __x86_64__
