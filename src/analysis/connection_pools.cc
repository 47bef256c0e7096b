#include "analysis/connection_pools.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "analysis/owners.h"
#include "analysis/type_family.h"

namespace stillheld {
namespace {

// A pool that keeps its connections in containers of its own. Names are attributes, of attributes behind a dot.
struct PoolClass {
  std::string_view type;
  std::string_view idle;
  std::string_view lent;  // empty: the pool does not know what it has lent
  std::string_view back;  // an attribute by which a lent connection knows its pool; empty: none
  std::string_view limit;
  std::string_view overflow = {};  // what it may open beyond that limit; where it is not known, neither is the limit
  std::string_view each = {};      // what is in `lent` has the connection as this attribute
  std::string_view all = {};       // those that are not in `lent` are idle, or the other way round
  bool counts_free = false;        // `idle` has a place for each connection that may be opened: None until it is
};
constexpr PoolClass kPools[] = {
    {"redis.connection.BlockingConnectionPool", "pool.queue", "", "", "max_connections", "", "", "_connections"},
    {"redis.connection.ConnectionPool", "_available_connections", "_in_use_connections", "", "max_connections"},
    {"redis.asyncio.connection.ConnectionPool", "_available_connections", "_in_use_connections", "", "max_connections"},
    {"psycopg2.pool.AbstractConnectionPool", "_pool", "_used", "", "maxconn"},
    {"psycopg_pool.base.BasePool", "_pool", "", "_pool", "_max_size"},
    {.type = "urllib3.connectionpool.HTTPConnectionPool",
     .idle = "pool.queue",
     .lent = "",
     .back = "",
     .limit = "pool.maxsize",
     .counts_free = true},
    {"aiohttp.connector.BaseConnector", "_conns", "_acquired", "", "_limit"},
    {"httpcore.ConnectionPool", "", "_requests", "", "_max_connections", "", "connection", "_connections"},
    {"httpcore.AsyncConnectionPool", "", "_requests", "", "_max_connections", "", "connection", "_connections"},
    {"sqlalchemy.pool.base.Pool", "", "", "", "_pool.maxsize", "_max_overflow"},
    {"asyncpg.pool.Pool", "", "", "", "_maxsize"},
};

// A slot that is an object of its own.
struct SlotClass {
  std::string_view type;
  std::string_view connection, older_connection;
  std::string_view user;  // None while it is idle
  std::string_view pool;
};
constexpr SlotClass kSlots[] = {
    {"sqlalchemy.pool.base._ConnectionRecord", "dbapi_connection", "connection", "fairy_ref",
     "_ConnectionRecord__pool"},
    {"asyncpg.pool.PoolConnectionHolder", "_con", "", "_in_use", "_pool"},
    {"urllib3.response.HTTPResponse", "_connection", "", "_connection", "_pool"},  // until it has been read
};

// What stands between a pool and its connections: by host, or with the time at which they became idle.
constexpr std::array<std::string_view, 8> kContainers = {
    "list",     "tuple", "dict", "set", "collections.deque", "collections.defaultdict", "collections.OrderedDict",
    "frozenset"};
constexpr uint32_t kMostNested = 3;
constexpr std::array<std::string_view, 5> kValues = {"NoneType", "int", "float", "str", "bool"};

bool IsOneOf(std::string_view type, std::span<const std::string_view> types) {
  return std::ranges::find(types, type) != types.end();
}

bool IsEntry(EdgeKind kind) {
  return kind == EdgeKind::kIndex || kind == EdgeKind::kMember || kind == EdgeKind::kStringKey ||
         kind == EdgeKind::kOtherKey;
}

NodeId Follow(const HeapGraph& graph, NodeId node, std::string_view names) {
  while (node.valid() && !names.empty()) {
    const size_t dot = names.find('.');
    node = AttributeOf(graph, node, names.substr(0, dot));
    names = dot == std::string_view::npos ? std::string_view() : names.substr(dot + 1);
  }
  return node;
}

bool IsSomething(const HeapGraph& graph, NodeId node) { return node.valid() && graph.type_name(node) != "NoneType"; }

std::optional<int64_t> LimitOf(const HeapGraph& graph, NodeId pool, std::string_view names) {
  const size_t dot = names.rfind('.');
  const NodeId owner = dot == std::string_view::npos ? pool : Follow(graph, pool, names.substr(0, dot));
  if (!owner.valid()) return std::nullopt;
  for (const SizeBound& bound : graph.bounds(owner)) {
    if (graph.text(bound.name) == (dot == std::string_view::npos ? names : names.substr(dot + 1))) return bound.limit;
  }
  return std::nullopt;
}

// From a socket through transports and streams to the connection: no client has more between them.
constexpr uint32_t kMostLayers = 5;
constexpr size_t kMostOuter = 64;

// The sockets by which a loop wakes itself are those of no connection, though each connection knows the loop; and some
// connections know their pool with all that it has.
bool BelongsToAll(const HeapGraph& graph, const ConnectionPools& pools, NodeId node) {
  const std::string_view type = graph.type_name(node);
  return type.ends_with("Loop") || type.ends_with("Selector") || type.ends_with("Thread") || type == "module" ||
         std::ranges::find(pools.pools, node, &ConnectionPool::node) != pools.pools.end();
}

// The objects that have the node as an attribute.
void AddOwners(const HeapGraph& graph, NodeId node, std::vector<NodeId>& owners) {
  for (const Owner& owner : OwnersOf(graph, node)) {
    if (owner.depth == 0 && !owner.is_module && !owner.is_local) owners.push_back(owner.object);
  }
}

class Search {
 public:
  explicit Search(const HeapGraph& graph) : graph_(graph) {}

