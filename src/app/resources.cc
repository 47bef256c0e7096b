#include "app/resources.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <tuple>

#include "analysis/await_chain.h"
#include "analysis/connection_pools.h"
#include "analysis/path_names.h"
#include "analysis/resource_objects.h"
#include "analysis/root_paths.h"
#include "analysis/type_family.h"
#include "app/descriptor_owners.h"
#include "app/heap_capture.h"
#include "app/library_sockets.h"
#include "app/patience.h"
#include "app/resource_sections.h"
#include "app/session_tables.h"
#include "app/sqlite_files.h"
#include "app/task_ages.h"
#include "base/bytes.h"
#include "cpython/thread_stacks.h"
#include "findings/notices/notice.h"
#include "memory/descriptors.h"
#include "memory/processes.h"
#include "snapshot/snapshot_file.h"

namespace stillheld {
namespace {

double SecondsNow() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

CapturedHeap HeapOf(Snapshot snapshot) {
  CapturedHeap heap;
  heap.graph = std::move(snapshot.graph);
  return heap;
}

// One look: the graph, the bytes it was read from, and how things in it are named.
class Look {
 public:
  Look(pid_t pid, CaptureMode mode)
      : pid_(pid),
        started_(SecondsNow()),
        descriptors_(ReadDescriptors(pid)),
        threads_(ReadThreads(pid)),
        heap_(CaptureHeap(pid, mode, KeepMemory::kYes)),
        paths_(FindRootPaths(heap_.graph)),
        namer_(heap_.graph, paths_),
        pools_(FindConnectionPools(heap_.graph)) {
    resources_.seconds = SecondsNow();
    resources_.began = started_;
    resources_.descriptor_limit = descriptors_.limit;
    if (!descriptors_.is_readable) {
      resources_.gaps.push_back("its descriptors may not be read: they belong to another user");
    }
    AddDescriptors();
    AddThreads();
    AddObjects();
  }

  // Of a snapshot file: what the graph alone tells.
  explicit Look(Snapshot snapshot)
      : heap_(HeapOf(std::move(snapshot))),
        paths_(FindRootPaths(heap_.graph)),
        namer_(heap_.graph, paths_),
        pools_(FindConnectionPools(heap_.graph)) {
    resources_.gaps.push_back(
        "a snapshot file has objects alone: no descriptors, threads, held locks and counters of caches");
    AddObjects();
  }

  Resources Take() { return std::move(resources_); }

 private:
  void AddObjects() {
    AddTasks();
    AddCaches();
    AddSections();
    if (heap_.space) resources_.session_tables = FindSessionTables(pid_, *heap_.space, graph());
    AddNotices();
  }

  const HeapGraph& graph() const { return heap_.graph; }
  std::string HolderOf(NodeId node) const {
    return paths_.is_reached(node) ? namer_.PathOf(node).holder : std::string();
  }

  void AddDescriptors() {
    std::map<int, NodeId> owners = OwnersOfDescriptors(*heap_.space, graph());
    owners.merge(FilesOfSqlite(*heap_.space, graph()));
    owners.merge(SocketsOfLibraries(*heap_.space, graph(), descriptors_.open));
    for (const OpenDescriptor& open : descriptors_.open) {
      DescriptorRow row{.number = open.number,
                        .kind = open.kind,
                        .path = open.path,
                        .protocol = open.protocol,
                        .local = open.local,
                        .peer = open.peer,
                        .state = open.state,
                        .deleted = open.deleted};
      if (const auto found = owners.find(open.number); found != owners.end()) {
        const bool is_socket = open.kind == "socket";
        const NodeId pooled = is_socket ? PooledConnectionAround(graph(), pools_, found->second) : NodeId();
        const NodeId owner = pooled.valid() ? pooled : OutermostOwner(graph(), found->second);
        row.owner = graph().type_name(owner);
        row.held_by = HolderOf(owner);
        row.is_garbage = !paths_.is_reached(owner);
        if (const auto slot = pools_.slot_by_connection.find(owner); slot != pools_.slot_by_connection.end()) {
          row.pool = HolderOf(slot->second.pool);
          row.is_lent = slot->second.is_lent;
        }
      }
      resources_.descriptors.push_back(std::move(row));
    }
  }

