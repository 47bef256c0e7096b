#include "analysis/use_sites.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "heap/installed_file.h"

namespace stillheld {
namespace {

constexpr size_t kMostTypes = 32;        // of a chain of base classes
constexpr size_t kMostFilesOfAName = 2;  // that may use a name which still means one thing only

// How well a use fits: smaller is better, and kNoFit does not count.
enum Fit { kSameClass, kHome, kElsewhere, kNoFit };

// Whether only another kind of container has this operation.
bool Contradicts(std::string_view operation, std::string_view type) {
  const bool sequence = type == "list" || type == "collections.deque";
  if (operation == "append" || operation == "extend" || operation == "insert" || operation == "appendleft") {
    return type == "dict" || type == "set";
  }
  if (operation == "add") return sequence || type == "dict";
  if (operation == "setdefault") return sequence || type == "set";
  return false;
}

// Whether the code only makes what is there from then on: replacing nothing by a container forgets nothing.
bool OnlyMakes(std::string_view function) { return function.ends_with("__init__") || function == "<module>"; }

struct RankedUse {
  UseSite use;
  Fit fit;
  bool contradicts;
  uint32_t depth;
  bool installed;  // in a package, not the program's own code

  auto rank() const { return std::tuple(contradicts, fit == kElsewhere, installed, fit, depth, use.line, use.code); }
};

// Best first, each place once; those that do not stand at home only if none does.
std::vector<UseSite> Best(std::vector<RankedUse> ranked) {
  std::ranges::sort(ranked, {}, &RankedUse::rank);
  std::vector<UseSite> best;
  for (const RankedUse& candidate : ranked) {
    if (candidate.fit == kElsewhere && ranked.front().fit != kElsewhere) continue;
    if (candidate.contradicts && !ranked.front().contradicts) continue;
    auto same_place = [&](const UseSite& use) {
      return use.code == candidate.use.code && use.line == candidate.use.line;
    };
    if (std::ranges::none_of(best, same_place)) best.push_back(candidate.use);
  }
  return best;
}

// What the program itself stores into an attribute of this name comes before what the library of the object does when
// it makes the object: `handler.application.settings[key] = value`.
std::vector<UseSite> BestStores(const std::vector<RankedUse>& ranked) {
  std::vector<RankedUse> own;
  std::ranges::copy_if(ranked, std::back_inserter(own),
                       [](const RankedUse& use) { return !use.installed && !use.contradicts; });
  std::vector<UseSite> best = Best(ranked);
  const bool only_elsewhere = std::ranges::all_of(own, [](const RankedUse& use) { return use.fit == kElsewhere; });
  if (best.empty() || own.empty() || !only_elsewhere) return best;
  std::vector<UseSite> first = Best(std::move(own));
  const auto is_known = [&](const UseSite& use) {
    return std::ranges::any_of(first,
                               [&](const UseSite& other) { return other.code == use.code && other.line == use.line; });
  };
  std::erase_if(best, is_known);
  first.insert(first.end(), best.begin(), best.end());
  return first;
}

}  // namespace

UseFinder::UseFinder(const HeapGraph& graph) : graph_(graph) {
  for (const Root& root : graph.roots()) {
    if (root.kind != RootKind::kModule) continue;
    const ObjectName* name = graph.name(root.node);
    if (name != nullptr && name->file.valid()) file_by_module_.emplace(graph.text(root.name), graph.text(name->file));
  }
}

std::string_view UseFinder::FileOfModule(std::string_view module) const {
  auto found = file_by_module_.find(module);
  return found == file_by_module_.end() ? std::string_view() : found->second;
}

std::string_view UseFinder::FileOfCode(NodeId code) const {
  const ObjectName* name = graph_.name(code);
  return name == nullptr ? std::string_view() : graph_.text(name->file);
}

std::string_view UseFinder::QualnameOfCode(NodeId code) const {
  const ObjectName* name = graph_.name(code);
  return name == nullptr ? std::string_view() : graph_.text(name->qualname);
}

// The class and its bases.
void UseFinder::AddClass(NodeId type, Home& home) const {
  std::vector<NodeId> open = {type};
  for (size_t next = 0; next < open.size() && open.size() < kMostTypes; ++next) {
    if (const ObjectName* name = graph_.name(open[next]); name != nullptr && name->module.valid()) {
      home.files.insert(FileOfModule(graph_.text(name->module)));
      home.classes.insert(graph_.text(name->qualname));
    }
    for (const Edge& edge : graph_.out(open[next])) {
      const EdgeKind kind = edge.label.kind();
      if (kind != EdgeKind::kAttribute && kind != EdgeKind::kInternal && kind != EdgeKind::kIndex) continue;
      const std::string_view label = kind == EdgeKind::kIndex ? "" : graph_.text(edge.label.name());
      const bool leads_to_bases = label == "__base__" || label == "__bases__" || label == "__mro__";
      // The elements of the tuple that __bases__ and __mro__ lead to, or a base itself.
      if (!leads_to_bases && kind != EdgeKind::kIndex) continue;
      if (std::ranges::find(open, edge.target) == open.end()) open.push_back(edge.target);
    }
  }
}

UseFinder::Home UseFinder::HomeOf(const Owner& owner) const {
  Home home;
  const ObjectName* name = graph_.name(owner.object);
  if (owner.is_module) {
    if (name != nullptr) home.files.insert(graph_.text(name->file));
  } else if (owner.is_local) {
    home.files.insert(FileOfCode(owner.object));
  } else {
    for (const Owner& above : ModulesOf(graph_, owner.object)) {
      if (const ObjectName* module = graph_.name(above.object)) home.files.insert(graph_.text(module->file));
    }
    // A class is at home where it is written; so is an instance of it.
    AddClass(owner.object, home);
    const TypeId type = graph_.type(owner.object);
    if (type.valid() && graph_.type_info(type).node.valid()) AddClass(graph_.type_info(type).node, home);
  }
  home.files.erase("");
  home.classes.erase("");
  return home;
}

struct UseFinder::Candidates {
  std::vector<RankedUse> stores, removals, compares, rebinds, expiries;

