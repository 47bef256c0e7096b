#include "app/named_object.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <string>

#include "base/error.h"

namespace stillheld {
namespace {

constexpr size_t kSuggestions = 6;

[[noreturn]] void NotFound(std::string_view what, const std::string& near) {
  throw Error(ErrorCode::kUsage, fmt::format("Nothing in this heap is called '{}'.", what),
              near.empty() ? "Name a type as `stillheld top` shows it, an address (0x…), or a dotted name that starts "
                             "with a module (app.cache)."
                           : fmt::format("Did you mean: {}?", near));
}

std::vector<NodeId> InstancesOf(const HeapGraph& graph, std::string_view type) {
  std::vector<bool> is_meant(graph.type_count());
  for (uint32_t t = 0; t < is_meant.size(); ++t) is_meant[t] = graph.text(graph.type_info(TypeId(t)).name) == type;
  std::vector<NodeId> instances;
  for (uint32_t i = 0; i < graph.node_count(); ++i) {
    if (is_meant[graph.type(NodeId(i)).index()]) instances.push_back(NodeId(i));
  }
  return instances;
}

NodeId AtAddress(const HeapGraph& graph, std::string_view text) {
  uint64_t address = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + text.size(), address, 16);
  if (error != std::errc() || end != text.data() + text.size()) return NodeId();
  return graph.FindNode(Address(address));
}

// The next name of a dotted one, taken off its front: "global_var" of ".global_var", "rows" of "['rows']".
std::string NextName(std::string_view& rest) {
  std::string name;
  if (rest.starts_with("['") || rest.starts_with("[\"")) {
    const size_t end = rest.find(rest.substr(1, 1), 2);
    if (end == std::string_view::npos || end + 1 >= rest.size() || rest[end + 1] != ']') return "";
    name = rest.substr(2, end - 2);
    rest.remove_prefix(end + 2);
    return name;
  }
  if (!rest.starts_with('.')) return "";
  const size_t end = std::min(rest.find_first_of(".[", 1), rest.size());
  name = rest.substr(1, end - 1);
  rest.remove_prefix(end);
  return name;
}

// What `name` leads to from `node`: an attribute, a key, or the same of its namespace.
NodeId Follow(const HeapGraph& graph, NodeId node, std::string_view name) {
  NodeId name_space;
  for (const Edge& edge : graph.out(node)) {
    const EdgeKind kind = edge.label.kind();
    if (HasName(kind) && kind != EdgeKind::kInternal && graph.text(edge.label.name()) == name) return edge.target;
    if (kind == EdgeKind::kDict) name_space = edge.target;
  }
  if (!name_space.valid()) return NodeId();
  for (const Edge& edge : graph.out(name_space)) {
    if (HasName(edge.label.kind()) && graph.text(edge.label.name()) == name) return edge.target;
  }
  return NodeId();
}

// The object of a dotted name: the longest module that it starts with, then step by step.
NodeId AtDottedName(const HeapGraph& graph, std::string_view what) {
  const Root* module = nullptr;
  size_t length = 0;
  for (const Root& root : graph.roots()) {
    if (root.kind != RootKind::kModule) continue;
    const std::string_view name = graph.text(root.name);
    const bool fits =
        what.starts_with(name) && (what.size() == name.size() || what[name.size()] == '.' || what[name.size()] == '[');
    if (fits && name.size() >= length && !name.empty()) {
      module = &root;
      length = name.size();
    }
  }
  if (module == nullptr) return NodeId();
  NodeId node = module->node;
  for (std::string_view rest = what.substr(length); node.valid() && !rest.empty();) {
    const std::string name = NextName(rest);
    if (name.empty()) return NodeId();
    node = Follow(graph, node, name);
  }
  return node;
}

// Types whose last name is the one asked for, or that contain it.
std::string NearTypes(const HeapGraph& graph, std::string_view what) {
  std::set<std::string_view> near;
  for (uint32_t t = 0; t < graph.type_count() && near.size() < kSuggestions; ++t) {
    const std::string_view name = graph.text(graph.type_info(TypeId(t)).name);
    if (name.contains(what)) near.insert(name);
  }
  std::string text;
  for (std::string_view name : near) text += fmt::format("{}{}", text.empty() ? "" : ", ", name);
  return text;
}

}  // namespace

std::vector<NodeId> FindObjects(const HeapGraph& graph, std::string_view what) {
  if (what.starts_with("0x") || what.starts_with("0X")) {
    const NodeId node = AtAddress(graph, what);
    if (node.valid()) return {node};
    throw Error(
        ErrorCode::kUsage, fmt::format("No object starts at {} in this heap.", what),
        "Addresses hold for one snapshot: objects that have died since are gone, and others may have moved in.");
  }
  std::vector<NodeId> instances = InstancesOf(graph, what);
  if (!instances.empty()) return instances;
  const NodeId node = AtDottedName(graph, what);
  if (node.valid()) return {node};
  NotFound(what, what.empty() ? "" : NearTypes(graph, what));
}

}  // namespace stillheld
