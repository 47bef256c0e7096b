#include "memory/descriptors.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <fmt/format.h>
#include <sys/xattr.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstring>
#include <memory>
#include <optional>

#include "memory/proc_file.h"
#include "memory/processes.h"

namespace stillheld {
namespace {

constexpr std::string_view kDeleted = " (deleted)";
constexpr size_t kColumns = 10;

std::vector<std::string_view> Columns(std::string_view line) {
  std::vector<std::string_view> columns;
  while (columns.size() < 32) {
    const size_t begin = line.find_first_not_of(' ');
    if (begin == std::string_view::npos) break;
    const size_t end = std::min(line.find(' ', begin), line.size());
    columns.push_back(line.substr(begin, end - begin));
    line.remove_prefix(end);
  }
  return columns;
}

uint64_t NumberOf(std::string_view text, int base = 10) {
  uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, base);
  return value;
}

// "0100007F:1F90" is 127.0.0.1:8080: 32-bit words in the byte order of the machine. Empty: no address.
std::string AddressText(std::string_view text) {
  const size_t colon = text.find(':');
  if (colon != 8 && colon != 32) return "";
  std::array<uint32_t, 4> words{};
  for (size_t i = 0; i * 8 < colon; ++i) words[i] = static_cast<uint32_t>(NumberOf(text.substr(i * 8, 8), 16));
  const uint64_t port = NumberOf(text.substr(colon + 1), 16);
  if (port == 0) return "";
  std::array<char, INET6_ADDRSTRLEN> name{};
  if (inet_ntop(colon == 8 ? AF_INET : AF_INET6, words.data(), name.data(), name.size()) == nullptr) return "";
  return colon == 8 ? fmt::format("{}:{}", name.data(), port) : fmt::format("[{}]:{}", name.data(), port);
}

std::string TcpState(std::string_view code) {
  static constexpr std::array<const char*, 12> kStates = {"",           "established", "syn-sent",  "syn-received",
                                                          "fin-wait-1", "fin-wait-2",  "time-wait", "closed",
                                                          "close-wait", "last-ack",    "listen",    "closing"};
  const uint64_t state = NumberOf(code, 16);
  return state < kStates.size() ? kStates[state] : "";
}

// Kinds by the link's text: "socket:[123]", "pipe:[123]", "anon_inode:[eventpoll]".
struct Special {
  std::string_view prefix;
  std::string_view kind;
};
constexpr std::array<Special, 9> kSpecials = {{{"socket:[", "socket"},
                                               {"pipe:[", "pipe"},
                                               {"anon_inode:[eventpoll]", "epoll"},
                                               {"anon_inode:[eventfd", "eventfd"},
                                               {"anon_inode:[timerfd", "timerfd"},
                                               {"anon_inode:[signalfd", "signalfd"},
                                               {"anon_inode:inotify", "inotify"},
                                               {"anon_inode:[pidfd", "pidfd"},
                                               {"/memfd:", "memfd"}}};

// Numbers of the folder's entries; 0 is one of them. nullopt: it may not be read.
std::optional<std::vector<int>> DescriptorNumbers(pid_t pid) {
  const std::unique_ptr<DIR, int (*)(DIR*)> dir(opendir(ProcPath(pid, "fd").c_str()), closedir);
  if (!dir) return std::nullopt;
  std::vector<int> numbers;
  while (const dirent* entry = readdir(dir.get())) {
    if (entry->d_name[0] >= '0' && entry->d_name[0] <= '9') {
      numbers.push_back(static_cast<int>(NumberOf(entry->d_name)));
    }
  }
  std::ranges::sort(numbers);
  return numbers;
}

// Not connected and not bound, which no table lists; or made in another network namespace, whose tables are not those
// of the process.
constexpr const char* kUnlisted = "no address, or one in another network namespace";

// The kernel names the protocol of any socket: "TCP", "UNIX-STREAM", "NETLINK".
std::string ProtocolOf(pid_t pid, int number) {
  std::array<char, 64> name{};
  const ssize_t length = getxattr(ProcPath(pid, fmt::format("fd/{}", number)).c_str(), "system.sockprotoname",
                                  name.data(), name.size() - 1);
  std::string protocol(name.data(), length > 0 ? strnlen(name.data(), static_cast<size_t>(length)) : 0);
  std::ranges::transform(protocol, protocol.begin(), [](unsigned char c) { return std::tolower(c); });
  if (protocol.ends_with("v6")) protocol.resize(protocol.size() - 2);
  if (protocol.starts_with("unix")) protocol = "unix";
  return protocol;
}

}  // namespace

