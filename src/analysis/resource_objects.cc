#include "analysis/resource_objects.h"

#include <algorithm>

#include "analysis/type_family.h"

namespace stillheld {
namespace {

// Where a well-known cache class keeps its entries, and how its limit is called.
struct CacheClass {
  std::string_view type;
  std::string_view entries;
  std::string_view limit;
};
constexpr CacheClass kCacheClasses[] = {
    {"django.core.cache.backends.locmem.LocMemCache", "_cache", "_max_entries"},
    {"jinja2.utils.LRUCache", "_mapping", "capacity"},
    {"mako.util.LRUCache", "", "capacity"},
    {"werkzeug.routing.map.Map", "_remap_rules", ""},
    {"sqlalchemy.util._collections.LRUCache", "_data", "capacity"},
    {"sqlalchemy.orm.identity.IdentityMap", "_dict", ""},
    {"sqlalchemy.pool.impl.QueuePool", "_pool.queue", "_pool.maxsize"},
    {"redis.connection.ConnectionPool", "_available_connections", "max_connections"},
    {"redis.asyncio.connection.ConnectionPool", "_available_connections", "max_connections"},
    {"psycopg2.pool.AbstractConnectionPool", "_pool", "maxconn"},
    {"urllib3.connectionpool.HTTPConnectionPool", "pool.queue", "pool.maxsize"},
    {"django.template.loaders.cached.Loader", "get_template_cache", ""},
    {"cachetools.Cache", "_Cache__data", "_Cache__maxsize"},
    {"cachelib.simple.SimpleCache", "_cache", "_threshold"},
    {"functools.singledispatch", "", ""},
};
// Caches that are a global of a module.
struct CacheGlobal {
  std::string_view module;
  std::string_view name;
  std::string_view kind;
};
constexpr CacheGlobal kCacheGlobals[] = {
    {"re", "_cache", "regex"},
    {"re", "_cache2", "regex"},
    {"fnmatch", "_cache", "fnmatch"},
    {"linecache", "cache", "linecache"},
    {"urllib.parse", "_parse_cache", "urls"},
    {"regex.regex", "_cache", "regex"},
    {"regex._regex_core", "_cache", "regex"},
};

std::optional<int64_t> LimitOf(const HeapGraph& graph, NodeId owner, std::string_view name) {
  for (const SizeBound& bound : graph.bounds(owner)) {
    if (name.empty() || graph.text(bound.name) == name) return bound.limit;
  }
  return std::nullopt;
}

// "_pool.queue": an attribute of an attribute.
NodeId FollowAttributes(const HeapGraph& graph, NodeId node, std::string_view names) {
  while (node.valid() && !names.empty()) {
    const size_t dot = names.find('.');
    node = AttributeOf(graph, node, names.substr(0, dot));
    names = dot == std::string_view::npos ? std::string_view() : names.substr(dot + 1);
  }
  return node;
}

std::optional<int64_t> LimitAt(const HeapGraph& graph, NodeId node, std::string_view names) {
  const size_t dot = names.rfind('.');
  if (dot == std::string_view::npos) return LimitOf(graph, node, names);
  const NodeId owner = FollowAttributes(graph, node, names.substr(0, dot));
  return owner.valid() ? LimitOf(graph, owner, names.substr(dot + 1)) : std::nullopt;
}

void AddLruCaches(const HeapGraph& graph, std::vector<CacheObject>& caches) {
  for (uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node(i);
    if (graph.type_name(node) != "functools._lru_cache_wrapper") continue;
    caches.push_back({node, "functools.lru_cache", graph.length(node), LimitOf(graph, node, "maxsize")});
  }
}

void AddCacheClasses(const HeapGraph& graph, std::vector<CacheObject>& caches) {
  std::vector<std::string_view> names;
  for (const CacheClass& known : kCacheClasses) names.push_back(known.type);
  const TypeFamily family(graph, names);
  for (uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node(i);
    const int index = family.IndexOf(node);
    if (index < 0) continue;
    const CacheClass& known = kCacheClasses[index];
    const NodeId entries = known.entries.empty() ? node : FollowAttributes(graph, node, known.entries);
    if (!entries.valid()) continue;
    caches.push_back({node, std::string(graph.type_name(node)), graph.length(entries),
                      known.limit.empty() ? std::nullopt : LimitAt(graph, node, known.limit)});
  }
}

void AddCacheGlobals(const HeapGraph& graph, std::vector<CacheObject>& caches) {
  for (const Root& root : graph.roots()) {
    if (root.kind != RootKind::kModule) continue;
    for (const CacheGlobal& known : kCacheGlobals) {
      if (graph.text(root.name) != known.module) continue;
      const NodeId cache = AttributeOf(graph, root.node, known.name);
      if (cache.valid() && graph.length(cache) > 0) {
        caches.push_back({cache, std::string(known.kind), graph.length(cache), std::nullopt});
      }
    }
  }
}

}  // namespace

const std::vector<ResourceKind>& ResourceKinds() {
  static const std::vector<ResourceKind> kKinds = {
      {"connections",
       {"sqlite3.Connection", "psycopg2.extensions.connection", "psycopg.Connection", "psycopg.AsyncConnection",
        "asyncpg.connection.Connection", "MySQLdb.connections.Connection", "pymysql.connections.Connection",
        "mysql.connector.connection.MySQLConnection", "redis.connection.AbstractConnection",
        "redis.connection.Connection", "redis.asyncio.connection.AbstractConnection", "pymongo.pool.Connection",
        "http.client.HTTPConnection", "urllib3.connection.HTTPConnection", "aiohttp.client_proto.ResponseHandler",
        "multiprocessing.connection._ConnectionBase", "asyncio.selector_events._SelectorTransport"},
       ""},
      {"sessions",
       {"requests.sessions.Session", "aiohttp.client.ClientSession", "httpx.Client", "httpx.AsyncClient",
        "sqlalchemy.orm.session.Session", "ssl.SSLContext"},
       ""},
      {"subprocesses", {"subprocess.Popen", "multiprocessing.process.BaseProcess", "asyncio.subprocess.Process"}, ""},
      {"temporary_files",
       {"tempfile._TemporaryFileWrapper", "tempfile.SpooledTemporaryFile", "tempfile.TemporaryDirectory"},
       ""},
      {"greenlets", {"greenlet.greenlet"}, ""},
      {"async_generators", {"async_generator"}, ""},
      {"executors", {"concurrent.futures._base.Executor", "multiprocessing.pool.Pool"}, "_threads"},
      {"log_handlers", {"logging.Handler"}, ""},
      {"signal_receivers", {"django.dispatch.dispatcher.Signal", "blinker.base.Signal"}, "receivers"},
      {"finalizers", {"weakref.finalize._Info", "weakref._Info"}, ""},
  };
  return kKinds;
}

std::vector<ResourceObject> FindResourceObjects(const HeapGraph& graph) {
  std::vector<std::string_view> names;
  std::vector<size_t> kind_by_name;
  for (size_t kind = 0; kind < ResourceKinds().size(); ++kind) {
    for (const std::string_view type : ResourceKinds()[kind].types) {
      names.push_back(type);
      kind_by_name.push_back(kind);
    }
  }
  const TypeFamily family(graph, names);
  std::vector<ResourceObject> found;
  for (uint32_t i = 0; i < graph.node_count(); ++i) {
    const int index = family.IndexOf(NodeId(i));
    if (index >= 0) found.push_back({NodeId(i), kind_by_name[static_cast<size_t>(index)]});
  }
  return found;
}

std::vector<CacheObject> FindCaches(const HeapGraph& graph) {
  std::vector<CacheObject> caches;
  AddLruCaches(graph, caches);
  AddCacheClasses(graph, caches);
  AddCacheGlobals(graph, caches);
  std::ranges::stable_sort(caches, std::ranges::greater(), &CacheObject::entries);
  return caches;
}

}  // namespace stillheld
