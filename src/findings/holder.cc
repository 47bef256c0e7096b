#include "findings/holder.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "analysis/type_family.h"

namespace stillheld {
namespace {

constexpr std::string_view kCacheType = "functools._lru_cache_wrapper";

OwnerKind KindOf(const HeapGraph& graph, const Owner& owner) {
  if (owner.is_module) return OwnerKind::kModule;
  const std::string_view type = graph.type_name(owner.object);
  if (graph.has(owner.object, kSynthetic) || type == "frame") return OwnerKind::kFrame;
  if (type == kCacheType) return OwnerKind::kCache;
  if (type == "function") return OwnerKind::kClosure;
  for (const Edge& edge : graph.out(owner.object)) {
    if (edge.label.kind() == EdgeKind::kAttribute && graph.text(edge.label.name()) == "__mro__")
      return OwnerKind::kClass;
  }
  return type == "type" || type == "abc.ABCMeta" ? OwnerKind::kClass : OwnerKind::kInstance;
}

std::string NameOf(const HeapGraph& graph, NodeId node) {
  const ObjectName* name = graph.name(node);
  if (name == nullptr) return std::string(graph.type_name(node));
  const std::string_view module = graph.text(name->module), qualname = graph.text(name->qualname);
  if (module.empty() || module == "builtins") return std::string(qualname);
  return fmt::format("{}.{}", module, qualname);
}

std::string ModuleOf(const HeapGraph& graph, NodeId node) {
  const ObjectName* name = graph.name(node);
  return name == nullptr ? std::string() : std::string(graph.text(name->module));
}

// A function written in a class, as far as its name tells.
bool IsMethod(const HeapGraph& graph, NodeId function) {
  const ObjectName* name = graph.name(function);
  if (name == nullptr) return false;
  const std::string_view qualname = graph.text(name->qualname);
  const size_t dot = qualname.rfind('.');
  return dot != std::string_view::npos && !qualname.substr(0, dot).ends_with("<locals>");
}

// functools has one, and so have Django, Werkzeug and others; each puts what it computed under its own name.
bool IsCachedProperty(const HeapGraph& graph, NodeId type, std::string_view name) {
  if (!type.valid()) return false;
  const auto is_one = [&](NodeId klass) {
    const NodeId found = AttributeOf(graph, klass, name);
    return found.valid() && graph.type_name(found).ends_with("cached_property");
  };
  const NodeId bases = AttributeOf(graph, type, "__mro__");
  if (!bases.valid()) return is_one(type);
  return std::ranges::any_of(graph.out(bases), [&](const Edge& edge) { return is_one(edge.target); });
}

// The owner that the path leads through; else the one that says most.
const Owner& OwnerOnPath(const HeapGraph& graph, const NamedPath& path, const std::vector<Owner>& owners) {
  auto is_elsewhere = [&](const Owner& owner) {
    return std::ranges::find(path.steps, owner.object, &NamedStep::node) == path.steps.end();
  };
  // functools.wraps() copies the attributes of what it wraps, an object with __call__ say, to the function around it.
  const auto is_copy = [&](const Owner& owner) {
    if (KindOf(graph, owner) != OwnerKind::kClosure || owner.name.starts_with("__")) return false;
    return std::ranges::any_of(owners, [&](const Owner& other) {
      return KindOf(graph, other) == OwnerKind::kInstance && other.name == owner.name && other.depth == owner.depth;
    });
  };
  return *std::ranges::min_element(owners, {}, [&](const Owner& owner) {
    // A bound method of the container (its discard, as a callback) is no name for it.
    return std::tuple(owner.name == "__self__", is_copy(owner), is_elsewhere(owner), owner.depth, KindOf(graph, owner),
                      owner.object, owner.name);
  });
}

void DescribeOwner(const HeapGraph& graph, const Owner& owner, Holder& holder) {
  holder.kind = KindOf(graph, owner);
  holder.name = owner.name;
  holder.owner_type = NameOf(graph, owner.object);
  holder.owner_module = ModuleOf(graph, owner.object);
  switch (holder.kind) {
    case OwnerKind::kModule:
      holder.owner_module = holder.owner_type;
      break;
    case OwnerKind::kCache:
      holder.cached_function = holder.owner_type;
      holder.caches_method = IsMethod(graph, owner.object);
      break;
    case OwnerKind::kClosure:
      if (holder.name == "__defaults__" || holder.name == "__kwdefaults__") holder.default_of = holder.owner_type;
      break;
    case OwnerKind::kInstance:
      holder.owner_type = graph.type_name(owner.object);
      if (const TypeId type = graph.type(owner.object); type.valid() && graph.type_info(type).node.valid()) {
        holder.owner_module = ModuleOf(graph, graph.type_info(type).node);
        holder.is_cached_property = IsCachedProperty(graph, graph.type_info(type).node, holder.name);
      }
      break;
    case OwnerKind::kClass:
    case OwnerKind::kFrame:
    case OwnerKind::kUnknown:
      break;
  }
}

}  // namespace

PathStep ToPathStep(const NamedStep& step) {
  std::string_view name = step.name;
  for (const std::string_view prefix : {".<locals>.", "."}) {
    if (name.starts_with(prefix)) {
      name.remove_prefix(prefix.size());
      break;
    }
  }
  return {.kind = step.kind, .name = std::string(name), .type = step.type, .file = step.file, .line = step.line};
}

Holder FindHolder(const HeapGraph& graph, const PathNamer& namer, NodeId container, const std::vector<Owner>& owners) {
  const NamedPath path = namer.PathOf(container);
  Holder holder;
  holder.dotted = path.holder;
  holder.normalized = path.normalized;
  for (const NamedStep& step : path.steps) holder.path.push_back(ToPathStep(step));
  if (!holder.path.empty()) holder.path.back().suspect = true;
  if (!owners.empty()) DescribeOwner(graph, OwnerOnPath(graph, path, owners), holder);
  // A thread's values lie behind a table of its own in the threading.local: the path has the name that was written.
  if (holder.owner_type == "_thread._local" && holder.name == "dummies" && !holder.path.empty()) {
    if (const std::string& attribute = holder.path.back().name; !attribute.empty()) holder.name = attribute;
  }
  // A path as one text leaves out the field of an lru_cache; as steps it needs a name there.
  if (!holder.path.empty() && holder.path.back().name.empty()) holder.path.back().name = holder.name;
  return holder;
}

}  // namespace stillheld
