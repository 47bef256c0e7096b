#include "analysis/path_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/fold_chain.h"
#include "analysis/owners.h"
#include "base/hash.h"

namespace stillheld {
namespace {

constexpr std::string_view kAnyElement = "[*]";
// Of a threading.local: one namespace for each thread.
constexpr std::string_view kThreadLocalTable = "dummies";
constexpr std::string_view kClosure = "__closure__";
constexpr std::string_view kDefaults = "__defaults__";
constexpr std::string_view kCacheWrapper = "functools._lru_cache_wrapper";

std::string_view KindOf(const Edge& edge, bool in_namespace) {
  switch (edge.label.kind()) {
    case EdgeKind::kAttribute:
    case EdgeKind::kDict:
      return "attribute";
    case EdgeKind::kStringKey:
      return in_namespace ? "attribute" : "key";
    case EdgeKind::kOtherKey:
    case EdgeKind::kKey:
      return "key";
    case EdgeKind::kIndex:
    case EdgeKind::kMember:
      return "element";
    case EdgeKind::kClass:
      return "class";
    case EdgeKind::kCell:
      return "cell";
    case EdgeKind::kLocal:
      return "local";
    case EdgeKind::kStack:
      return "stack";
    case EdgeKind::kInternal:
      return "internal";
    case EdgeKind::kWeak:
      return "weak";
    case EdgeKind::kGuessed:
      return "guess";
    case EdgeKind::kVisited:
      return "memory";
  }
  return "";
}

std::string_view KindOf(RootLayer layer) {
  switch (layer) {
    case RootLayer::kModule:
      return "module";
    case RootLayer::kFrame:
      return "frame";
    case RootLayer::kThreadState:
      return "thread";
    case RootLayer::kInterpreter:
      return "interpreter";
    case RootLayer::kStatic:
      return "static";
    case RootLayer::kHeldByC:
      return "C";
    case RootLayer::kNone:
      return "none";
  }
  return "";
}

bool IsClassOrFunction(const HeapGraph& graph, NodeId node) {
  const std::string_view type = graph.type_name(node);
  return !graph.has(node, kSynthetic) && type != "frame" && type != "code" && type != "module";
}

bool IsHexWord(std::string_view key) {
  return key.size() >= 8 && std::ranges::all_of(key, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

}  // namespace

bool IsVaryingKey(std::string_view key) {
  return key == kWithheldName || IsHexWord(key) ||
         std::ranges::any_of(key, [](char c) { return c >= '0' && c <= '9'; });
}

std::string Fingerprint(std::string_view kind, std::string_view normalized_path) {
  return fmt::format("{:016x}", Hash64(fmt::format("{}\n{}", kind, normalized_path)));
}

PathNamer::PathNamer(const HeapGraph& graph, const RootPaths& paths, std::span<const NodeId> growing,
                     const GrowthSeries* series)
    : graph_(graph), paths_(paths), growing_(growing), series_(series) {
  for (const Root& root : graph.roots()) {
    if (root.kind == RootKind::kModule) module_by_name_.emplace(root.name, root.node);
  }
}

bool PathNamer::LeadsToNamespace(uint32_t edge) const {
  if (edge == RootPaths::kNoEdge) return false;
  return graph_.edge(edge).label.kind() == EdgeKind::kDict ||
         IsThreadLocalTable(paths_.edge_by_node[graph_.source(edge).index()]);
}

bool PathNamer::LeadsAlong(uint32_t edge, std::string_view attribute) const {
  if (edge == RootPaths::kNoEdge) return false;
  const EdgeLabel label = graph_.edge(edge).label;
  return label.kind() == EdgeKind::kAttribute && graph_.text(label.name()) == attribute;
}

// From a function's closure to a cell whose variable is known by name.
bool PathNamer::IsFreeVariable(uint32_t edge) const {
  return edge != RootPaths::kNoEdge && graph_.edge(edge).label.kind() == EdgeKind::kIndex &&
         LeadsAlong(paths_.edge_by_node[graph_.source(edge).index()], kClosure) &&
         graph_.name(graph_.edge(edge).target) != nullptr;
}

// Of a namespace that grows, only the names that were there before are names that a developer wrote.
bool PathNamer::IsLastingName(const Edge& edge, NodeId names) const {
  if (!std::ranges::binary_search(growing_, names)) return true;
  return series_ != nullptr && series_->IsOld(graph_, edge.target);
}

bool PathNamer::IsThreadLocalTable(uint32_t edge) const {
  if (edge == RootPaths::kNoEdge) return false;
  const EdgeLabel label = graph_.edge(edge).label;
  return label.kind() == EdgeKind::kInternal && graph_.text(label.name()) == kThreadLocalTable;
}

NamedPath PathNamer::PathOf(NodeId node) const {
  const std::vector<uint32_t> edges = FoldChain(graph_, paths_.PathTo(graph_, node));
  NamedPath path;
  path.steps.push_back(StartAt(paths_.StartOf(graph_, node)));
  path.holder = path.normalized = path.steps.front().name;
  // A worker that was started by spawning calls its main module by another name.
  if (path.holder == "__mp_main__") path.normalized = "__main__";

  uint32_t before = RootPaths::kNoEdge;
  for (size_t i = 0; i < edges.size(); ++i) {
    const Edge& edge = graph_.edge(edges[i]);
    path.has_guess |= edge.label.kind() == EdgeKind::kGuessed;
    const bool names_follow = edge.label.kind() == EdgeKind::kDict && i + 1 < edges.size() &&
                              graph_.edge(edges[i + 1]).label.kind() == EdgeKind::kStringKey;
    // Which thread's namespace it is does not matter.
    const bool is_of_local =
        IsThreadLocalTable(edges[i]) || (IsThreadLocalTable(before) && TextAlong(edges[i], before, false).empty());
    if (!names_follow && !is_of_local && !IsFreeVariable(edges[i])) {
      NamedStep step = StepAlong(edges[i]);
      step.kind = KindOf(edge, LeadsToNamespace(before));
      step.name = TextAlong(edges[i], before, false);
      const NodeId object = LeadsToNamespace(before) ? graph_.source(before) : graph_.source(edges[i]);
      if (step.name != ".data" || !IsWrapperOfData(graph_, object)) {
        path.holder += step.name;
        path.normalized += TextAlong(edges[i], before, true);
      }
      path.steps.push_back(std::move(step));
    }
    if (std::string own = OwnName(edge.target); !own.empty()) path.holder = path.normalized = std::move(own);
    before = edges[i];
  }
  return path;
}

NamedStep PathNamer::StartAt(NodeId node) const {
  const RootLayer layer = paths_.layer(node);
  NamedStep step{.node = node, .kind = std::string(KindOf(layer)), .type = std::string(graph_.type_name(node))};
  const auto is_this = [node](const Root& root) { return root.node == node; };
  const auto root = std::ranges::find_if(graph_.roots(), is_this);
  const std::string root_name(root == graph_.roots().end() ? "" : graph_.text(root->name));
  const ObjectName* own = graph_.name(node);
  if (own != nullptr) {
    step.file = graph_.text(own->file);
    if (layer != RootLayer::kModule) step.line = own->line;
  }
  switch (layer) {
    case RootLayer::kModule:
      step.name = root_name;
      break;
    case RootLayer::kFrame:
      if (own == nullptr) {
        step.name = "<frame>";
      } else {
        step.name = own->module.valid() ? fmt::format("{}.{}", graph_.text(own->module), graph_.text(own->qualname))
                                        : graph_.text(own->qualname);
      }
      break;
    case RootLayer::kThreadState:
    case RootLayer::kInterpreter:
      step.name = fmt::format("<{}>.{}", step.kind, root_name);
      break;
    case RootLayer::kStatic:
      step.name = root_name.empty() ? step.type : root_name;
      break;
    case RootLayer::kHeldByC: {
      // Where the pointers to it are, if there are any.
      const auto references = graph_.native_references(node);
      const auto most = std::ranges::max_element(references, {}, &NativeReference::count);
      step.name = most == references.end() ? step.type : fmt::format("<{}>", graph_.text(most->place));
      break;
    }
    case RootLayer::kNone:
      step.name = step.type;
      break;
  }
  return step;
}

NamedStep PathNamer::StepAlong(uint32_t index) const {
  const Edge& edge = graph_.edge(index);
  const uint32_t before = paths_.edge_by_node[graph_.source(index).index()];
  NamedStep step{.node = edge.target,
                 .kind = std::string(KindOf(edge, LeadsToNamespace(before))),
                 .name = TextAlong(index, before, false),
                 .type = std::string(graph_.type_name(edge.target))};
  if (const ObjectName* own = graph_.name(edge.target); own != nullptr) {
    step.file = graph_.text(own->file);
    if (step.type == "frame") step.line = own->line;
  }
  return step;
}

std::string PathNamer::TextAlong(uint32_t index, uint32_t before, bool normalized) const {
  const Edge& edge = graph_.edge(index);
  const NodeId source = graph_.source(index);
  const auto name = [&] { return graph_.text(edge.label.name()); };
  switch (edge.label.kind()) {
    case EdgeKind::kAttribute:
      return name() == kClosure ? ".<closure>" : fmt::format(".{}", name());
    case EdgeKind::kDict:
      return ".__dict__";
    case EdgeKind::kStringKey:
      if (LeadsToNamespace(before) && IsLastingName(edge, source) && name() != kWithheldName) {
        return fmt::format(".{}", name());
      }
      return KeyText(edge, source, normalized);
    case EdgeKind::kOtherKey:
      // local.name, whatever the thread: unless it is the threads that grow.
      if (std::ranges::binary_search(growing_, source)) return std::string(kAnyElement);
      return IsThreadLocalTable(before) ? "" : fmt::format("[{}]", KeyObject(edge, source));
    case EdgeKind::kIndex:
      if (IsFreeVariable(index)) return "";
      if (LeadsAlong(before, kDefaults)) return fmt::format("[{}]", edge.label.index());
      return std::string(kAnyElement);
    case EdgeKind::kKey:
    case EdgeKind::kMember:
      return std::string(kAnyElement);
    case EdgeKind::kCell:
      return IsFreeVariable(before) ? fmt::format(".{}", graph_.text(graph_.name(source)->qualname)) : ".cell_contents";
    case EdgeKind::kLocal:
      return fmt::format(".<locals>.{}", name());
    case EdgeKind::kStack:
      return ".<stack>";
    case EdgeKind::kInternal:
      // A cache is called by what it caches, not by its parts.
      return graph_.type_name(source) == kCacheWrapper || name() == kThreadLocalTable ? ""
                                                                                      : fmt::format(".<{}>", name());
    case EdgeKind::kClass:
      return ".__class__";
    case EdgeKind::kWeak:
      return ".<weak>";
    case EdgeKind::kGuessed:
      return LeadsToTimersOfUvloop(edge, source) ? "._timers" : ".<guess>";
    case EdgeKind::kVisited:
      return ".<memory>";
  }
  return "";
}

// The fields of a Cython class have no names in its memory; this one is known by what it holds (uvloop/loop.pxd).
bool PathNamer::LeadsToTimersOfUvloop(const Edge& edge, NodeId source) const {
  if (!graph_.type_name(source).starts_with("uvloop.") || graph_.type_name(edge.target) != "set") return false;
  const auto members = graph_.out(edge.target);
  return !members.empty() && graph_.type_name(members.front().target) == "uvloop.loop.TimerHandle";
}

std::string PathNamer::KeyText(const Edge& edge, NodeId dict, bool normalized) const {
  const std::string_view key = graph_.text(edge.label.name());
  if (key == kWithheldName || std::ranges::binary_search(growing_, dict) || (normalized && IsVaryingKey(key))) {
    return std::string(kAnyElement);
  }
  return fmt::format("['{}']", key);
}

std::string PathNamer::KeyObject(const Edge& edge, NodeId dict) const {
  for (const Edge& key : graph_.out(dict)) {
    if (key.label.kind() != EdgeKind::kKey || key.label.index() != edge.label.index()) continue;
    if (graph_.type_name(key.target) == "NoneType") return "None";
    if (std::string own = OwnName(key.target); !own.empty()) return own;
    break;
  }
  return "*";
}

std::string PathNamer::OwnName(NodeId node) const {
  const ObjectName* own = graph_.name(node);
  if (own == nullptr || !own->qualname.valid()) return "";
  const std::string_view qualname = graph_.text(own->qualname);
  if (graph_.type_name(node) == "module") return std::string(qualname);
  if (!own->module.valid() || !IsClassOrFunction(graph_, node)) return "";
  const std::string full = fmt::format("{}.{}", graph_.text(own->module), qualname);
  // The wrapper has the name of what it wraps, wherever it is kept.
  if (graph_.type_name(node) == kCacheWrapper) {
    // Around an object that has no name of its own (a sqlite3 connection, whose statements it keeps) it has none
    // either.
    return qualname.empty() ? "" : fmt::format("functools.lru_cache of {}", full);
  }
  // A class or function that was made again and again has a name that leads to another one, or nowhere.
  return IsFoundAt(node, own->module, qualname) ? full : "";
}

bool PathNamer::IsFoundAt(NodeId node, StringId module, std::string_view qualname) const {
  const auto found = module_by_name_.find(module);
  if (found == module_by_name_.end()) return false;
  NodeId at = found->second;
  while (at.valid() && !qualname.empty()) {
    const size_t dot = std::min(qualname.find('.'), qualname.size());
    at = AttributeOf(at, qualname.substr(0, dot));
    qualname.remove_prefix(std::min(dot + 1, qualname.size()));
  }
  if (at == node || !at.valid()) return at == node;
  // A static or class method lies in its class in a wrapper.
  return AttributeOf(at, "__func__") == node;
}

NodeId PathNamer::AttributeOf(NodeId node, std::string_view name) const {
  for (const Edge& edge : graph_.out(node)) {
    if (edge.label.kind() == EdgeKind::kAttribute && graph_.text(edge.label.name()) == name) return edge.target;
    if (edge.label.kind() != EdgeKind::kDict) continue;
    for (const Edge& entry : graph_.out(edge.target)) {
      if (entry.label.kind() == EdgeKind::kStringKey && graph_.text(entry.label.name()) == name) return entry.target;
    }
  }
  return NodeId();
}

}  // namespace stillheld
