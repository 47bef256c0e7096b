#include "analysis/connection_pools.h"

#include <string_view>

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
};
constexpr PoolClass kPools[] = {
    {"redis.connection.ConnectionPool", "_available_connections", "_in_use_connections", "", "max_connections"},
    {"redis.asyncio.connection.ConnectionPool", "_available_connections", "_in_use_connections", "", "max_connections"},
    {"psycopg2.pool.AbstractConnectionPool", "_pool", "_used", "", "maxconn"},
    {"psycopg_pool.base.BasePool", "_pool", "", "_pool", "_max_size"},
    {"urllib3.connectionpool.HTTPConnectionPool", "pool.queue", "", "", "pool.maxsize"},
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
};

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
    if (!known.idle.empty()) AddMembers(pool, Follow(graph_, pool, known.idle), false);
    if (!known.lent.empty()) AddMembers(pool, Follow(graph_, pool, known.lent), true);
    if (!known.back.empty()) AddThoseThatName(pool, known.back);
  }

  void AddMembers(NodeId pool, NodeId container, bool is_lent) {
    if (!container.valid()) return;
    for (const Edge& edge : graph_.out(container)) {
      const EdgeKind kind = edge.label.kind();
      if (kind == EdgeKind::kClass || kind == EdgeKind::kKey || !IsSomething(graph_, edge.target)) continue;
      found_.slot_by_connection.try_emplace(edge.target, PoolSlot{pool, is_lent});
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
    if (!pool.valid() || !IsSomething(graph_, connection)) return;
    const bool is_lent = IsSomething(graph_, AttributeOf(graph_, node, known.user));
    found_.slot_by_connection.try_emplace(connection, PoolSlot{pool, is_lent});
  }

  const HeapGraph& graph_;
  std::map<NodeId, size_t> index_by_pool_;
  ConnectionPools found_;
};

}  // namespace

ConnectionPools FindConnectionPools(const HeapGraph& graph) { return Search(graph).Run(); }

}  // namespace stillheld