  ConnectionPools Run() {
    std::vector<std::string_view> pool_names, slot_names;
    for (const PoolClass& known : kPools) pool_names.push_back(known.type);
    for (const SlotClass& known : kSlots) slot_names.push_back(known.type);
    const TypeFamily pools(graph_, pool_names), slots(graph_, slot_names);
    for (uint32_t i = 0; i < graph_.node_count(); ++i) {
      const NodeId node(i);
      if (const int pool = pools.IndexOf(node); pool >= 0) AddPool(node, kPools[pool]);
      if (const int slot = slots.IndexOf(node); slot >= 0) AddSlot(node, kSlots[slot]);
    }
    for (const auto& [connection, slot] : found_.slot_by_connection) {
      const auto pool = index_by_pool_.find(slot.pool);
      if (pool == index_by_pool_.end()) continue;
      ++(slot.is_lent ? found_.pools[pool->second].lent : found_.pools[pool->second].idle);
    }
    for (const auto& [pool, least] : least_lent_by_pool_) {
      uint64_t& lent = found_.pools[index_by_pool_[pool]].lent;
      lent = std::max(lent, least);
    }
    return std::move(found_);
  }

 private:
  void AddPool(NodeId pool, const PoolClass& known) {
    index_by_pool_[pool] = found_.pools.size();
    std::optional<int64_t> limit = LimitOf(graph_, pool, known.limit);
    if (limit && !known.overflow.empty()) {
      const std::optional<int64_t> overflow = LimitOf(graph_, pool, known.overflow);
      limit = overflow && *overflow >= 0 ? std::optional(*limit + *overflow) : std::nullopt;
    }
    found_.pools.push_back({.node = pool, .limit = limit});
    const NodeId idle = known.idle.empty() ? NodeId() : Follow(graph_, pool, known.idle);
    if (idle.valid()) AddMembers(pool, idle, false);
    if (!known.lent.empty()) AddMembers(pool, Follow(graph_, pool, known.lent), true, known.each);
    if (!known.all.empty()) AddMembers(pool, Follow(graph_, pool, known.all), known.lent.empty());
    if (!known.back.empty()) AddThoseThatName(pool, known.back);
    if (known.counts_free && idle.valid() && limit && graph_.length(idle) < *limit) {
      least_lent_by_pool_[pool] = static_cast<uint64_t>(*limit) - graph_.length(idle);
    }
  }

  void AddMembers(NodeId pool, NodeId container, bool is_lent, std::string_view each = {}, uint32_t depth = 0) {
    if (!container.valid()) return;
    for (const Edge& edge : graph_.out(container)) {
      const EdgeKind kind = edge.label.kind();
      const std::string_view type = graph_.type_name(edge.target);
      if (!IsEntry(kind) || IsOneOf(type, kValues)) continue;
      if (IsOneOf(type, kContainers)) {
        if (depth < kMostNested) AddMembers(pool, edge.target, is_lent, each, depth + 1);
        continue;
      }
      const NodeId connection = each.empty() ? edge.target : AttributeOf(graph_, edge.target, each);
      if (IsSomething(graph_, connection)) found_.slot_by_connection.try_emplace(connection, PoolSlot{pool, is_lent});
    }
  }

  // A connection that is idle has been found in its pool already.
  void AddThoseThatName(NodeId pool, std::string_view name) {
    const auto edges = graph_.in_edges(pool);
    const auto sources = graph_.in_sources(pool);
    for (size_t i = 0; i < edges.size(); ++i) {
      const EdgeLabel label = graph_.edge(edges[i]).label;
      if (!HasName(label.kind()) || graph_.text(label.name()) != name) continue;
      NodeId owner = sources[i];
      for (size_t k = 0; k < graph_.in_edges(owner).size(); ++k) {
        if (graph_.edge(graph_.in_edges(owner)[k]).label.kind() == EdgeKind::kDict) {
          owner = graph_.in_sources(owner)[k];
          break;
        }
      }
      if (graph_.type_name(owner).ends_with("Connection")) {
        found_.slot_by_connection.try_emplace(owner, PoolSlot{pool, true});
      }
    }
  }

  void AddSlot(NodeId node, const SlotClass& known) {
    const NodeId pool = AttributeOf(graph_, node, known.pool);
    NodeId connection = AttributeOf(graph_, node, known.connection);
    if (!connection.valid() && !known.older_connection.empty()) {
      connection = AttributeOf(graph_, node, known.older_connection);
    }
    if (!IsSomething(graph_, pool) || !IsSomething(graph_, connection)) return;
    const bool is_lent = IsSomething(graph_, AttributeOf(graph_, node, known.user));
    found_.slot_by_connection.try_emplace(connection, PoolSlot{pool, is_lent});
  }

  const HeapGraph& graph_;
  std::map<NodeId, size_t> index_by_pool_;
  std::map<NodeId, uint64_t> least_lent_by_pool_;
  ConnectionPools found_;
};

}  // namespace

ConnectionPools FindConnectionPools(const HeapGraph& graph) { return Search(graph).Run(); }

NodeId PooledConnectionAround(const HeapGraph& graph, const ConnectionPools& pools, NodeId inner) {
  std::vector<NodeId> level = {inner};
  for (uint32_t steps = 0; steps <= kMostLayers && !level.empty(); ++steps) {
    std::vector<NodeId> next;
    for (const NodeId node : level) {
      if (pools.slot_by_connection.contains(node)) return node;
      if (next.size() < kMostOuter && !BelongsToAll(graph, pools, node)) AddOwners(graph, node, next);
    }
    level = std::move(next);
  }
  return NodeId();
}

}  // namespace stillheld