OpenDescriptor DescribeLink(int number, std::string_view target) {
  OpenDescriptor descriptor;
  descriptor.number = number;
  for (const Special& special : kSpecials) {
    if (!target.starts_with(special.prefix)) continue;
    descriptor.kind = special.kind;
    if (special.prefix.ends_with(":[")) descriptor.inode = NumberOf(target.substr(special.prefix.size()));
    return descriptor;
  }
  if (!target.starts_with('/')) {
    descriptor.kind = "other";
    return descriptor;
  }
  descriptor.kind = target.starts_with("/dev/") && !target.starts_with("/dev/shm/") ? "device" : "file";
  descriptor.deleted = target.ends_with(kDeleted);
  if (descriptor.deleted) target.remove_suffix(kDeleted.size());
  descriptor.path = target;
  return descriptor;
}

void ParseSocketTable(std::string_view table, std::string_view protocol,
                      std::map<uint64_t, OpenDescriptor>& socket_by_inode) {
  const bool is_unix = protocol == "unix";
  while (!table.empty()) {
    const size_t length = std::min(table.find('\n'), table.size());
    const auto columns = Columns(table.substr(0, length));
    table.remove_prefix(std::min(length + 1, table.size()));
    OpenDescriptor socket;
    socket.protocol = protocol;
    if (is_unix) {
      // Num RefCount Protocol Flags Type St Inode Path
      if (columns.size() < 7) continue;
      socket.inode = NumberOf(columns[6]);
      if (columns.size() > 7) socket.local = columns[7];
    } else {
      // sl local_address rem_address st tx:rx tr:tm retrnsmt uid timeout inode …
      if (columns.size() < kColumns) continue;
      socket.inode = NumberOf(columns[9]);
      socket.local = AddressText(columns[1]);
      socket.peer = AddressText(columns[2]);
      if (protocol == "tcp") socket.state = TcpState(columns[3]);
    }
    if (socket.inode != 0) socket_by_inode[socket.inode] = std::move(socket);
  }
}

uint64_t DescriptorLimit(pid_t pid) {
  const std::optional<std::string> limits = ReadProcFile(ProcPath(pid, "limits"));
  constexpr std::string_view kName = "Max open files";
  const size_t at = limits ? limits->find(kName) : std::string::npos;
  if (at == std::string::npos) return 0;
  const auto columns = Columns(std::string_view(*limits).substr(at + kName.size(), 60));
  return columns.empty() ? 0 : NumberOf(columns.front());
}

Descriptors ReadDescriptors(pid_t pid) {
  Descriptors descriptors;
  const auto numbers = DescriptorNumbers(pid);
  descriptors.is_readable = numbers.has_value();
  if (!numbers) return descriptors;
  descriptors.limit = DescriptorLimit(pid);
  bool has_sockets = false;
  for (const int number : *numbers) {
    const std::string target = ReadProcLink(ProcPath(pid, fmt::format("fd/{}", number)));
    if (target.empty()) continue;  // closed since
    descriptors.open.push_back(DescribeLink(number, target));
    has_sockets = has_sockets || descriptors.open.back().kind == "socket";
  }
  if (!has_sockets) return descriptors;
  // The tables are those of the process's own network namespace.
  std::map<uint64_t, OpenDescriptor> socket_by_inode;
  struct TableOf {
    const char* file;
    const char* protocol;
  };
  for (const TableOf table : {TableOf{"net/tcp", "tcp"},
                              {"net/tcp6", "tcp"},
                              {"net/udp", "udp"},
                              {"net/udp6", "udp"},
                              {"net/unix", "unix"}}) {
    if (const auto text = ReadProcFile(ProcPath(pid, table.file))) {
      ParseSocketTable(*text, table.protocol, socket_by_inode);
    }
  }
  for (OpenDescriptor& descriptor : descriptors.open) {
    if (descriptor.kind != "socket") continue;
    const auto found = socket_by_inode.find(descriptor.inode);
    if (found == socket_by_inode.end()) {
      descriptor.protocol = ProtocolOf(pid, descriptor.number);
      if (!descriptor.protocol.empty()) descriptor.state = kUnlisted;
      continue;
    }
    descriptor.protocol = found->second.protocol;
    descriptor.local = found->second.local;
    descriptor.peer = found->second.peer;
    descriptor.state = found->second.state;
  }
  return descriptors;
}

uint64_t CountDescriptors(pid_t pid) {
  const auto numbers = DescriptorNumbers(pid);
  return numbers ? numbers->size() : 0;
}

std::vector<ThreadInfo> ReadThreads(pid_t pid) {
  std::vector<ThreadInfo> threads;
  for (const pid_t id : ThreadsOf(pid)) {
    const std::optional<std::string> stat = ReadProcFile(ProcPath(pid, fmt::format("task/{}/stat", id)));
    if (!stat) continue;  // ended since
    const size_t open = stat->find('('), close = stat->rfind(')');
    if (open == std::string::npos || close == std::string::npos || close <= open || close + 2 >= stat->size()) continue;
    threads.push_back({id, stat->substr(open + 1, close - open - 1), (*stat)[close + 2]});
  }
  return threads;
}

}  // namespace stillheld
