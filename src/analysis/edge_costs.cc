#include "analysis/edge_costs.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "heap/installed_file.h"

namespace stillheld {
namespace {

constexpr uint8_t kNamed = 2;
constexpr uint8_t kOtherKey = 3;
constexpr uint8_t kUnnamed = 4;
constexpr uint8_t kTraceback = 8;
constexpr uint8_t kEverything = 40;  // what leads to everything explains nothing
constexpr uint8_t kGuess = 80;
constexpr uint8_t kIntoFrame = 6;
constexpr uint32_t kBoundInLibrary = 1;
constexpr uint32_t kAlias = 2;
constexpr uint32_t kAliasInLibrary = 3;

uint8_t CostOfName(std::string_view name) {
  static constexpr std::array<std::string_view, 5> kEverythingNames = {"__globals__", "__builtins__", "sys",
                                                                       "f_globals", "f_builtins"};
  static constexpr std::array<std::string_view, 6> kTracebackNames = {"__traceback__", "__context__", "__cause__",
                                                                      "tb_next",       "tb_frame",    "f_back"};
  if (std::ranges::find(kEverythingNames, name) != kEverythingNames.end()) return kEverything;
  if (std::ranges::find(kTracebackNames, name) != kTracebackNames.end()) return kTraceback;
  return kNamed;
}

bool IsPassingName(std::string_view name) {
  return name == "_current_tasks" || name == "_running_loop" || name == "_active";
}

// Modules without a file are built in.
bool IsLibrary(std::string_view file) { return file.empty() || IsInstalled(file); }

uint64_t Pair(StringId a, StringId b) { return uint64_t{a.value()} << 32 | b.value(); }

}  // namespace

EdgeCosts::EdgeCosts(const HeapGraph& graph) : graph_(graph), is_namespace_(graph.node_count()) {
  const HeapColumns& columns = graph.columns();
  for (uint32_t s = 0; s + 1 < columns.string_begin.size(); ++s) {
    cost_by_name_.push_back(CostOfName(graph.text(StringId(s))));
    is_passing_name_.push_back(IsPassingName(graph.text(StringId(s))));
    if (graph.text(StringId(s)) == "_loop") loop_name_ = StringId(s);
  }
  for (uint32_t t = 0; t < graph.type_count(); ++t) {
    const bool is_frame = graph.text(graph.type_info(TypeId(t)).name) == "frame";
    extra_by_type_.push_back(is_frame ? kIntoFrame : 0);
    is_loop_type_.push_back(graph.text(graph.type_info(TypeId(t)).name).ends_with("Loop"));
  }
  for (const Root& root : graph.roots()) {
    if (root.kind != RootKind::kModule) continue;
    for (const Edge& edge : graph.out(root.node)) {
      if (edge.label.kind() != EdgeKind::kDict) continue;
      is_namespace_[edge.target.index()] = true;
      module_by_namespace_.emplace(edge.target.value(), root.node);
    }
  }
  for (const UseSite& use : columns.uses) {
    if (!use.is_global || use.kind == UseKind::kComparesLength || use.kind == UseKind::kCalls) continue;
    const ObjectName* code = graph.name(use.code);
    // What a module's own code binds may be imported; that code is there in a main program alone, as long as it runs.
    if (use.kind == UseKind::kRebinds && code != nullptr && graph.text(code->qualname) == "<module>") continue;
    if (code != nullptr && code->file.valid()) global_stores_.insert(Pair(code->file, use.name));
  }
}

uint32_t EdgeCosts::Cost(NodeId source, const Edge& edge) const {
  uint32_t cost = 0;
  switch (edge.label.kind()) {
    case EdgeKind::kWeak:
    case EdgeKind::kVisited:
      return kNever;
    case EdgeKind::kGuessed:
      cost = kGuess;
      break;
    case EdgeKind::kDict:
      break;  // the names in it have their own
    case EdgeKind::kAttribute:
    case EdgeKind::kStringKey:
    case EdgeKind::kLocal:
      cost = cost_by_name_[edge.label.name().index()];
      if (is_namespace_[source.index()]) cost += AliasCost(source, edge);
      break;
    case EdgeKind::kIndex:
      cost = kNamed;
      break;
    case EdgeKind::kOtherKey:
    case EdgeKind::kKey:
      cost = kOtherKey;
      break;
    case EdgeKind::kClass:
    case EdgeKind::kMember:
    case EdgeKind::kCell:
    case EdgeKind::kStack:
    case EdgeKind::kInternal:
      cost = kUnnamed;
      break;
  }
  return cost + extra_by_type_[graph_.type(edge.target).index()];
}

uint32_t EdgeCosts::AliasCost(NodeId source, const Edge& edge) const {
  const auto module = module_by_namespace_.find(source.value());
  if (module == module_by_namespace_.end()) return 0;
  const ObjectName* name = graph_.name(module->second);
  const bool in_library = name != nullptr && IsLibrary(graph_.text(name->file));
  if (IsMadeIn(module->second, edge)) return 0;
  // A library may bind a name of its own to what another module's class made: its logger, its pool.
  if (IsStoredIn(module->second, edge)) return in_library && HasClassWithModule(edge.target) ? kBoundInLibrary : 0;
  if (!in_library) return kAlias;
  return IsOfPackage(module->second, edge.target) ? kBoundInLibrary : kAliasInLibrary;
}

// django.db has connections, of a class of django.db.utils: more likely made there than imported.
bool EdgeCosts::IsOfPackage(NodeId module, NodeId object) const {
  const ObjectName* home = graph_.name(module);
  const NodeId type_object = graph_.type_info(graph_.type(object)).node;
  const ObjectName* type = type_object.valid() ? graph_.name(type_object) : nullptr;
  if (home == nullptr || type == nullptr || !type->module.valid()) return false;
  const auto package = [&](StringId name) { return graph_.text(name).substr(0, graph_.text(name).find('.')); };
  return package(home->qualname) == package(type->module);
}

bool EdgeCosts::IsInThreadsOrTasks(NodeId module_namespace) const {
  const auto module = module_by_namespace_.find(module_namespace.value());
  const ObjectName* name = module == module_by_namespace_.end() ? nullptr : graph_.name(module->second);
  if (name == nullptr) return false;
  const std::string_view text = graph_.text(name->qualname);
  return text == "threading" || text == "asyncio.tasks" || text == "asyncio.events" || text == "_asyncio";
}

bool EdgeCosts::HasClassWithModule(NodeId object) const {
  const NodeId type_object = graph_.type_info(graph_.type(object)).node;
  const ObjectName* name = type_object.valid() ? graph_.name(type_object) : nullptr;
  return name != nullptr && name->module.valid() && graph_.text(name->module) != "builtins";
}

bool EdgeCosts::IsStoredIn(NodeId module, const Edge& edge) const {
  const ObjectName* name = graph_.name(module);
  return name != nullptr && name->file.valid() && global_stores_.contains(Pair(name->file, edge.label.name()));
}

bool EdgeCosts::IsMadeIn(NodeId module, const Edge& edge) const {
  const ObjectName* module_name = graph_.name(module);
  if (module_name == nullptr) return true;  // nothing is known: no module is preferred
  if (const ObjectName* own = graph_.name(edge.target); own != nullptr && own->module.valid()) {
    return own->module == module_name->qualname;
  }
  const NodeId type_object = graph_.type_info(graph_.type(edge.target)).node;
  const ObjectName* type_name = type_object.valid() ? graph_.name(type_object) : nullptr;
  return type_name != nullptr && type_name->module == module_name->qualname;
}

}  // namespace stillheld
