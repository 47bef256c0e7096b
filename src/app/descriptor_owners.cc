#include "app/descriptor_owners.h"

#include <algorithm>
#include <array>

#include "analysis/owners.h"
#include "analysis/type_family.h"
#include "base/bytes.h"
#include "cpython/layout.h"
#include "cpython/memory_reader.h"
#include "cpython/objects/int_value.h"

namespace stillheld {
namespace {

// In all versions: Modules/_io/fileio.c, Modules/socketmodule.h and Modules/selectmodule.c begin their objects with it.
constexpr uint64_t kDescriptorAt = 16;
constexpr std::array<std::string_view, 3> kOwners = {"_io.FileIO", "_socket.socket", "select.epoll"};
constexpr std::array<std::string_view, 3> kByAttribute = {"multiprocessing.connection._ConnectionBase",
                                                          "asyncio.unix_events._UnixReadPipeTransport",
                                                          "asyncio.unix_events._UnixWritePipeTransport"};
constexpr std::array<std::string_view, 3> kAttributes = {"_handle", "_fileno", "_fileno"};
constexpr int kMostDescriptors = 1 << 24;

bool IsFileAround(std::string_view type) {
  return type == "_io.BufferedReader" || type == "_io.BufferedWriter" || type == "_io.BufferedRandom" ||
         type == "_io.BufferedRWPair" || type == "_io.TextIOWrapper" || type == "tempfile._TemporaryFileWrapper";
}

// Clients written in Python (PyMySQL, redis, http.client) have their socket as an attribute; that they are connections
// says more than that there is a socket. Around libpq psycopg has a PGconn, and the connection around that.
NodeId ConnectionOf(const HeapGraph& graph, NodeId socket) {
  constexpr int kMostWrappers = 2;
  for (int wrappers = 0; wrappers <= kMostWrappers; ++wrappers) {
    NodeId wrapper;
    for (const Owner& owner : OwnersOf(graph, socket)) {
      if (owner.depth != 0) continue;
      if (graph.type_name(owner.object).ends_with("Connection")) return owner.object;
      if (graph.type_name(owner.object).ends_with("PGconn")) wrapper = owner.object;
    }
    if (!wrapper.valid()) break;
    socket = wrapper;
  }
  return NodeId();
}

}  // namespace

std::optional<int64_t> IntAttribute(const AddressSpace& space, const HeapGraph& graph, NodeId object,
                                    std::string_view name) {
  const NodeId value = AttributeOf(graph, object, name);
  const Layout* layout = FindLayout(graph.python_version());
  if (!value.valid() || layout == nullptr || graph.type_name(value) != "int") return std::nullopt;
  return ReadInt(MemoryReader(space), *layout, graph.address(value));
}

std::map<int, NodeId> OwnersOfDescriptors(const AddressSpace& space, const HeapGraph& graph) {
  const TypeFamily by_field(graph, kOwners), by_attribute(graph, kByAttribute);
  std::map<int, NodeId> owner_by_number;
  for (uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node(i);
    int64_t number = -1;
    if (by_field.Contains(node)) {
      const auto bytes = space.View(graph.address(node) + kDescriptorAt, sizeof(int32_t));
      if (bytes) number = LoadAt<int32_t>(*bytes, 0);
    } else if (const int index = by_attribute.IndexOf(node); index >= 0) {
      number = IntAttribute(space, graph, node, kAttributes[static_cast<size_t>(index)]).value_or(-1);
    }
    if (number < 0 || number > kMostDescriptors) continue;
    // Of two, one that others refer to.
    const auto [place, is_new] = owner_by_number.try_emplace(static_cast<int>(number), node);
    if (!is_new && graph.in_edges(place->second).empty()) place->second = node;
  }
  return owner_by_number;
}

NodeId OutermostOwner(const HeapGraph& graph, NodeId owner) {
  for (int steps = 0; steps < 4; ++steps) {
    NodeId around;
    for (const NodeId source : graph.in_sources(owner)) {
      if (IsFileAround(graph.type_name(source)) && source != owner) around = source;
    }
    if (!around.valid()) break;
    owner = around;
  }
  if (const NodeId connection = ConnectionOf(graph, owner); connection.valid()) return connection;
  return owner;
}

}  // namespace stillheld
