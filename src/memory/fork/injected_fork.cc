#if defined(__x86_64__)

#include "memory/fork/injected_fork.h"

#include <fmt/format.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <cstring>
#include <optional>

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

// Runs the helper from its first stop to its end. The pid of the child that it forked; 0: it could not.
pid_t RunHelper(pid_t helper, pid_t target) {
  pid_t child = 0;
  while (true) {
    int status = AwaitOwn(helper, target);
    if (!WIFSTOPPED(status)) return child;
    int event = status >> 16;
    unsigned long made = 0;
    if (event == PTRACE_EVENT_FORK && ptrace(PTRACE_GETEVENTMSG, helper, nullptr, &made) == 0) {
      child = static_cast<pid_t>(made);
    }
    ptrace(PTRACE_CONT, helper, nullptr, static_cast<long>(event == 0 ? WSTOPSIG(status) : 0));
  }
}

std::string Refused(int64_t result) {
  return fmt::format("the kernel refused a fork: {}", std::strerror(static_cast<int>(-result)));
}

std::expected<ForkResult, std::string> ForkThroughHelper(Carrier& carrier, pid_t target) {
  constexpr uint64_t kFlags = CLONE_VM | CLONE_FILES | CLONE_PARENT_SETTID;  // and no signal when it ends
  const FrameRow& row = carrier.frames();
  CallOutcome made =
      carrier.Call({SYS_clone, {kFlags, row.fork_child.value(), row.helper_pid.value(), 0}}, row.reap_helper);
  if (made.result < 0 || made.child == 0) {
    carrier.Restore();
    return std::unexpected(Refused(made.result));
  }
  pid_t child = RunHelper(made.child, target);
  std::optional<FrozenChild> frozen_child;
  if (child != 0) frozen_child.emplace(child);
  carrier.Call({SYS_wait4, {static_cast<uint64_t>(made.result), 0, __WALL, 0}}, row.go_back);
  carrier.Restore();
  if (!frozen_child) return std::unexpected("the kernel refused a fork");

  // A target that adopts orphans (PR_SET_CHILD_SUBREAPER) has adopted the child.
  std::optional<ProcessInfo> info = FindProcess(child);
  bool adopted = info && info->parent == target && !info->namespace_pids.empty();
  return ForkResult{*std::move(frozen_child), adopted ? info->namespace_pids.back() : 0};
}

std::expected<ForkResult, std::string> ForkDirectly(Carrier& carrier) {
  constexpr uint64_t kFlags = CLONE_FILES | CLONE_PARENT_SETTID;  // and no signal when it ends
  const FrameRow& row = carrier.frames();
  CallOutcome made =
      carrier.Call({SYS_clone, {kFlags, row.close_files.value(), row.helper_pid.value(), 0}}, row.reap_helper);
  carrier.Restore();
  if (made.result < 0 || made.child == 0) return std::unexpected(Refused(made.result));
  return ForkResult{FrozenChild(made.child), static_cast<pid_t>(made.result)};
}

}  // namespace

std::expected<ForkResult, std::string> InjectFork(const FrozenThreads& frozen, const Gadgets& gadgets,
                                                  std::span<const Mapping> mappings, const UniqueFd& memory) {
  if (!AreThere(gadgets, memory, mappings)) return std::unexpected("the target has just replaced its libraries");
  std::string why_not;
  std::optional<Carrier> carrier = Carrier::Choose(frozen, gadgets, mappings, memory, why_not);
  if (!carrier) return std::unexpected(why_not);
  if (!carrier->LayFrames()) return std::unexpected("no thread has room on its stack");
  std::optional<ProcessInfo> info = FindProcess(frozen.pid());
  if (!info) throw EndedMidway(frozen.pid());
  bool is_init = !info->namespace_pids.empty() && info->namespace_pids.back() == 1;
  return is_init ? ForkDirectly(*carrier) : ForkThroughHelper(*carrier, frozen.pid());
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
