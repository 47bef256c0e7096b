// ConnectionPools: which pool has which connection, and whether it has lent it.
#ifndef STILLHELD_ANALYSIS_CONNECTION_POOLS_H_
#define STILLHELD_ANALYSIS_CONNECTION_POOLS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

struct ConnectionPool {
  NodeId node;
  uint64_t idle = 0;
  uint64_t lent = 0;
  std::optional<int64_t> limit = {};  // of both together, where the pool names one
};

struct PoolSlot {
  NodeId pool;
  bool is_lent = false;
};

struct ConnectionPools {
  std::vector<ConnectionPool> pools;  // by node
  std::map<NodeId, PoolSlot> slot_by_connection;
};

// Of SQLAlchemy, psycopg_pool, psycopg2.pool, redis, asyncpg, urllib3 (requests), aiohttp and httpcore (httpx). Cost: a
// pass over the nodes.
ConnectionPools FindConnectionPools(const HeapGraph& graph);

// The connection of a pool that has `inner`, a socket, as an attribute, or as an attribute of one; invalid if none has.
NodeId PooledConnectionAround(const HeapGraph& graph, const ConnectionPools& pools, NodeId inner);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_CONNECTION_POOLS_H_
