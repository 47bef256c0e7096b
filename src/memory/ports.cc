#include "memory/ports.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <sstream>
#include <string_view>

#include "memory/proc_file.h"

namespace stillheld {
namespace {

std::set<uint64_t> SocketInodes(pid_t pid) {
  std::set<uint64_t> inodes;
  for (pid_t descriptor : ReadProcNumbers(ProcPath(pid, "fd"))) {
    std::string target = ReadProcLink(ProcPath(pid, fmt::format("fd/{}", descriptor)));
    constexpr std::string_view kPrefix = "socket:[";
    uint64_t inode = 0;
    if (target.starts_with(kPrefix)) {
      std::from_chars(target.data() + kPrefix.size(), target.data() + target.size(), inode);
      inodes.insert(inode);
    }
  }
  return inodes;
}

// The kernel prints an address as 32-bit words in the byte order of the machine: 0100007F is 127.0.0.1.
std::optional<std::string> ParseAddress(std::string_view text) {
  std::array<uint32_t, 4> words{};
  size_t count = text.size() / 8;
  if ((count != 1 && count != 4) || text.size() % 8 != 0) return std::nullopt;
  bool any_bit = false;
  for (size_t i = 0; i < count; ++i) {
    std::string_view digits = text.substr(i * 8, 8);
    auto [end, fault] = std::from_chars(digits.data(), digits.data() + 8, words[i], 16);
    if (fault != std::errc() || end != digits.data() + 8) return std::nullopt;
    any_bit |= words[i] != 0;
  }
  if (!any_bit) return count == 1 ? "127.0.0.1" : "::1";
  std::array<char, INET6_ADDRSTRLEN> name{};
  if (!inet_ntop(count == 1 ? AF_INET : AF_INET6, words.data(), name.data(), name.size())) return std::nullopt;
  return std::string(name.data());
}

// The columns: sl local_address rem_address st tx:rx tr:tm retrnsmt uid timeout inode …
void AddListeners(const std::string& table, const std::set<uint64_t>& inodes, std::vector<ListeningPort>& ports) {
  std::istringstream lines(table);
  std::string line;
  while (std::getline(lines, line)) {
    std::istringstream columns(line);
    std::string slot, local, remote, state, queues, timer, retransmits, uid, timeout;
    uint64_t inode = 0;
    if (!(columns >> slot >> local >> remote >> state >> queues >> timer >> retransmits >> uid >> timeout >> inode)) {
      continue;
    }
    constexpr std::string_view kListen = "0A";
    size_t colon = local.find(':');
    if (state != kListen || colon == std::string::npos || !inodes.contains(inode)) continue;
    std::optional<std::string> address = ParseAddress(std::string_view(local).substr(0, colon));
    uint16_t port = 0;
    std::from_chars(local.data() + colon + 1, local.data() + local.size(), port, 16);
    if (address && port != 0) ports.push_back({*std::move(address), port});
  }
}

}  // namespace

std::vector<ListeningPort> ListeningPorts(pid_t pid) {
  std::vector<ListeningPort> ports;
  std::set<uint64_t> inodes = SocketInodes(pid);
  if (inodes.empty()) return ports;
  // The table of the process's own network namespace.
  for (const char* table : {"net/tcp", "net/tcp6"}) {
    if (std::optional<std::string> text = ReadProcFile(ProcPath(pid, table))) AddListeners(*text, inodes, ports);
  }
  std::sort(ports.begin(), ports.end(),
            [](const auto& a, const auto& b) { return std::tie(a.port, a.address) < std::tie(b.port, b.address); });
  ports.erase(std::unique(ports.begin(), ports.end()), ports.end());
  return ports;
}

bool ShareAPort(const std::vector<ListeningPort>& ours, const std::vector<ListeningPort>& theirs) {
  return std::ranges::any_of(
      ours, [&](const ListeningPort& port) { return std::ranges::find(theirs, port) != theirs.end(); });
}

bool ShareNetwork(pid_t one, pid_t other) {
  const std::string network = ReadProcLink(ProcPath(one, "ns/net"));
  return !network.empty() && network == ReadProcLink(ProcPath(other, "ns/net"));
}

}  // namespace stillheld
