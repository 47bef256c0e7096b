#include "memory/control_group.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <sstream>
#include <string_view>

#include "memory/proc_file.h"

namespace stillheld {
namespace {

// nullopt: no such file, or "max".
std::optional<uint64_t> ReadNumber(const std::string& path) {
  std::optional<std::string> text = ReadProcFile(path);
  uint64_t number = 0;
  if (!text || std::from_chars(text->data(), text->data() + text->size(), number).ec != std::errc())
    return std::nullopt;
  return number;
}

// Cached files that the kernel would drop first: "key 1234" is a line of memory.stat.
uint64_t DroppableBytes(const std::string& folder, std::string_view key) {
  std::istringstream lines(ReadProcFile(folder + "/memory.stat").value_or(""));
  std::string name;
  uint64_t value = 0;
  while (lines >> name >> value) {
    if (name == key) return value;
  }
  return 0;
}

void Narrow(uint64_t& room, const std::string& limit_file, const std::string& use_file, uint64_t droppable = 0) {
  std::optional<uint64_t> limit = ReadNumber(limit_file);
  std::optional<uint64_t> use = ReadNumber(use_file);
  if (!limit || !use) return;
  uint64_t in_use = *use - std::min(*use, droppable);
  room = std::min(room, *limit - std::min(*limit, in_use));
}

// Calls visit for the group's folder and those above it, up to and with the root of the hierarchy.
template <class Visit>
void ForEachLevel(const std::string& root, std::string group, Visit visit) {
  while (true) {
    visit(root + group);
    size_t slash = group.rfind('/');
    if (slash == std::string::npos || group.empty()) return;
    group.resize(slash);
  }
}

}  // namespace

ControlGroupRoom RoomInControlGroups(pid_t pid, const std::string& proc, const std::string& cgroup) {
  ControlGroupRoom room;
  std::istringstream lines(ReadProcFile(fmt::format("{}/{}/cgroup", proc, pid)).value_or(""));
  std::string line;
  // "0::/group" is version 2; "4:memory:/group" a hierarchy of version 1.
  while (std::getline(lines, line)) {
    size_t first = line.find(':');
    size_t second = first == std::string::npos ? first : line.find(':', first + 1);
    if (second == std::string::npos) continue;
    std::string controllers = line.substr(first + 1, second - first - 1);
    std::string group = line.substr(second + 1);
    if (group == "/") group.clear();
    if (controllers.empty()) {
      for (const char* mount : {"", "/unified"}) {
        ForEachLevel(cgroup + mount, group, [&](const std::string& folder) {
          Narrow(room.memory_bytes, folder + "/memory.max", folder + "/memory.current",
                 DroppableBytes(folder, "inactive_file"));
          Narrow(room.tasks, folder + "/pids.max", folder + "/pids.current");
        });
      }
    } else if (controllers == "memory") {
      ForEachLevel(cgroup + "/memory", group, [&](const std::string& folder) {
        Narrow(room.memory_bytes, folder + "/memory.limit_in_bytes", folder + "/memory.usage_in_bytes",
               DroppableBytes(folder, "total_inactive_file"));
      });
    } else if (controllers == "pids") {
      ForEachLevel(cgroup + "/pids", group, [&](const std::string& folder) {
        Narrow(room.tasks, folder + "/pids.max", folder + "/pids.current");
      });
    }
  }
  return room;
}

uint64_t AvailableMemoryBytes() {
  std::string text = ReadProcFile("/proc/meminfo").value_or("");
  constexpr std::string_view kField = "MemAvailable:";
  size_t at = text.find(kField);
  if (at == std::string::npos) return UINT64_MAX;
  at = text.find_first_of("0123456789", at + kField.size());
  uint64_t kilobytes = 0;
  if (at != std::string::npos) std::from_chars(text.data() + at, text.data() + text.size(), kilobytes);
  return kilobytes * 1024;
}

}  // namespace stillheld
