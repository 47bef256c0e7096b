#include "app/one_worker.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "load/http_client.h"
#include "memory/accepted.h"
#include "memory/ports.h"
#include "memory/processes.h"

namespace stillheld {
namespace {

// A worker that is busy accepts later; one whose server waits for the first byte (TCP_DEFER_ACCEPT) never does.
constexpr std::chrono::milliseconds kToAccept{5000};
// Between the kernel's accept and the descriptor lies a moment.
constexpr std::chrono::milliseconds kToAppear{100};

// A port of a container that is published under the same number is another place.
bool ListenAtOnePlace(pid_t one, pid_t other) {
  return ShareNetwork(one, other) && ShareAPort(ListeningPorts(one), ListeningPorts(other));
}

std::optional<pid_t> HolderOf(uint64_t inode) {
  for (const ProcessInfo& process : ListProcesses()) {
    if (HoldsSocket(process.pid, inode)) return process.pid;
  }
  return std::nullopt;
}

}  // namespace

Admission OneWorker::operator()(int socket, std::chrono::milliseconds waited) const {
  const std::optional<uint64_t> inode = ServerEndInode(socket);
  if (inode && *inode != 0 && HoldsSocket(worker_, *inode)) return Admission::kAdmitted;
  if (!FindProcess(worker_)) return Admission::kHopeless;
  if (!inode) return Unknown();
  if (*inode == 0) return waited < kToAccept ? Admission::kNotYet : Unknown();
  if (std::ranges::any_of(workers_, [&](pid_t other) { return HoldsSocket(other, *inode); }))
    return Admission::kRefused;
  const std::optional<pid_t> holder = HolderOf(*inode);
  if (!holder) return waited < kToAppear ? Admission::kNotYet : Unknown();
  // What listens elsewhere stands in front of the server: a proxy, which may well pass requests on to this worker.
  return ListenAtOnePlace(worker_, *holder) ? Admission::kRefused : Unknown();
}

pid_t WhoAnswers(const Url& url, pid_t root) {
  pid_t answering = 0;
  AcceptsConnections(url.host, url.port, [&](int socket, std::chrono::milliseconds waited) {
    const std::optional<uint64_t> inode = ServerEndInode(socket);
    if (!inode || waited >= kToAccept) return Admission::kRefused;
    if (*inode == 0) return Admission::kNotYet;
    std::vector<pid_t> members = DescendantsOf(root);
    members.push_back(root);
    for (const pid_t member : members) {
      if (HoldsSocket(member, *inode)) answering = member;
    }
    return answering == 0 && waited < kToAppear ? Admission::kNotYet : Admission::kAdmitted;
  });
  return answering;
}

}  // namespace stillheld
