#include "app/resource_sections.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "analysis/await_chain.h"
#include "analysis/resource_objects.h"
#include "analysis/type_family.h"
#include "app/held_locks.h"

namespace stillheld {
namespace {

// By type, holder, and what else tells two rows apart.
using RowsByName = std::map<std::tuple<std::string, std::string, std::string>, ObjectRow>;

void AddRow(ObjectRow row, RowsByName& rows, const std::string& difference = "") {
  const auto [place, is_new] = rows.try_emplace({row.type, row.held_by, difference}, row);
  if (!is_new) ++place->second.count;
}

ResourceSection SectionOf(std::string_view name, RowsByName rows) {
  ResourceSection section{.name = std::string(name), .rows = {}};
  for (auto& [key, row] : rows) section.rows.push_back(std::move(row));
  std::ranges::stable_sort(section.rows, std::ranges::greater(), &ObjectRow::count);
  return section;
}

// What is worth a word about one object of its kind; nullopt: it is not worth a row.
std::optional<std::string> DetailOf(const HeapGraph& graph, NodeId node, const ResourceKind& kind) {
  if (kind.section == "async_generators") {
    if (graph.name(node) == nullptr) return std::nullopt;  // it has ended
    return "not closed: " + PlaceOf(graph, node);
  }
  if (kind.section == "subprocesses") {
    // multiprocessing has an object for the process itself, too, and one for its parent.
    const std::string_view type = graph.type_name(node);
    if (type.ends_with("._MainProcess") || type.ends_with("._ParentProcess")) return std::nullopt;
  }
  if (kind.section == "finalizers") {
    const NodeId function = AttributeOf(graph, node, "func");
    return function.valid() ? PlaceOf(graph, function) : std::string();
  }
  if (kind.counted.empty()) return std::string();
  const NodeId entries = AttributeOf(graph, node, kind.counted);
  const uint32_t count = entries.valid() ? graph.length(entries) : 0;
  if (kind.section == "signal_receivers" && count == 0) return std::nullopt;  // nobody listens
  return entries.valid() ? fmt::format("{} {}", count, kind.counted) : std::string();
}

ResourceSection AtExit(const ResourceNames& names) {
  ResourceSection section{.name = "atexit", .rows = {}};
  for (const Root& root : names.graph.roots()) {
    if (root.kind != RootKind::kInterpreter || !names.graph.text(root.name).contains("atexit")) continue;
    const std::string_view type = names.graph.type_name(root.node);
    if (type == "tuple" || type == "dict" || type == "list") continue;  // the arguments of a function
    section.rows.push_back({.type = std::string(names.graph.type_name(root.node)),
                            .held_by = names.HolderOf(root.node),
                            .count = 1,
                            .detail = names.graph.name(root.node) ? PlaceOf(names.graph, root.node) : ""});
  }
  return section;
}

// A thread that waits holds a lock that was made for the waiting; a running thread holds one that tells when it ends.
bool IsOfThreading(std::string_view holder) {
  static constexpr std::array<std::string_view, 6> kParts = {
      "_waiters", "_tstate_lock", "_shutdown_locks", "<locals>.waiter", "threading._dangling", "_thread_handle"};
  return std::ranges::any_of(kParts, [&](std::string_view part) { return holder.contains(part); });
}

}  // namespace

std::vector<ResourceSection> FindResourceSections(const ResourceNames& names) {
  std::vector<RowsByName> rows(ResourceKinds().size());
  for (const ResourceObject& object : FindResourceObjects(names.graph)) {
    const std::optional<std::string> detail = DetailOf(names.graph, object.node, ResourceKinds()[object.kind]);
    if (!detail) continue;
    AddRow({.type = std::string(names.graph.type_name(object.node)),
            .held_by = names.HolderOf(object.node),
            .count = 1,
            .detail = *detail},
           rows[object.kind], ResourceKinds()[object.kind].counted.empty() ? *detail : "");
  }
  std::vector<ResourceSection> sections;
  for (size_t kind = 0; kind < rows.size(); ++kind) {
    const std::string_view name = ResourceKinds()[kind].section;
    ResourceSection section = SectionOf(name, std::move(rows[kind]));
    if (!sections.empty() && sections.back().name == name) {
      std::ranges::move(section.rows, std::back_inserter(sections.back().rows));
    } else {
      sections.push_back(std::move(section));
    }
  }
  sections.push_back(AtExit(names));
  return sections;
}

ResourceSection PoolSection(const ResourceNames& names, const ConnectionPools& pools) {
  ResourceSection section{.name = "pools", .rows = {}};
  for (const ConnectionPool& pool : pools.pools) {
    section.rows.push_back({.type = std::string(names.graph.type_name(pool.node)),
                            .held_by = names.HolderOf(pool.node),
                            .count = pool.idle + pool.lent,
                            .detail = fmt::format("{} idle, {} checked out{}", pool.idle, pool.lent,
                                                  pool.limit ? fmt::format(", limit {}", *pool.limit) : "")});
  }
  std::ranges::stable_sort(section.rows, std::ranges::greater(), &ObjectRow::count);
  return section;
}

ResourceSection HeldLockSection(const ResourceNames& names, const AddressSpace& space,
                                const std::vector<ThreadRow>& threads,
                                const std::map<uint64_t, uint64_t>& ident_by_native) {
  RowsByName rows;
  for (const HeldLock& held : FindHeldLocks(space, names.graph)) {
    const std::string holder = names.HolderOf(held.lock);
    if (holder.empty() || IsOfThreading(holder)) continue;
    std::string detail;
    for (const ThreadRow& thread : threads) {
      const auto ident = ident_by_native.find(thread.id);
      if (held.thread == 0 || ident == ident_by_native.end() || ident->second != held.thread) continue;
      detail = fmt::format("held by thread {} {}", thread.id, thread.name);
    }
    AddRow({.type = std::string(names.graph.type_name(held.lock)), .held_by = holder, .count = 1, .detail = detail},
           rows);
  }
  return SectionOf("held_locks", std::move(rows));
}

}  // namespace stillheld
