#include "app/doctor.h"

#include <fmt/format.h>
#include <sys/utsname.h>

#include <optional>

#include "app/python_process.h"
#include "base/error.h"
#include "cpython/layout.h"
#include "memory/capture.h"
#include "memory/processes.h"
#include "memory/refusal.h"
#include "memory/target_memory.h"
#include "memory/tracing_rights.h"

namespace stillheld {
namespace {

DoctorCheck CheckKernel() {
  utsname names = {};
  uname(&names);
  DoctorCheck check{
      .name = "kernel", .found = fmt::format("{} {}, {}", names.sysname, names.release, names.machine), .todo = {}};
#if !defined(__x86_64__)
  check.health = Health::kLimited;
  check.todo = "processes are read in copy mode on this processor";
#endif
  return check;
}

DoctorCheck CheckRights() {
  const TracingRights rights = OurTracingRights();
  DoctorCheck check{.name = "rights", .found = {}, .todo = {}};
  const std::string scope = fmt::format("kernel.yama.ptrace_scope is {}", rights.yama_scope);
  if (rights.yama_scope == 3) {
    check.health = Health::kBad;
    check.found = "this system forbids tracing altogether (" + scope + ")";
    check.todo = "only a reboot with another setting changes that; snapshot files can be read all the same";
  } else if (rights.capability) {
    check.found = "any process may be read (CAP_SYS_PTRACE)";
  } else if (rights.yama_scope == 0) {
    check.health = Health::kLimited;
    check.found = fmt::format("processes of user {} may be read ({})", rights.user, scope);
    check.todo = "use sudo for those of others";
  } else {
    check.health = Health::kLimited;
    check.found = rights.yama_scope == 1 ? fmt::format("only what stillheld itself starts may be read ({})", scope)
                                         : fmt::format("nothing may be read without CAP_SYS_PTRACE ({})", scope);
    check.todo = "use sudo, or until the next boot: sudo sysctl kernel.yama.ptrace_scope=0";
  }
  return check;
}

DoctorCheck CheckContainer() {
  const TracingRights rights = OurTracingRights();
  if (!rights.in_container) return {.name = "container", .found = "none noticed", .todo = {}};
  if (rights.capability) return {.name = "container", .found = "inside of one that allows tracing", .todo = {}};
  return {.name = "container",
          .health = Health::kLimited,
          .found = "inside of one without the capability SYS_PTRACE",
          .todo = "start it with --cap-add=SYS_PTRACE to read processes that are not yours"};
}

DoctorCheck CheckInterpreters() {
  return {.name = "interpreters", .found = fmt::format("CPython {} are known", SupportedVersions()), .todo = {}};
}

DoctorCheck Refused(std::string name, const Error& error) {
  return {.name = std::move(name), .health = Health::kBad, .found = error.what(), .todo = error.hint()};
}

// Opening a process's memory asks the kernel what tracing would ask, and changes nothing in it.
DoctorCheck CheckAccess(const ProcessInfo& info) {
  try {
    RefuseUnreadable(info.pid);
    OpenTargetMemory(info.pid);
    if (info.tracer != 0) throw RefusalToRead(info.pid, EPERM);
  } catch (const Error& error) {
    return Refused("access", error);
  }
  return {.name = "access", .found = fmt::format("the memory of {} may be read", info.name), .todo = {}};
}

DoctorCheck CheckPython(pid_t pid) {
  const std::optional<PythonProcess> python = ExaminePython(pid);
  if (!python) {
    return {.name = "python",
            .health = Health::kBad,
            .found = "it runs no CPython",
            .todo = "name the process that runs the Python code itself: stillheld ps"};
  }
  if (!python->trouble.empty()) {
    return {.name = "python", .health = Health::kBad, .found = python->trouble, .todo = python->hint};
  }
  return {.name = "python", .found = "CPython " + python->version, .todo = {}};
}

}  // namespace

DoctorReport DiagnoseMachine() {
  return {.pid = 0,
          .checks = {CheckKernel(), CheckRights(), CheckContainer(), CheckInterpreters()},
          .mode = {},
          .mode_reason = {}};
}

DoctorReport DiagnoseProcess(pid_t pid) {
  DoctorReport report = DiagnoseMachine();
  report.pid = pid;
  const std::optional<ProcessInfo> info = FindProcess(pid);
  if (!info) {
    report.checks.push_back(Refused("process", RefusalToRead(pid, ESRCH)));
    return report;
  }
  report.checks.push_back(
      {.name = "process",
       .found = fmt::format("{}, {} threads, user {}", CommandText(*info), info->threads, info->uid),
       .todo = {}});
  report.checks.push_back(CheckAccess(*info));
  if (report.checks.back().health == Health::kBad) return report;
  report.checks.push_back(CheckPython(pid));
  if (report.checks.back().health == Health::kBad) return report;
  const ModeChoice choice = ChooseMode(pid, CaptureMode::kAuto);
  report.mode = choice.mode == CaptureMode::kFork ? "fork" : "copy";
  report.mode_reason = choice.reason;
  return report;
}

}  // namespace stillheld
