#if defined(__x86_64__)

#include "memory/fork/injected_fork.h"

#include <fmt/format.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <cstring>
#include <optional>
#include <thread>

#include "memory/fork/carrier.h"
#include "memory/maps.h"
#include "memory/processes.h"
#include "memory/refusal.h"
#include "memory/trace_wait.h"

namespace stillheld {
namespace {

// The next change of a process that clone made for us.
int AwaitOwn(pid_t pid, pid_t target) {
  int status = 0;
  switch (AwaitThread(pid, std::chrono::steady_clock::now() + kForkPatience, status)) {
    case Awaited::kGone:
      throw EndedMidway(target);
    case Awaited::kTimeout:
      throw ForkTookTooLong(target);
    case Awaited::kChanged:
      break;
  }
  return status;
}

// Runs the helper from its first stop until it has forked the child, and lets it go. The child's pid; 0: the helper has
// ended without a child.
pid_t RunHelper(pid_t helper, pid_t target) {
  while (true) {
    int status = AwaitOwn(helper, target);
    if (!WIFSTOPPED(status)) return 0;
    int event = status >> 16;
    unsigned long child = 0;
    if (event == PTRACE_EVENT_FORK && ptrace(PTRACE_GETEVENTMSG, helper, nullptr, &child) == 0) {
      ptrace(PTRACE_DETACH, helper, nullptr, nullptr);
      return static_cast<pid_t>(child);
    }
    ptrace(PTRACE_CONT, helper, nullptr, static_cast<long>(event == 0 ? WSTOPSIG(status) : 0));
  }
}

// Waits until the helper has ended and its child has found a new parent. If that is the target, because it adopts
// orphans (PR_SET_CHILD_SUBREAPER): the child's pid in the target's own namespace. Else 0.
pid_t InnerPidIfAdopted(pid_t child, pid_t helper, pid_t target) {
  auto deadline = std::chrono::steady_clock::now() + kForkPatience;
  while (std::chrono::steady_clock::now() < deadline) {
    std::optional<ProcessInfo> info = FindProcess(child);
    if (!info) return 0;
    if (info->parent != helper) {
      return info->parent == target && !info->namespace_pids.empty() ? info->namespace_pids.back() : 0;
    }
    std::this_thread::sleep_for(std::chrono::microseconds(100));
  }
  return 0;
}

std::string Refused(int64_t result) {
  return fmt::format("the kernel refused a fork: {}", std::strerror(static_cast<int>(-result)));
}

// Until the helper has ended, the target's thread stays in wait4 by itself: nothing of the target runs before the child
// has its copy, even if that thread has been let go.
std::expected<ForkResult, std::string> ForkThroughHelper(Carrier& carrier, FrozenThreads& frozen) {
  constexpr uint64_t kFlags = CLONE_VM | CLONE_FILES | CLONE_PARENT_SETTID;  // and no signal when it ends
  const FrameRow& row = carrier.frames();
  CallOutcome made =
      carrier.Begin({SYS_clone, {kFlags, row.fork_child.value(), row.helper_pid.value(), 0}}, row.reap_helper);
  if (made.child == 0) {
    carrier.Restore();
    return std::unexpected(Refused(made.result));
  }
  bool stays = !carrier.heals_well();
  if (!stays) frozen.LetGo(carrier.thread());
  pid_t child = RunHelper(made.child, frozen.pid());
  frozen.LetGoAllBut(carrier.thread());
  if (stays) {
    int64_t helper = carrier.Finish();
    carrier.Call({SYS_wait4, {static_cast<uint64_t>(helper), 0, __WALL, 0}}, row.go_back);
    carrier.Restore();
    frozen.LetGo();
  }
  uint64_t end_ns = MonotonicNs();
  if (child == 0) return std::unexpected("the kernel refused a fork");
  FrozenChild frozen_child(child);
  pid_t to_collect = InnerPidIfAdopted(child, made.child, frozen.pid());
  return ForkResult{std::move(frozen_child), to_collect, end_ns - frozen.stopped_since_ns()};
}

std::expected<ForkResult, std::string> ForkDirectly(Carrier& carrier, FrozenThreads& frozen) {
  constexpr uint64_t kFlags = CLONE_FILES | CLONE_PARENT_SETTID;  // and no signal when it ends
  const FrameRow& row = carrier.frames();
  CallOutcome made =
      carrier.Begin({SYS_clone, {kFlags, row.close_files.value(), row.helper_pid.value(), 0}}, row.reap_helper);
  int64_t inner_pid = made.finished ? made.result : carrier.Finish();
  carrier.Restore();
  frozen.LetGo();
  uint64_t end_ns = MonotonicNs();
  if (made.child == 0) return std::unexpected(Refused(inner_pid));
  return ForkResult{FrozenChild(made.child), static_cast<pid_t>(inner_pid), end_ns - frozen.stopped_since_ns()};
}

}  // namespace

std::expected<ForkResult, std::string> InjectFork(FrozenThreads& frozen, const Gadgets& gadgets,
                                                  std::span<const Mapping> mappings, const UniqueFd& memory,
                                                  bool is_init) {
  if (!AreThere(gadgets, memory, mappings)) return std::unexpected("the target has just replaced its libraries");
  std::string why_not;
  std::optional<Carrier> carrier = Carrier::Choose(frozen, gadgets, mappings, memory, why_not);
  if (!carrier) return std::unexpected(why_not);
  if (!carrier->LayFrames()) return std::unexpected("no thread has room on its stack");
  if (is_init) return ForkDirectly(*carrier, frozen);

  return ForkThroughHelper(*carrier, frozen);
}

void CollectInTarget(pid_t pid, pid_t inner_pid, const Gadgets& gadgets, const UniqueFd& memory) {
  try {
    constexpr std::chrono::milliseconds kPatience(500);
    FrozenThreads frozen(pid, kPatience);
    std::vector<Mapping> mappings = ReadMaps(pid);
    std::string why_not;
    std::optional<Carrier> carrier = Carrier::Choose(frozen, gadgets, mappings, memory, why_not);
    if (!carrier || !AreThere(gadgets, memory, mappings) || !carrier->LayFrames()) return;
    carrier->Call({SYS_wait4, {static_cast<uint64_t>(inner_pid), 0, __WALL | WNOHANG, 0}}, carrier->frames().go_back);
    carrier->Restore();
  } catch (const Error&) {
    // The target has ended, or is busy in the kernel.
  }
}

}  // namespace stillheld

#endif  // __x86_64__
