#include "analysis/break_cost.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "analysis/class_object.h"
#include "analysis/library_files.h"

namespace stillheld {
namespace {

constexpr uint32_t kAttribute = 20;
constexpr uint32_t kElement = 30;
constexpr uint32_t kLocal = 24;
constexpr uint32_t kCell = 34;
constexpr uint32_t kTraceback = 40;
constexpr uint32_t kOwnedContainer = 6;  // a key of a container can be cleared as well as an attribute
constexpr uint32_t kPointsBack = 8;
constexpr uint32_t kIntoOwn = 5;

template <size_t N>
bool IsOneOf(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool IsMachinery(std::string_view name) {
  static constexpr std::array<std::string_view, 26> kNames = {
      "__class__", "__mro__",  "__bases__",      "__base__",    "__globals__", "__builtins__", "__self__",
      "__func__",  "__code__", "__objclass__",   "__wrapped__", "__closure__", "f_back",       "tb_next",
      "tb_frame",  "f_code",   "__subclasses__", "_coro",       "_fut_waiter", "gi_frame",     "gi_yieldfrom",
      "cr_frame",  "cr_await", "ag_frame",       "ag_await",    "__weakref__"};
  return IsOneOf(kNames, name) || name.starts_with('<');
}

// "parser_context['view']" → "parser_context"
std::string_view FirstName(std::string_view name) { return name.substr(0, std::min(name.find('['), name.find('.'))); }

}  // namespace

bool NamesOwner(std::string_view general_name) {
  static constexpr std::array<std::string_view, 12> kWords = {
      "parent", "owner", "back", "prev", "context", "master", "root", "host", "outer", "manager", "view", "instance"};
  return !general_name.starts_with("__") &&
         std::ranges::any_of(kWords, [general_name](std::string_view word) { return general_name.contains(word); });
}

BreakCosts::BreakCosts(const HeapGraph& graph) : graph_(graph), is_own_type_(graph.type_count()) {
  const LibraryFiles files(graph);
  for (uint32_t t = 0; t < graph.type_count(); ++t) {
    const NodeId type = graph.type_info(TypeId(t)).node;
    const ObjectName* name = type.valid() ? graph.name(type) : nullptr;
    is_own_type_[t] = name != nullptr && name->module.valid() && files.IsOwnModule(name->module);
  }
}

bool BreakCosts::IsOwn(NodeId node) const { return is_own_type_[graph_.type(node).index()]; }

uint32_t BreakCosts::Cost(const Knot& knot, const Knot::Strand& strand) const {
  const NodeId from = knot.members[strand.from].node, to = knot.members[strand.to].node;
  const EdgeKind last = graph_.edge(strand.edge).label.kind();
  const std::string_view first_name = FirstName(strand.general_name);
  if (IsClass(graph_, from) || last == EdgeKind::kClass || last == EdgeKind::kStack) return kUnbreakable;

  uint32_t cost = kAttribute;
  if (last == EdgeKind::kCell) {
    cost = kCell;
  } else if (first_name == "__traceback__" || first_name == "__context__" || first_name == "__cause__") {
    cost = kTraceback;
  } else if (IsMachinery(first_name)) {
    return kMachinery;
  } else if (last == EdgeKind::kLocal) {
    cost = kLocal;
  } else if (last == EdgeKind::kIndex || last == EdgeKind::kMember || last == EdgeKind::kOtherKey ||
             last == EdgeKind::kKey) {
    cost = kElement;
  }
  if (strand.is_through_container && last == EdgeKind::kStringKey) cost -= kOwnedContainer;
  if (NamesOwner(strand.general_name)) cost -= kPointsBack;
  if (IsOwn(to) && !IsOwn(from)) cost -= kIntoOwn;
  return cost;
}

}  // namespace stillheld
