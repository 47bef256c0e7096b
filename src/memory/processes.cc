#include "memory/processes.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <ctime>
#include <map>
#include <string_view>

#include "memory/proc_file.h"

namespace stillheld {
namespace {

template <class T>
T NumberIn(std::string_view text) {
  size_t begin = text.find_first_of("0123456789");
  T value = 0;
  if (begin != std::string_view::npos) std::from_chars(text.data() + begin, text.data() + text.size(), value);
  return value;
}

// The rest of the line that starts with `key` ("Uid:"), without the blanks in front; empty if there is none.
std::string_view StatusField(std::string_view status, std::string_view key) {
  size_t line = status.starts_with(key) ? 0 : std::string_view::npos;
  for (size_t at = status.find(key); line != 0 && at != std::string_view::npos; at = status.find(key, at + 1)) {
    if (at > 0 && status[at - 1] == '\n') {
      line = at;
      break;
    }
  }
  if (line == std::string_view::npos) return {};
  std::string_view rest = status.substr(line + key.size());
  rest = rest.substr(0, rest.find('\n'));
  size_t begin = rest.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view() : rest.substr(begin);
}

std::vector<std::string_view> Words(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t at = text.find_first_not_of(" \t\n"); at != std::string_view::npos;) {
    size_t end = std::min(text.find_first_of(" \t\n", at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(" \t\n", end);
  }
  return words;
}

std::vector<std::string> SplitCommandLine(std::string_view text) {
  std::vector<std::string> arguments;
  while (!text.empty()) {
    size_t end = std::min(text.find('\0'), text.size());
    arguments.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return arguments;
}

// Field 22 of stat: when it was started, in clock ticks after boot. The name (field 2) may hold blanks and brackets.
double AgeSeconds(pid_t pid) {
  std::optional<std::string> stat = ReadProcFile(ProcPath(pid, "stat"));
  if (!stat) return 0;
  size_t name_end = stat->rfind(')');
  if (name_end == std::string::npos) return 0;
  std::vector<std::string_view> fields = Words(std::string_view(*stat).substr(name_end + 1));
  constexpr size_t kStartTime = 22 - 3;  // the first word behind the name is field 3
  if (fields.size() <= kStartTime) return 0;
  timespec now{};
  clock_gettime(CLOCK_BOOTTIME, &now);
  double started =
      static_cast<double>(NumberIn<uint64_t>(fields[kStartTime])) / static_cast<double>(sysconf(_SC_CLK_TCK));
  return std::max(0.0, static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 - started);
}

pid_t ParentOf(pid_t pid) {
  std::optional<std::string> status = ReadProcFile(ProcPath(pid, "status"));
  return status ? NumberIn<pid_t>(StatusField(*status, "PPid:")) : 0;
}

std::multimap<pid_t, pid_t> ChildByParent() {
  std::multimap<pid_t, pid_t> child_by_parent;
  for (pid_t pid : ReadProcNumbers("/proc")) child_by_parent.emplace(ParentOf(pid), pid);
  return child_by_parent;
}

}  // namespace

std::optional<ProcessInfo> FindProcess(pid_t pid) {
  std::optional<std::string> status = pid > 0 ? ReadProcFile(ProcPath(pid, "status")) : std::nullopt;
  if (!status) return std::nullopt;
  ProcessInfo info;
  // /proc/TID answers for threads that are not listed; a thread is described as its process.
  info.pid = NumberIn<pid_t>(StatusField(*status, "Tgid:"));
  info.parent = NumberIn<pid_t>(StatusField(*status, "PPid:"));
  std::vector<std::string_view> uids = Words(StatusField(*status, "Uid:"));
  if (uids.size() > 1) info.uid = NumberIn<uid_t>(uids[1]);
  std::string_view state = StatusField(*status, "State:");
  if (!state.empty()) info.state = state[0];
  info.name = StatusField(*status, "Name:");
  info.threads = NumberIn<uint32_t>(StatusField(*status, "Threads:"));
  info.resident_bytes = NumberIn<uint64_t>(StatusField(*status, "VmRSS:")) * 1024;
  info.tracer = NumberIn<pid_t>(StatusField(*status, "TracerPid:"));
  info.seccomp_mode = NumberIn<int>(StatusField(*status, "Seccomp:"));
  info.shadow_stack = StatusField(*status, "x86_Thread_features:").find("shstk") != std::string_view::npos;
  for (std::string_view word : Words(StatusField(*status, "NSpid:"))) {
    info.namespace_pids.push_back(NumberIn<pid_t>(word));
  }
  info.command_line = SplitCommandLine(ReadProcFile(ProcPath(pid, "cmdline")).value_or(""));
  info.executable = ReadProcLink(ProcPath(pid, "exe"));
  info.age_seconds = AgeSeconds(pid);
  return info;
}

std::vector<ProcessInfo> ListProcesses() {
  std::vector<ProcessInfo> processes;
  for (pid_t pid : ReadProcNumbers("/proc")) {
    if (std::optional<ProcessInfo> info = FindProcess(pid)) processes.push_back(*std::move(info));
  }
  return processes;
}

std::vector<pid_t> ChildrenOf(pid_t pid) {
  std::vector<pid_t> children;
  for (pid_t other : ReadProcNumbers("/proc")) {
    if (ParentOf(other) == pid) children.push_back(other);
  }
  return children;
}

std::vector<pid_t> DescendantsOf(pid_t pid) {
  std::multimap<pid_t, pid_t> child_by_parent = ChildByParent();
  std::vector<pid_t> found{pid};
  for (size_t next = 0; next < found.size(); ++next) {
    auto [child, end] = child_by_parent.equal_range(found[next]);
    for (; child != end; ++child) {
      // Pids may be reused while /proc is read, so the relation may even have a loop.
      if (std::find(found.begin(), found.end(), child->second) == found.end()) found.push_back(child->second);
    }
  }
  found.erase(found.begin());
  return found;
}

std::vector<pid_t> ThreadsOf(pid_t pid) { return ReadProcNumbers(ProcPath(pid, "task")); }

bool HasEnded(pid_t pid) {
  const std::optional<std::string> status = ReadProcFile(ProcPath(pid, "status"));
  if (!status || StatusField(*status, "VmSize:").empty()) return true;
  const std::string_view pending = StatusField(*status, "ShdPnd:");
  uint64_t signals = 0;
  std::from_chars(pending.data(), pending.data() + pending.size(), signals, 16);
  return (signals >> (SIGKILL - 1) & 1) != 0;
}

std::optional<uint64_t> PrivateBytes(pid_t pid) {
  std::optional<std::string> rollup = ReadProcFile(ProcPath(pid, "smaps_rollup"));
  if (!rollup || StatusField(*rollup, "Private_Dirty:").empty()) return std::nullopt;
  return 1024 * (NumberIn<uint64_t>(StatusField(*rollup, "Private_Clean:")) +
                 NumberIn<uint64_t>(StatusField(*rollup, "Private_Dirty:")));
}

uint64_t ResidentBytes(pid_t pid) {
  std::optional<std::string> statm = ReadProcFile(ProcPath(pid, "statm"));
  if (!statm) return 0;
  std::vector<std::string_view> pages = Words(*statm);
  return pages.size() < 2 ? 0 : NumberIn<uint64_t>(pages[1]) * static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace stillheld
