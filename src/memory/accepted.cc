#include "memory/accepted.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <fmt/format.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstring>
#include <memory>
#include <string>

#include "base/fd.h"
#include "memory/proc_file.h"

namespace stillheld {
namespace {

struct Query {
  nlmsghdr header;
  inet_diag_req_v2 request;
};

// One end of a connection as inet_diag wants it: network order, IPv6 in four words, IPv4 in the first of them.
struct End {
  int family = AF_UNSPEC;
  std::array<uint32_t, 4> address{};
  uint16_t port = 0;
};

End EndOf(const sockaddr_storage& name) {
  End end;
  end.family = name.ss_family;
  if (name.ss_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &name, sizeof(in));
    end.address[0] = in.sin_addr.s_addr;
    end.port = in.sin_port;
  } else if (name.ss_family == AF_INET6) {
    sockaddr_in6 in6{};
    std::memcpy(&in6, &name, sizeof(in6));
    std::memcpy(end.address.data(), &in6.sin6_addr, sizeof(in6.sin6_addr));
    end.port = in6.sin6_port;
  }
  return end;
}

std::optional<End> EndBy(int (*name_of)(int, sockaddr*, socklen_t*), int socket) {
  sockaddr_storage name{};
  socklen_t size = sizeof(name);
  if (name_of(socket, reinterpret_cast<sockaddr*>(&name), &size) != 0) return std::nullopt;
  const End end = EndOf(name);
  if (end.family == AF_UNSPEC || end.port == 0) return std::nullopt;
  return end;
}

std::optional<uint64_t> Ask(const Query& query) {
  const UniqueFd netlink(::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
  if (!netlink.valid() || ::send(netlink.get(), &query, sizeof(query), 0) != ssize_t{sizeof(query)})
    return std::nullopt;
  alignas(nlmsghdr) std::array<char, 8192> answer{};
  const ssize_t got = ::recv(netlink.get(), answer.data(), answer.size(), 0);
  nlmsghdr header{};
  inet_diag_msg message{};
  if (got < ssize_t{NLMSG_HDRLEN + sizeof(message)}) return std::nullopt;
  std::memcpy(&header, answer.data(), sizeof(header));
  if (header.nlmsg_type != SOCK_DIAG_BY_FAMILY) return std::nullopt;  // NLMSG_ERROR: there is no such socket here
  std::memcpy(&message, answer.data() + NLMSG_HDRLEN, sizeof(message));
  return message.idiag_inode;
}

}  // namespace

std::optional<uint64_t> ServerEndInode(int socket) {
  const std::optional<End> ours = EndBy(::getsockname, socket);
  const std::optional<End> theirs = EndBy(::getpeername, socket);
  if (!ours || !theirs) return std::nullopt;
  Query query{};
  query.header.nlmsg_len = sizeof(query);
  query.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
  query.header.nlmsg_flags = NLM_F_REQUEST;
  query.request.sdiag_family = static_cast<uint8_t>(theirs->family);
  query.request.sdiag_protocol = IPPROTO_TCP;
  query.request.idiag_states = ~0U;
  std::memcpy(query.request.id.idiag_src, theirs->address.data(), sizeof(theirs->address));
  std::memcpy(query.request.id.idiag_dst, ours->address.data(), sizeof(ours->address));
  query.request.id.idiag_sport = theirs->port;
  query.request.id.idiag_dport = ours->port;
  query.request.id.idiag_cookie[0] = query.request.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
  return Ask(query);
}

bool HoldsSocket(pid_t pid, uint64_t inode) {
  const std::string wanted = fmt::format("socket:[{}]", inode);
  const std::unique_ptr<DIR, int (*)(DIR*)> dir(opendir(ProcPath(pid, "fd").c_str()), closedir);
  if (!dir) return false;
  while (const dirent* entry = readdir(dir.get())) {
    if (ReadProcLink(ProcPath(pid, fmt::format("fd/{}", entry->d_name))) == wanted) return true;
  }
  return false;
}

}  // namespace stillheld
