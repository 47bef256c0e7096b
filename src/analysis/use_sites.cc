#include "analysis/use_sites.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace stillheld {
namespace {

constexpr size_t kMostTypes = 32;        // of a chain of base classes
constexpr size_t kMostFilesOfAName = 2;  // that may use a name which still means one thing only

// How well a use fits: smaller is better, and kNoFit does not count.
enum Fit { kHome, kElsewhere, kNoFit };

Fit FitOf(const UseSite& use, const Owner& owner, bool at_home, bool specific_name) {
  // A global of this name in another file is another variable.
  if (use.is_global) return owner.is_module && at_home ? kHome : kNoFit;
  if (at_home) return kHome;
  return specific_name ? kElsewhere : kNoFit;
}

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

struct RankedUse {
  UseSite use;
  Fit fit;
  bool contradicts;
  uint32_t depth;

  auto rank() const { return std::tuple(contradicts, fit, depth, use.line, use.code); }
};

// Best first, each place once; those that do not stand at home only if none does.
std::vector<UseSite> Best(std::vector<RankedUse> ranked) {
  std::ranges::sort(ranked, {}, &RankedUse::rank);
  std::vector<UseSite> best;
  for (const RankedUse& candidate : ranked) {
    if (candidate.fit != ranked.front().fit && candidate.fit == kElsewhere) continue;
    if (candidate.contradicts && !ranked.front().contradicts) continue;
    auto same_place = [&](const UseSite& use) {
      return use.code == candidate.use.code && use.line == candidate.use.line;
    };
    if (std::ranges::none_of(best, same_place)) best.push_back(candidate.use);
  }
  return best;
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

// The files of the class and of its bases.
void UseFinder::AddClassHomes(NodeId type, std::set<std::string_view>& homes) const {
  std::vector<NodeId> open = {type};
  for (size_t next = 0; next < open.size() && open.size() < kMostTypes; ++next) {
    const ObjectName* name = graph_.name(open[next]);
    if (name != nullptr) homes.insert(FileOfModule(graph_.text(name->module)));
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

std::set<std::string_view> UseFinder::HomesOf(const Owner& owner) const {
  std::set<std::string_view> homes;
  const ObjectName* name = graph_.name(owner.object);
  if (owner.is_module) {
    if (name != nullptr) homes.insert(graph_.text(name->file));
  } else if (graph_.has(owner.object, kSynthetic)) {
    homes.insert(FileOfCode(owner.object));
  } else {
    // A class is at home where it is written; so is an instance of it.
    AddClassHomes(owner.object, homes);
    const TypeId type = graph_.type(owner.object);
    if (type.valid() && graph_.type_info(type).node.valid()) AddClassHomes(graph_.type_info(type).node, homes);
  }
  homes.erase("");
  return homes;
}

ContainerUses UseFinder::Find(std::string_view container_type, const std::vector<Owner>& owners) const {
  std::vector<RankedUse> stores, removals, compares, rebinds;
  for (const Owner& owner : owners) {
    const std::set<std::string_view> homes = HomesOf(owner);
    std::set<std::string_view> files;
    for (const UseSite& use : graph_.uses(owner.name)) files.insert(FileOfCode(use.code));
    for (const UseSite& use : graph_.uses(owner.name)) {
      const Fit fit = FitOf(use, owner, homes.contains(FileOfCode(use.code)), files.size() <= kMostFilesOfAName);
      if (fit == kNoFit) continue;
      const RankedUse ranked = {use, fit, Contradicts(graph_.text(use.operation), container_type), owner.depth};
      switch (use.kind) {
        case UseKind::kStores:
          stores.push_back(ranked);
          break;
        case UseKind::kRemoves:
          removals.push_back(ranked);
          break;
        case UseKind::kComparesLength:
          compares.push_back(ranked);
          break;
        case UseKind::kRebinds:
          rebinds.push_back(ranked);
          break;
      }
    }
  }
  return {Best(std::move(stores)), Best(std::move(removals)), Best(std::move(compares)), Best(std::move(rebinds))};
}

}  // namespace stillheld