  void AddThreads() {
    static constexpr std::string_view kThread[] = {"threading.Thread"};
    const TypeFamily family(graph(), kThread);
    std::map<uint64_t, NodeId> object_by_ident, object_by_native;
    std::map<uint64_t, uint64_t> native_by_ident;
    for (uint32_t i = 0; i < graph().node_count(); ++i) {
      const NodeId node(i);
      if (!family.Contains(node)) continue;
      const auto ident = IntAttribute(*heap_.space, graph(), node, "_ident");
      const auto native = IntAttribute(*heap_.space, graph(), node, "_native_id");
      if (ident) object_by_ident[static_cast<uint64_t>(*ident)] = node;
      if (native) object_by_native[static_cast<uint64_t>(*native)] = node;
      if (ident && native) native_by_ident[static_cast<uint64_t>(*ident)] = static_cast<uint64_t>(*native);
    }
    std::map<uint64_t, ThreadStack> stack_by_native;
    for (ThreadStack& stack : ReadThreadStacks(*heap_.space)) {
      uint64_t native = stack.native_id;
      if (native == 0 && native_by_ident.contains(stack.identifier)) native = native_by_ident[stack.identifier];
      if (native == 0) native = NativeIdBehind(stack.identifier);
      if (native == 0 && stack_by_native.empty()) native = static_cast<uint64_t>(pid_);  // the oldest is the main one
      if (native != 0) stack_by_native[native] = std::move(stack);
    }
    for (const ThreadInfo& thread : threads_) {
      ThreadRow row{.id = static_cast<uint64_t>(thread.id), .name = thread.name, .state = std::string(1, thread.state)};
      if (const auto stack = stack_by_native.find(row.id); stack != stack_by_native.end()) {
        row.runs_python = true;
        ident_by_native_[row.id] = stack->second.identifier;
        for (StackEntry& entry : stack->second.entries) row.stack.push_back({entry.function, entry.file, entry.line});
        if (const auto object = object_by_ident.find(stack->second.identifier); object != object_by_ident.end()) {
          SetOwner(object->second, row);
        }
      }
      if (const auto object = object_by_native.find(row.id); row.owner.empty() && object != object_by_native.end()) {
        SetOwner(object->second, row);
      }
      resources_.threads.push_back(std::move(row));
    }
  }

  // Where the identifier is the address of glibc's struct pthread, the kernel's number stands in it. 0: it does not.
  uint64_t NativeIdBehind(uint64_t identifier) const {
    constexpr uint64_t kTidAt = 720;  // nptl/descr.h on x86-64 and aarch64: behind a header of 704 bytes and a list
    const auto bytes = heap_.space->View(Address(identifier) + kTidAt, sizeof(int32_t));
    const auto id = bytes ? LoadAt<int32_t>(*bytes, 0) : 0;
    const bool is_thread = std::ranges::any_of(threads_, [&](const ThreadInfo& thread) { return thread.id == id; });
    return is_thread ? static_cast<uint64_t>(id) : 0;
  }

  void SetOwner(NodeId object, ThreadRow& row) const {
    row.owner = graph().type_name(object);
    row.held_by = HolderOf(object);
  }

  void AddTasks() {
    static constexpr std::string_view kTask[] = {"_asyncio.Task", "asyncio.tasks.Task"};
    const TypeFamily family(graph(), kTask);
    std::map<std::tuple<std::string, std::vector<std::string>, std::string>, TaskRow> rows;
    std::map<NodeId, TaskRow*> row_by_task;
    std::optional<TaskAges> ages;
    if (heap_.space) ages.emplace(*heap_.space, graph(), started_, AgeOfProcess());
    for (uint32_t i = 0; i < graph().node_count(); ++i) {
      const NodeId node(i);
      if (!family.Contains(node)) continue;
      TaskRow row{
          .type = std::string(graph().type_name(node)), .coroutine = {}, .awaits = {}, .held_by = HolderOf(node)};
      const NodeId coroutine = AttributeOf(graph(), node, "_coro");
      if (coroutine.valid() && graph().name(coroutine) == nullptr) continue;  // done: it has no frame any more
      if (coroutine.valid()) {
        const std::vector<NodeId> chain = AwaitChain(graph(), coroutine);
        row.coroutine = PlaceOf(graph(), chain.front());
        for (size_t link = 1; link < chain.size(); ++link) row.awaits.push_back(PlaceOf(graph(), chain[link]));
        if (ages) ages->Add(node, chain);
      }
      const auto [place, is_new] = rows.try_emplace({row.coroutine, row.awaits, row.held_by}, row);
      if (!is_new) ++place->second.count;
      place->second.addresses.push_back(graph().address(node).value());
      row_by_task[node] = &place->second;
    }
    for (const auto& [task, age] : ages ? ages->LeastAges() : std::map<NodeId, double>()) {
      std::optional<double>& oldest = row_by_task.at(task)->oldest_at_least_seconds;
      oldest = std::max(oldest.value_or(0), age);
    }
    for (auto& [key, row] : rows) resources_.tasks.push_back(std::move(row));
    std::ranges::stable_sort(resources_.tasks, std::ranges::greater(), &TaskRow::count);
  }

  double AgeOfProcess() const {
    const auto info = FindProcess(pid_);
    return info ? info->age_seconds : 0;
  }

