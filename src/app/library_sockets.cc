#include "app/library_sockets.h"

#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/type_family.h"
#include "base/bytes.h"

namespace stillheld {
namespace {

// struct pg_conn (libpq-int.h) has been extended in front of it in each release, but in all of them the socket's number
// is followed by what the kernel said of its two ends: pgsocket sock; SockAddr laddr, raddr. A SockAddr is a
// sockaddr_storage of 128 bytes and a length.
constexpr uint64_t kMostPgConnBytes = 2048, kPieceBytes = 256;
constexpr uint64_t kLengthInAddress = 128, kAddressBytes = 136;
constexpr uint64_t kPortInAddress = 2;
constexpr uint64_t kMostOwnerBytes = 1024;

// MYSQL begins with NET (mysql_com.h, ma_net.c): vio, buff, buff_end, write_pos, read_pos, fd. The clients have it
// right behind the head of their object.
constexpr uint64_t kMySqlAt = 16, kBuffersAt = 8, kNumberInNet = 40, kNetBytes = 48;

// uv_stream_t of libuv 1.x (include/uv.h, include/uv/unix.h): its first word is the handle's owner, which uvloop sets
// to its own object.
constexpr std::string_view kUvloop = "uvloop.loop.";
constexpr uint64_t kNumberInStream = 184, kStreamBytes = 192;

const OpenDescriptor* FindSocket(std::span<const OpenDescriptor> open, int64_t number) {
  const auto found = std::ranges::find(open, number, &OpenDescriptor::number);
  return found != open.end() && found->kind == "socket" ? &*found : nullptr;
}

bool IsAddress(std::span<const std::byte> bytes, uint16_t family) {
  const auto length = LoadAt<uint32_t>(bytes, kLengthInAddress);
  if (LoadAt<uint16_t>(bytes, 0) != family) return false;
  return family == AF_INET ? length == 16 : family == AF_INET6 ? length == 28 : length >= 2 && length <= 110;
}

// The library's note of the socket's own port and the kernel's.
bool HasPort(const OpenDescriptor& socket, std::span<const std::byte> address, uint16_t family) {
  if (family == AF_UNIX) return socket.protocol.starts_with("unix");
  const unsigned port =
      std::to_integer<unsigned>(address[kPortInAddress]) << 8 | std::to_integer<unsigned>(address[kPortInAddress + 1]);
  return socket.local.empty() || socket.local.ends_with(fmt::format(":{}", port));
}

std::optional<int> NumberInPgConn(std::span<const std::byte> bytes, std::span<const OpenDescriptor> open) {
  for (uint64_t local = 8; local + 2 * kAddressBytes <= bytes.size(); local += 8) {
    const auto family = LoadAt<uint16_t>(bytes, local);
    if (family != AF_INET && family != AF_INET6 && family != AF_UNIX) continue;
    const auto address = bytes.subspan(local, kAddressBytes);
    if (!IsAddress(address, family) || !IsAddress(bytes.subspan(local + kAddressBytes, kAddressBytes), family))
      continue;
    // The addresses are aligned to 8 bytes: the number is in either half of the word in front of them.
    for (const uint64_t at : {local - 4, local - 8}) {
      const OpenDescriptor* socket = FindSocket(open, LoadAt<int32_t>(bytes, at));
      if (socket != nullptr && HasPort(*socket, address, family)) return socket->number;
    }
  }
  return std::nullopt;
}

// Of what any word of the object leads to.
std::optional<int> NumberOfPostgres(const AddressSpace& space, Address object, uint64_t size,
                                    std::span<const OpenDescriptor> open) {
  const auto words = space.View(object, std::min(size, kMostOwnerBytes));
  if (!words) return std::nullopt;
  for (uint64_t at = 16; at + 8 <= words->size(); at += 8) {
    const Address target(LoadAt<uint64_t>(*words, at));
    if (target.is_null() || (target.value() & 15) != 0) continue;
    for (uint64_t bytes = kMostPgConnBytes; bytes >= 2 * kAddressBytes; bytes -= kPieceBytes) {
      const auto block = space.View(target, bytes);
      if (!block) continue;
      if (const auto number = NumberInPgConn(*block, open)) return number;
      break;
    }
  }
  return std::nullopt;
}

std::optional<int> NumberOfMySql(const AddressSpace& space, Address object, std::span<const OpenDescriptor> open) {
  const auto net = space.View(object + kMySqlAt, kNetBytes);
  if (!net || LoadAt<uint64_t>(*net, 0) == 0) return std::nullopt;
  const auto begin = LoadAt<uint64_t>(*net, kBuffersAt), end = LoadAt<uint64_t>(*net, kBuffersAt + 8);
  const auto is_inside = [&](uint64_t position) { return begin <= position && position <= end; };
  const bool is_net = begin != 0 && is_inside(LoadAt<uint64_t>(*net, kBuffersAt + 16)) &&
                      is_inside(LoadAt<uint64_t>(*net, kBuffersAt + 24));
  const OpenDescriptor* socket = is_net ? FindSocket(open, LoadAt<int32_t>(*net, kNumberInNet)) : nullptr;
  return socket == nullptr ? std::nullopt : std::optional(socket->number);
}

// Of a handle that any word of the object leads to, and that leads back.
std::optional<int> NumberOfStream(const AddressSpace& space, Address object, uint64_t size,
                                  std::span<const OpenDescriptor> open) {
  const auto words = space.View(object, std::min(size, kMostOwnerBytes));
  if (!words) return std::nullopt;
  for (uint64_t at = 16; at + 8 <= words->size(); at += 8) {
    const Address target(LoadAt<uint64_t>(*words, at));
    if (target.is_null() || (target.value() & 7) != 0) continue;
    const auto handle = space.View(target, kStreamBytes);
    if (!handle || LoadAt<uint64_t>(*handle, 0) != object.value()) continue;
    const OpenDescriptor* socket = FindSocket(open, LoadAt<int32_t>(*handle, kNumberInStream));
    if (socket != nullptr) return socket->number;
  }
  return std::nullopt;
}

std::vector<bool> TypesOfUvloop(const HeapGraph& graph) {
  std::vector<bool> is_one(graph.type_count());
  for (uint32_t t = 0; t < graph.type_count(); ++t) {
    is_one[t] = graph.text(graph.type_info(TypeId(t)).name).starts_with(kUvloop);
  }
  return is_one;
}

}  // namespace

std::map<int, NodeId> SocketsOfLibraries(const AddressSpace& space, const HeapGraph& graph,
                                         std::span<const OpenDescriptor> open) {
  static constexpr std::string_view kOwners[] = {
      "psycopg2.extensions.connection",
      "psycopg_binary.pq.PGconn",
      "psycopg_c.pq.PGconn",
      "psycopg.pq._pq_ctypes.LP_PGconn_struct",  // psycopg without its C part
      "MySQLdb._mysql.connection",
      "_mysql.connection",
      "_mysql_connector.MySQL"};
  constexpr int kFirstOfMySql = 4;
  const TypeFamily family(graph, kOwners);
  const std::vector<bool> is_of_uvloop = TypesOfUvloop(graph);
  std::map<int, NodeId> owner_by_number;
  for (uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node(i);
    if (is_of_uvloop[graph.type(node).index()]) {
      const auto number = NumberOfStream(space, graph.address(node), graph.size_bytes(node), open);
      if (number) owner_by_number.try_emplace(*number, node);
      continue;
    }
    const int index = family.IndexOf(node);
    if (index < 0) continue;
    const std::optional<int> number = index < kFirstOfMySql
                                          ? NumberOfPostgres(space, graph.address(node), graph.size_bytes(node), open)
                                          : NumberOfMySql(space, graph.address(node), open);
    if (number) owner_by_number.try_emplace(*number, node);
  }
  return owner_by_number;
}

}  // namespace stillheld
