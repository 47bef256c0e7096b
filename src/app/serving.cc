#include "app/serving.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "memory/processes.h"

namespace stillheld {

Serving FindServing(pid_t pid) {
  std::vector<pid_t> tree = DescendantsOf(pid);
  tree.push_back(pid);
  std::set<pid_t> listening;
  for (pid_t member : tree) {
    if (!ListeningPorts(member).empty()) listening.insert(member);
  }
  Serving serving;
  for (pid_t member : listening) {
    const std::vector<pid_t> below = DescendantsOf(member);
    if (std::ranges::none_of(below, [&](pid_t p) { return listening.contains(p); })) serving.workers.push_back(member);
  }
  if (serving.found()) serving.ports = ListeningPorts(serving.workers.front());
  return serving;
}

pid_t SupervisorOf(pid_t pid) {
  const std::vector<ListeningPort> ports = ListeningPorts(pid);
  pid_t top = pid;
  for (auto info = FindProcess(pid); info && info->parent > 1; info = FindProcess(info->parent)) {
    if (!ShareAPort(ports, ListeningPorts(info->parent))) break;
    top = info->parent;
  }
  return top;
}

std::string BaseUrl(const ListeningPort& port) {
  const bool is_ipv6 = port.address.find(':') != std::string::npos;
  return is_ipv6 ? fmt::format("http://[{}]:{}", port.address, port.port)
                 : fmt::format("http://{}:{}", port.address, port.port);
}

}  // namespace stillheld
