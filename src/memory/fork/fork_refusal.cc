#include "memory/fork/fork_refusal.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "memory/control_group.h"
#include "memory/proc_file.h"
#include "memory/processes.h"

namespace stillheld {
namespace {

// The helper and the child, and some that the target may start at the same moment.
constexpr uint64_t kTasksNeeded = 8;

// Each page that the target writes while the child is there takes another one. That is rarely more than a tenth of its
// memory in the moment that it takes to read the child; a quarter is asked for.
uint64_t RoomNeeded(uint64_t resident_bytes) { return resident_bytes / 4 + (32 << 20); }

// The soft limit. Not by prlimit, which asks for a capability of its own to read it.
std::optional<uint64_t> LimitOfProcesses(pid_t pid) {
  std::string limits = ReadProcFile(ProcPath(pid, "limits")).value_or("");
  constexpr std::string_view kLine = "Max processes";
  size_t at = limits.find(kLine);
  if (at == std::string::npos) return std::nullopt;
  at = limits.find_first_not_of(' ', at + kLine.size());
  uint64_t limit = 0;
  if (at == std::string::npos ||
      std::from_chars(limits.data() + at, limits.data() + limits.size(), limit).ec != std::errc()) {
    return std::nullopt;  // "unlimited"
  }
  return limit;
}

bool NearLimitOfProcesses(pid_t pid, uid_t uid) {
  std::optional<uint64_t> limit = uid == 0 ? std::nullopt : LimitOfProcesses(pid);
  if (!limit) return false;
  uint64_t tasks = 0;
  for (const ProcessInfo& process : ListProcesses()) {
    if (process.uid == uid) tasks += process.threads;
  }
  return tasks + kTasksNeeded > *limit;
}

}  // namespace

std::optional<std::string> ReasonNotToFork(pid_t pid) {
#if !defined(__x86_64__)
  return "no injected fork on this processor";
#endif
  std::optional<ProcessInfo> info = FindProcess(pid);
  if (!info) return "the process is gone";
  if (info->seccomp_mode != 0) return "a seccomp filter guards the target";
  if (info->shadow_stack) return "a shadow stack guards the target";
  // With strict accounting the child counts in full, and the target's own allocations could fail.
  if (ReadProcFile("/proc/sys/vm/overcommit_memory").value_or("0").starts_with("2")) {
    return "memory is accounted strictly (vm.overcommit_memory is 2)";
  }
  ControlGroupRoom room = RoomInControlGroups(pid);
  if (room.tasks < kTasksNeeded) return "the limit of processes (pids.max) is near";
  if (std::min(room.memory_bytes, AvailableMemoryBytes()) < RoomNeeded(info->resident_bytes)) {
    return "the memory limit is near";
  }
  if (NearLimitOfProcesses(pid, info->uid)) return "the limit of processes (ulimit -u) is near";
  return std::nullopt;
}

}  // namespace stillheld
