#include "app/session_tables.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "analysis/type_family.h"
#include "app/sqlite_rows.h"
#include "cpython/layout.h"
#include "cpython/memory_reader.h"
#include "cpython/str_text.h"
#include "memory/target_files.h"

namespace stillheld {
namespace {

constexpr std::string_view kTable = "django_session";
constexpr uint64_t kMostPath = 4096;

bool HasModule(const HeapGraph& graph, std::string_view module) {
  return std::ranges::any_of(graph.roots(), [&](const Root& root) {
    return root.kind == RootKind::kModule && graph.text(root.name) == module;
  });
}

// The value under a key that is an identifier.
NodeId ValueOf(const HeapGraph& graph, NodeId dict, std::string_view key) {
  for (const Edge& edge : graph.out(dict)) {
    if (edge.label.kind() == EdgeKind::kStringKey && graph.text(edge.label.name()) == key) return edge.target;
  }
  return NodeId();
}

class Texts {
 public:
  Texts(const AddressSpace& space, const HeapGraph& graph)
      : memory_(space), graph_(graph), layout_(FindLayout(graph.python_version())) {}

  // Of a str, or of a pathlib path that has been used.
  std::string Of(NodeId node) const {
    if (!node.valid() || layout_ == nullptr) return "";
    if (graph_.type_name(node).starts_with("pathlib")) node = AttributeOf(graph_, node, "_str");
    if (!node.valid() || graph_.type_name(node) != "str") return "";
    return ReadStr(memory_, *layout_, graph_.address(node), kMostPath).value_or("");
  }

 private:
  const MemoryReader memory_;
  const HeapGraph& graph_;
  const Layout* layout_;
};

// django.db.connections has the settings of all databases, by alias; under this name since Django 3.2, or the older
// one.
NodeId SettingsOf(const HeapGraph& graph, NodeId handler) {
  for (const std::string_view name : {"settings", "databases", "_settings", "_databases"}) {
    const NodeId settings = AttributeOf(graph, handler, name);
    if (settings.valid() && graph.type_name(settings) == "dict" && graph.length(settings) > 0) return settings;
  }
  return NodeId();
}

bool IsSqlite(std::string_view engine) { return engine.ends_with("sqlite3"); }

SessionTableRow RowOf(pid_t pid, std::string_view alias, const std::string& engine, const std::string& name) {
  SessionTableRow row{.table = std::string(kTable), .alias = std::string(alias), .engine = engine};
  if (!IsSqlite(engine)) {
    row.why_unknown =
        "its rows are on a server, and cannot be counted from outside of the process without its password: "
        "SELECT count(*) FROM django_session there tells";
    return row;
  }
  if (name.empty() || name == ":memory:" || name.starts_with("file:")) {
    row.why_unknown = "the database is no file with a name of its own";
    return row;
  }
  row.rows = CountSqliteRows(OpenTargetFile(pid, name), OpenTargetFile(pid, name + "-wal"), kTable);
  if (!row.rows) row.why_unknown = "its file could not be read, has no such table, or one of more than a million pages";
  return row;
}

}  // namespace

std::vector<SessionTableRow> FindSessionTables(pid_t pid, const AddressSpace& space, const HeapGraph& graph) {
  std::vector<SessionTableRow> rows;
  if (!HasModule(graph, "django.contrib.sessions.backends.db")) return rows;
  static constexpr std::string_view kHandler[] = {"django.db.utils.ConnectionHandler"};
  const TypeFamily family(graph, kHandler);
  const Texts texts(space, graph);
  for (uint32_t i = 0; i < graph.node_count(); ++i) {
    if (!family.Contains(NodeId(i))) continue;
    const NodeId settings = SettingsOf(graph, NodeId(i));
    if (!settings.valid()) continue;
    for (const Edge& edge : graph.out(settings)) {
      if (edge.label.kind() != EdgeKind::kStringKey || graph.type_name(edge.target) != "dict") continue;
      const std::string engine = texts.Of(ValueOf(graph, edge.target, "ENGINE"));
      if (engine.empty() || !IsShowable(engine)) continue;
      const std::string name = texts.Of(ValueOf(graph, edge.target, "NAME"));
      rows.push_back(RowOf(pid, graph.text(edge.label.name()), engine, name));
    }
  }
  // Sessions lie in one of several databases: a file without a table of them says nothing, unless no other has one.
  const bool is_found = std::ranges::any_of(rows, [](const SessionTableRow& row) { return row.rows.has_value(); });
  bool is_first = !is_found;
  std::erase_if(rows, [&](const SessionTableRow& row) {
    return IsSqlite(row.engine) && !row.rows && !std::exchange(is_first, false);
  });
  return rows;
}

}  // namespace stillheld