  void Add(const RankedUse& use) {
    switch (use.use.kind) {
      case UseKind::kStores:
        return stores.push_back(use);
      case UseKind::kRemoves:
        return removals.push_back(use);
      case UseKind::kComparesLength:
        return compares.push_back(use);
      case UseKind::kRebinds:
        return rebinds.push_back(use);
      case UseKind::kExpires:
        return expiries.push_back(use);
      case UseKind::kCalls:
        return;
    }
  }
};

void UseFinder::AddOwner(const Owner& owner, std::string_view container_type, Candidates& candidates) const {
  const Home home = HomeOf(owner);
  std::set<std::string_view> files;
  // An attribute is no variable of that name: `seen` is a popular local, `.seen` is not.
  const auto is_attribute = [](const UseSite& use) { return !use.is_global && !use.is_local; };
  for (const UseSite& use : graph_.uses(owner.name)) {
    if (is_attribute(use) && use.kind != UseKind::kCalls) files.insert(FileOfCode(use.code));
  }
  const auto is_own = [&](std::string_view file) { return !file.empty() && !IsInstalled(file); };
  const bool few_own = static_cast<size_t>(std::ranges::count_if(files, is_own)) <= kMostFilesOfAName;
  for (const UseSite& use : graph_.uses(owner.name)) {
    const bool at_home = home.files.contains(FileOfCode(use.code));
    // A global of this name in another file is another variable, and so is a local of another function.
    if (use.is_global && !(owner.is_module && at_home)) continue;
    if (use.is_local != owner.is_local || (use.is_local && !at_home)) continue;
    // However many libraries use the name, the program's own code means its own objects by it.
    const bool of_program = few_own && is_own(FileOfCode(use.code));
    if (!at_home && !of_program && files.size() > kMostFilesOfAName) continue;
    // A bound excuses growth, so it needs better grounds than a line that is worth reading: an attribute of this name
    // in another file mostly belongs to another class.
    // Of a library it mostly belongs to the library, also if it has the name of the program's global.
    const bool excuses =
        use.kind == UseKind::kRemoves || use.kind == UseKind::kComparesLength || use.kind == UseKind::kExpires;
    const bool of_library = owner.is_module && std::ranges::any_of(home.files, is_own) && !is_own(FileOfCode(use.code));
    if (!at_home && excuses && (!owner.is_module || of_library)) continue;
    const std::string_view function = QualnameOfCode(use.code);
    if (use.kind == UseKind::kExpires && OnlyMakes(function)) continue;
    const size_t dot = function.rfind('.');
    const bool same_class = dot != std::string_view::npos && home.classes.contains(function.substr(0, dot));
    candidates.Add({.use = use,
                    .fit = same_class ? kSameClass
                           : at_home  ? kHome
                                      : kElsewhere,
                    .contradicts = owner.depth == 0 && Contradicts(graph_.text(use.operation), container_type),
                    .depth = owner.depth,
                    .installed = IsInstalled(FileOfCode(use.code))});
  }
}

// order_done.connect(f) stores into order_done.receivers: what is called on a global that is the owner is a candidate.
// `os.environ[key] = value`: the container is inside of what a library has as a global of its own.
void UseFinder::AddCallsOnOwner(const Owner& owner, std::string_view container_type, Candidates& candidates) const {
  if (owner.is_module || owner.is_local) return;
  for (const Owner& global : ModulesOf(graph_, owner.object)) {
    const ObjectName* module = graph_.name(global.object);
    for (const UseSite& use : graph_.uses(global.name)) {
      const std::string_view file = FileOfCode(use.code);
      if (use.kind != UseKind::kStores || use.is_local || module == nullptr) continue;
      const bool at_home = use.is_global && file == graph_.text(module->file);
      const bool from_program = !IsInstalled(file) && IsInstalled(graph_.text(module->file));
      // `request.app["clients"].append(c)`: what handlers are given is the global, too, by the same name.
      std::string_view operation = graph_.text(use.operation);
      constexpr std::string_view kElement = "[…]";
      const bool of_element = owner.depth > 0 && operation.starts_with(kElement);
      const bool through_attribute = of_element && !use.is_global && !IsInstalled(file) && !from_program;
      if (!at_home && !from_program && !through_attribute) continue;
      if (through_attribute) operation.remove_prefix(kElement.size() + (operation[kElement.size()] == '.' ? 1 : 0));
      candidates.Add({.use = use,
                      .fit = kHome,
                      .contradicts = through_attribute && (Contradicts(operation, container_type) ||
                                                           (operation == "[…] =" && container_type == "list")),
                      .depth = owner.depth + 1,
                      .installed = IsInstalled(file)});
    }
  }
}

// A class that extends a container stores into `self`.
void UseFinder::AddSelf(NodeId container, Candidates& candidates) const {
  const TypeId type = graph_.type(container);
  if (!type.valid() || !graph_.type_info(type).node.valid()) return;
  Home home;
  AddClass(graph_.type_info(type).node, home);
  for (const UseSite& use : graph_.uses("self")) {
    const std::string_view function = QualnameOfCode(use.code);
    const size_t dot = function.rfind('.');
    const bool same_class = dot != std::string_view::npos && home.classes.contains(function.substr(0, dot));
    if (!use.is_local || use.kind == UseKind::kRebinds || !same_class) continue;
    if (!home.files.contains(FileOfCode(use.code))) continue;
    const bool installed = IsInstalled(FileOfCode(use.code));
    candidates.Add({.use = use, .fit = kSameClass, .contradicts = false, .depth = 0, .installed = installed});
  }
}

// The names of the free variables that refer to it; empty if it is in no closure.
std::set<StringId> UseFinder::VariablesOf(NodeId container) const {
  std::set<StringId> variables;
  const auto edges = graph_.in_edges(container);
  for (size_t i = 0; i < std::min(edges.size(), kMostTypes); ++i) {
    if (graph_.edge(edges[i]).label.kind() != EdgeKind::kCell) continue;
    if (const ObjectName* name = graph_.name(graph_.source(edges[i]))) variables.insert(name->qualname);
  }
  return variables;
}

// Of a default argument the graph does not say the name: all that the function's code stores into are candidates.
void UseFinder::AddClosure(const Owner& owner, NodeId container, Candidates& candidates) const {
  const std::string_view container_type = graph_.type_name(container);
  const std::set<StringId> variables = VariablesOf(container);
  for (const Edge& edge : graph_.out(owner.object)) {
    if (edge.label.kind() != EdgeKind::kAttribute || graph_.text(edge.label.name()) != "__code__") continue;
    for (const UseSite& use : graph_.columns().uses) {
      if (use.code != edge.target || !use.is_local || use.kind == UseKind::kRebinds) continue;
      if (owner.name == "__closure__" && !variables.empty() && !variables.contains(use.name)) continue;
      const bool contradicts = Contradicts(graph_.text(use.operation), container_type);
      candidates.Add({.use = use, .fit = kHome, .contradicts = contradicts, .depth = 0, .installed = false});
    }
  }
}

// app.state.log is app.state._state['log']: objects that make attributes of keys are written by the attribute. Asked
// only if no line of the program itself is known.
void UseFinder::AddKeysAsAttributes(NodeId container, std::string_view container_type, Candidates& candidates) const {
  if (std::ranges::any_of(candidates.stores, [](const RankedUse& use) { return !use.installed; })) return;
  const auto edges = graph_.in_edges(container);
  for (size_t i = 0; i < std::min(edges.size(), kMostTypes); ++i) {
    const EdgeLabel label = graph_.edge(edges[i]).label;
    if (label.kind() != EdgeKind::kStringKey || IsNamespace(graph_, graph_.source(edges[i]))) continue;
    for (const UseSite& use : graph_.uses(graph_.text(label.name()))) {
      const std::string_view file = FileOfCode(use.code);
      const bool contradicts = Contradicts(graph_.text(use.operation), container_type);
      if (use.kind != UseKind::kStores || use.is_global || use.is_local || contradicts) continue;
      if (file.empty() || IsInstalled(file)) continue;
      candidates.Add({.use = use, .fit = kHome, .contradicts = false, .depth = 0, .installed = false});
    }
  }
}

// Timers of an event loop: the program sets them by calls on the loop, whose code alone names the container.
void UseFinder::AddTimerCalls(NodeId container, Candidates& candidates) const {
  const auto elements = graph_.out(container);
  const auto sample = elements.first(std::min<size_t>(elements.size(), kMostTypes));
  const bool has_timers = std::ranges::any_of(
      sample, [&](const Edge& edge) { return graph_.type_name(edge.target).ends_with("TimerHandle"); });
  if (!has_timers) return;
  for (const std::string_view name : {"call_later", "call_at"}) {
    for (const UseSite& use : graph_.uses(name)) {
      if (IsInstalled(FileOfCode(use.code))) continue;
      candidates.Add({.use = use, .fit = kSameClass, .contradicts = false, .depth = 0, .installed = false});
    }
  }
}

ContainerUses UseFinder::Find(NodeId container, const std::vector<Owner>& owners) const {
  const std::string_view type = graph_.type_name(container);
  Candidates candidates;
  AddSelf(container, candidates);
  for (const Owner& owner : owners) {
    const bool is_of_function =
        owner.name == "__closure__" || owner.name == "__defaults__" || owner.name == "__kwdefaults__";
    if (is_of_function) {
      AddClosure(owner, container, candidates);
    } else {
      AddOwner(owner, type, candidates);
      AddCallsOnOwner(owner, type, candidates);
    }
  }
  AddKeysAsAttributes(container, type, candidates);
  AddTimerCalls(container, candidates);
  return {BestStores(std::move(candidates.stores)), Best(std::move(candidates.removals)),
          Best(std::move(candidates.compares)), Best(std::move(candidates.rebinds)),
          Best(std::move(candidates.expiries))};
}

}  // namespace stillheld