  void AddCaches() {
    for (const CacheObject& cache : FindCaches(graph())) {
      CacheRow row{.name = HolderOf(cache.node), .kind = cache.kind, .entries = cache.entries, .limit = cache.limit};
      if (heap_.space && cache.kind == "functools.lru_cache") {
        const CacheCounters counters =
            ReadCacheCounters(*heap_.space, graph().address(cache.node), graph().python_version());
        row.hits = counters.hits;
        row.misses = counters.misses;
      }
      resources_.caches.push_back(std::move(row));
    }
  }

  void AddSections() {
    const ResourceNames names{graph(), namer_, paths_};
    resources_.sections = FindResourceSections(names);
    resources_.sections.push_back(PoolSection(names, pools_));
    if (heap_.space) {
      resources_.sections.push_back(HeldLockSection(names, *heap_.space, resources_.threads, ident_by_native_));
    }
  }

  void AddNotices() {
    resources_.notices = FindNotices({.graph = graph(), .paths = paths_, .namer = namer_, .resources = resources_});
  }

  pid_t pid_ = 0;
  double started_ = 0;
  Descriptors descriptors_;
  std::vector<ThreadInfo> threads_;
  CapturedHeap heap_;
  RootPaths paths_;
  PathNamer namer_;
  ConnectionPools pools_;
  std::map<uint64_t, uint64_t> ident_by_native_;
  Resources resources_;
};

template <class Row>
int64_t ChangeOf(const Row* before, uint64_t now, uint64_t Row::* count) {
  return static_cast<int64_t>(now) - static_cast<int64_t>(before == nullptr ? 0 : before->*count);
}

template <class Rows, class F>
const typename Rows::value_type* FindRow(const Rows& rows, F is_same) {
  const auto found = std::ranges::find_if(rows, is_same);
  return found == rows.end() ? nullptr : &*found;
}

void AddChanges(const Resources& first, Resources& last) {
  for (CacheRow& cache : last.caches) {
    const CacheRow* before =
        FindRow(first.caches, [&](const CacheRow& c) { return c.name == cache.name && c.kind == cache.kind; });
    cache.change = ChangeOf(before, cache.entries, &CacheRow::entries);
  }
  for (ResourceSection& section : last.sections) {
    const ResourceSection* earlier =
        FindRow(first.sections, [&](const ResourceSection& s) { return s.name == section.name; });
    for (ObjectRow& row : section.rows) {
      const auto find = [&](bool same_detail) {
        return earlier == nullptr ? nullptr : FindRow(earlier->rows, [&](const ObjectRow& r) {
          return r.type == row.type && r.held_by == row.held_by && (!same_detail || r.detail == row.detail);
        });
      };
      const ObjectRow* before = find(true);
      if (before == nullptr) before = find(false);  // "3 receivers" became "4 receivers"
      row.change = ChangeOf(before, row.count, &ObjectRow::count);
    }
  }
  for (SessionTableRow& table : last.session_tables) {
    const SessionTableRow* before =
        FindRow(first.session_tables, [&](const SessionTableRow& t) { return t.alias == table.alias && t.rows; });
    if (before != nullptr && table.rows) {
      table.change = static_cast<int64_t>(*table.rows) - static_cast<int64_t>(*before->rows);
    }
  }
  // A task that is still the same object at the same place has waited all the time.
  std::set<uint64_t> known;
  for (const TaskRow& task : first.tasks) known.insert(task.addresses.begin(), task.addresses.end());
  for (TaskRow& task : last.tasks) {
    task.seen_before = static_cast<uint64_t>(
        std::ranges::count_if(task.addresses, [&](uint64_t address) { return known.contains(address); }));
    if (task.seen_before == 0) continue;
    const double between = last.began - first.seconds;
    task.oldest_at_least_seconds = std::max(task.oldest_at_least_seconds.value_or(0), between);
  }
}

}  // namespace

ResourcesReport ShowResources(const ResourcesOptions& options, const Progress& progress) {
  ResourcesReport report;
  if (!options.file.empty()) {
    Snapshot snapshot = ReadSnapshot(options.file);
    report.pid = snapshot.info.pid;
    report.last = Look(std::move(snapshot)).Take();
    report.of_file = true;
    return report;
  }
  report.pid = options.pid;
  progress.Say(fmt::format("Reading process {}", options.pid));
  if (options.every_seconds > 0) {
    report.first = Look(options.pid, options.mode).Take();
    progress.Say(fmt::format("Looking again in {:g} s", options.every_seconds));
    WaitSeconds(options.every_seconds, options.interrupted);
  }
  report.last = Look(options.pid, options.mode).Take();
  if (report.first) AddChanges(*report.first, report.last);
  return report;
}

}  // namespace stillheld
