#include "app/target.h"

#include <elf.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstring>
#include <fstream>
#include <set>
#include <vector>

#include "app/python_process.h"
#include "base/error.h"
#include "memory/ports.h"
#include "memory/processes.h"
#include "snapshot/snapshot_file.h"

namespace stillheld {
namespace {

constexpr size_t kShownMatches = 8;
constexpr size_t kShortestPattern = 3;

bool IsNumber(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

pid_t ParsePid(std::string_view text) {
  pid_t pid = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), pid);
  if (error != std::errc() || pid <= 0 || end != text.data() + text.size()) {
    throw Error(ErrorCode::kNoSuchProcess, fmt::format("There is no process {}.", text),
                "List the Python processes with: stillheld ps");
  }
  return pid;
}

bool IsCoreFile(const std::filesystem::path& path) {
  Elf64_Ehdr header = {};
  std::ifstream file(path, std::ios::binary);
  file.read(reinterpret_cast<char*>(&header), sizeof(header));
  return file && std::memcmp(header.e_ident, ELFMAG, SELFMAG) == 0 && header.e_type == ET_CORE;
}

Target FileTarget(const std::filesystem::path& path) {
  if (IsCoreFile(path)) {
    throw Error(ErrorCode::kUsage,
                fmt::format("'{}' is a core file, and this version cannot read those yet.", path.string()),
                "Take a snapshot of the running process instead: stillheld snap PID -o FILE.held");
  }
  // A file that is cut or damaged is refused by the reader, which says what is wrong with it.
  if (path.extension() != ".held" && !IsSnapshotFile(path)) {
    throw Error(ErrorCode::kUsage, fmt::format("'{}' is not a snapshot file.", path.string()),
                "Snapshots are made by: stillheld snap PID -o FILE.held");
  }
  return {.pid = 0, .file = path, .note = {}};
}

// The processes that do the work of `pid`: those below it that listen where it listens, the deepest; the child that a
// reloader has started with its own command line; or, if it runs no Python itself, those below that do. Else itself.
std::vector<pid_t> WorkersOf(pid_t pid) {
  const std::vector<pid_t> below = DescendantsOf(pid);
  const std::vector<ListeningPort> ports = ListeningPorts(pid);
  std::vector<pid_t> workers;
  std::set<pid_t> parents;
  for (pid_t member : below) {
    if (!ShareAPort(ports, ListeningPorts(member))) continue;
    workers.push_back(member);
    for (auto info = FindProcess(member); info && info->parent != pid && !parents.contains(info->parent);
         info = FindProcess(info->parent)) {
      parents.insert(info->parent);
    }
  }
  std::erase_if(workers, [&](pid_t worker) { return parents.contains(worker); });
  if (!workers.empty()) return workers;

  const auto self = FindProcess(pid);
  for (pid_t child : ChildrenOf(pid)) {
    const auto info = FindProcess(child);
    if (self && info && info->command_line == self->command_line && !ListeningPorts(child).empty()) return {child};
  }
  if (below.empty() || ExaminePython(pid)) return {pid};
  for (pid_t member : below) {
    if (ExaminePython(member)) workers.push_back(member);
  }
  return workers.empty() ? std::vector<pid_t>{pid} : workers;
}

Target ProcessTarget(pid_t pid) {
  if (!FindProcess(pid)) {
    throw Error(ErrorCode::kNoSuchProcess, fmt::format("There is no process {}.", pid),
                "List the Python processes with: stillheld ps");
  }
  const std::vector<pid_t> workers = WorkersOf(pid);
  Target target{.pid = workers.front(), .file = {}, .note = {}};
  if (workers.size() > 1) {
    target.note = fmt::format("{} supervises {} workers; {} is the one that is read", pid, workers.size(), target.pid);
  } else if (target.pid != pid) {
    target.note = fmt::format("{} supervises {}, which is the one that is read", pid, target.pid);
  }
  return target;
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

std::set<pid_t> OurAncestors() {
  std::set<pid_t> ancestors;
  for (auto info = FindProcess(getpid()); info && ancestors.insert(info->pid).second;
       info = FindProcess(info->parent)) {
  }
  return ancestors;
}

// The one Python process whose command line contains the text, children of a match left out.
pid_t FindByPattern(std::string_view text) {
  // What is this short, or looks like an option, would fit a process that nobody meant.
  if (text.size() < kShortestPattern || text.starts_with('-')) {
    throw Error(ErrorCode::kUsage, fmt::format("'{}' names no process and no file.", text),
                "Give a pid, a .held file, or three letters of a command line at least; stillheld ps lists processes.");
  }
  const std::set<pid_t> ancestors = OurAncestors();
  std::vector<PythonProcess> matches;
  for (PythonProcess& process : ListPythonProcesses()) {
    const bool matches_text =
        Lower(CommandText(process.info)).contains(Lower(text)) || Lower(process.info.name).contains(Lower(text));
    if (matches_text && !ancestors.contains(process.info.pid)) matches.push_back(std::move(process));
  }
  std::set<pid_t> children;
  for (const PythonProcess& process : matches) {
    for (pid_t pid : DescendantsOf(process.info.pid)) children.insert(pid);
  }
  std::erase_if(matches, [&](const PythonProcess& process) { return children.contains(process.info.pid); });
  if (matches.empty()) {
    throw Error(ErrorCode::kNoSuchProcess,
                fmt::format("No Python process has '{}' in its command line, and there is no such file.", text),
                "List the Python processes with: stillheld ps");
  }
  if (matches.size() > 1) {
    std::string list;
    for (size_t i = 0; i < std::min(matches.size(), kShownMatches); ++i) {
      list += fmt::format("{}{} ({:.50})", i == 0 ? "" : ", ", matches[i].info.pid, CommandText(matches[i].info));
    }
    throw Error(ErrorCode::kUsage, fmt::format("'{}' fits {} processes: {}.", text, matches.size(), list),
                "Name one by its pid.");
  }
  return matches.front().info.pid;
}

bool IsFileName(std::string_view text) {
  return text.ends_with(".held") || text.contains('/') || std::filesystem::is_regular_file(text);
}

void RefuseFile(std::string_view text) {
  if (IsNumber(text) || !IsFileName(text)) return;
  throw Error(ErrorCode::kUsage, fmt::format("'{}' is a file, and this command needs a process that runs.", text),
              "Name a pid: stillheld ps lists the Python processes");
}

}  // namespace

Target ResolveTarget(std::string_view text) {
  if (IsNumber(text)) return ProcessTarget(ParsePid(text));
  if (IsFileName(text)) {
    if (!std::filesystem::exists(text)) {
      throw Error(ErrorCode::kIo, fmt::format("There is no file '{}'.", text),
                  "Check its name, or give a pid instead.");
    }
    return FileTarget(text);
  }
  return ProcessTarget(FindByPattern(text));
}

Target ResolveProcess(std::string_view text) {
  RefuseFile(text);
  return ResolveTarget(text);
}

pid_t ResolveForDoctor(std::string_view text) {
  RefuseFile(text);
  return IsNumber(text) ? ParsePid(text) : FindByPattern(text);
}

}  // namespace stillheld
