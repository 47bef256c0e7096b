#include "memory/refusal.h"

#include <elf.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <string>

#include "base/fd.h"
#include "memory/proc_file.h"
#include "memory/processes.h"
#include "memory/tracing_rights.h"

namespace stillheld {
namespace {

Error NoSuchProcess(pid_t pid) {
  return Error(ErrorCode::kNoSuchProcess, fmt::format("There is no process {}.", pid),
               "List the Python processes with: stillheld ps");
}

Error NotPermitted(pid_t pid, const ProcessInfo& info) {
  std::string message = fmt::format("Process {} ({}) may not be read: ", pid, info.name);
  if (info.tracer != 0) {
    return Error(
        ErrorCode::kNoPermission, message + fmt::format("process {} traces it already.", info.tracer),
        "Only one debugger at a time: end the other one (gdb, strace, py-spy, another stillheld), then try again.");
  }
  const TracingRights rights = OurTracingRights();
  if (rights.yama_scope == 3) {
    return Error(ErrorCode::kNoPermission, message + "this system forbids tracing altogether (ptrace_scope is 3).",
                 "Only a reboot with another kernel.yama.ptrace_scope changes that.");
  }
  if (info.uid != rights.user && !rights.capability) {
    return Error(ErrorCode::kNoPermission,
                 message + fmt::format("it belongs to user {}, you are user {}.", info.uid, rights.user),
                 fmt::format("Run the same command as that user or as root: sudo stillheld …", info.uid));
  }
  if (rights.in_container && !rights.capability) {
    return Error(ErrorCode::kNoPermission, message + "this container lacks the capability SYS_PTRACE.",
                 "Start the container with --cap-add=SYS_PTRACE (Kubernetes: securityContext.capabilities.add: "
                 "[SYS_PTRACE]), or run stillheld on the host.");
  }
  if (rights.yama_scope > 0 && !rights.capability) {
    return Error(
        ErrorCode::kNoPermission,
        message + fmt::format("this system lets only {} trace it (kernel.yama.ptrace_scope is {}).",
                              rights.yama_scope == 1 ? "its own ancestors" : "administrators", rights.yama_scope),
        "Use sudo, or allow it until the next boot: sudo sysctl kernel.yama.ptrace_scope=0, or start the "
        "server with stillheld hunt -- COMMAND.");
  }
  return Error(ErrorCode::kNoPermission,
               message +
                   "the kernel refused. It has made itself undumpable, has more rights than you, or a security "
                   "module or seccomp filter forbids tracing.",
               "Run the same command as root on the host: sudo stillheld …");
}

bool Is32Bit(pid_t pid) {
  UniqueFd program(open(ProcPath(pid, "exe").c_str(), O_RDONLY | O_CLOEXEC));
  char head[EI_NIDENT] = {};
  if (!program.valid() || pread(program.get(), head, sizeof(head), 0) != sizeof(head)) return false;
  return std::memcmp(head, ELFMAG, SELFMAG) == 0 && head[EI_CLASS] == ELFCLASS32;
}

}  // namespace

Error RefusalToRead(pid_t pid, int error_number) {
  std::optional<ProcessInfo> info = FindProcess(pid);
  if (!info || info->state == 'Z' || info->state == 'X') return info ? EndedMidway(pid) : NoSuchProcess(pid);
  if (error_number == EPERM || error_number == EACCES) return NotPermitted(pid, *info);
  if (error_number == ESRCH || error_number == ENOENT) return EndedMidway(pid);
  return Error(ErrorCode::kIo, fmt::format("Process {} could not be read: {}.", pid, std::strerror(error_number)),
               "Try again; if it stays, please report it with the output of: stillheld doctor");
}

Error EndedMidway(pid_t pid) {
  return Error(ErrorCode::kNoSuchProcess, fmt::format("Process {} ended while it was read.", pid),
               "Look at its own output for the reason, start it again, and repeat the command.");
}

void RefuseUnreadable(pid_t pid) {
  std::optional<ProcessInfo> info = FindProcess(pid);
  if (!info) throw NoSuchProcess(pid);
  if (info->state == 'Z' && info->threads > 1) {
    throw Error(ErrorCode::kUnsupportedBuild,
                fmt::format("The first thread of process {} ({}) has ended while others run.", pid, info->name),
                "The kernel shows nobody the memory of such a process. Let the first thread wait for the others.");
  }
  if (info->state == 'Z' || info->state == 'X') {
    throw Error(ErrorCode::kNoSuchProcess,
                fmt::format("Process {} ({}) has ended; its parent {} has not collected it yet.", pid, info->name,
                            info->parent),
                "List the Python processes with: stillheld ps");
  }
  if (pid == getpid()) {
    throw Error(ErrorCode::kUsage, "Stillheld cannot stop and read itself.",
                "Name another process: stillheld ps lists them");
  }
  constexpr pid_t kKernelThreads = 2;  // kthreadd, and the parent of all others
  if (info->command_line.empty() && info->executable.empty() && info->resident_bytes == 0 &&
      (pid == kKernelThreads || info->parent == kKernelThreads)) {
    throw Error(ErrorCode::kUsage, fmt::format("Process {} ({}) is a thread of the kernel.", pid, info->name),
                "List the Python processes with: stillheld ps");
  }
  if (Is32Bit(pid)) {
    throw Error(ErrorCode::kUnsupportedBuild, fmt::format("Process {} ({}) is a 32-bit program.", pid, info->name),
                "Only 64-bit processes can be read.");
  }
}

void RefuseForLackOfMemory(pid_t pid, uint64_t resident_bytes, uint64_t available_bytes) {
  constexpr uint64_t kOwnBytes = 100 << 20;
  if (available_bytes >= kOwnBytes && available_bytes - kOwnBytes >= resident_bytes) return;
  throw Error(ErrorCode::kIo,
              fmt::format("There is not enough memory for a copy of process {}: it has {} MB, {} MB are available.",
                          pid, resident_bytes >> 20, available_bytes >> 20),
              "Free some memory, raise the limit of the container, or run stillheld outside of it.");
}

}  // namespace stillheld
