#include "analysis/growth_series.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <string_view>
#include <unordered_set>

#include "base/check.h"

namespace stillheld {
namespace {

constexpr int8_t kNoHolder = 99;

uint64_t Mix(uint64_t a, uint64_t b) {
  uint64_t x = (a ^ (b + 0x9e3779b97f4a7c15 + (a << 6) + (a >> 2))) * 0xff51afd7ed558ccd;
  return x ^ (x >> 32);
}

// Objects whose number of references says nothing about growth, and that are many.
bool NeverGrows(std::string_view type) {
  static const std::unordered_set<std::string_view> kFixed = {"function",
                                                              "method",
                                                              "cell",
                                                              "code",
                                                              "weakref",
                                                              "weakref.ReferenceType",
                                                              "str",
                                                              "int",
                                                              "float",
                                                              "bytes",
                                                              "bool",
                                                              "complex",
                                                              "NoneType",
                                                              "module",
                                                              "property",
                                                              "staticmethod",
                                                              "classmethod",
                                                              "builtin_function_or_method",
                                                              "getset_descriptor",
                                                              "member_descriptor",
                                                              "method_descriptor",
                                                              "wrapper_descriptor",
                                                              "classmethod_descriptor"};
  return kFixed.contains(type);
}

bool IsBuiltinContainer(std::string_view type) {
  return type == "list" || type == "dict" || type == "set" || type == "frozenset" || type == "tuple";
}

// The keys that a class remembers are names of attributes that its instances have.
uint64_t OwnReferences(const HeapGraph& graph, NodeId node) {
  uint64_t count = 0;
  for (const Edge& edge : graph.out(node)) {
    const EdgeKind kind = edge.label.kind();
    count += kind != EdgeKind::kClass && kind != EdgeKind::kKey && kind != EdgeKind::kVisited;
  }
  return count;
}

// An instance of few attributes keeps them in itself; with many it gets a `__dict__` (from CPython 3.11 on).
constexpr uint64_t kManyInline = 8;
constexpr uint64_t kInlineAddress = 8;  // within the instance, where no other object can begin

// How many attributes lie in the instance itself. 0 if there is a namespace.
uint64_t InlineAttributes(const HeapGraph& graph, NodeId node) {
  uint64_t count = 0;
  for (const Edge& edge : graph.out(node)) {
    if (edge.label.kind() == EdgeKind::kDict) return 0;
    count += edge.label.kind() == EdgeKind::kAttribute;
  }
  return count;
}

// What is held by this label of this holder.
uint64_t SlotOf(uint64_t holder, EdgeKind kind, uint64_t name) {
  return Mix(Mix(holder, static_cast<uint64_t>(kind)), name);
}

// The order in which a holder is preferred: the names a developer would write first.
int8_t LabelRank(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::kAttribute:
      return 0;
    case EdgeKind::kDict:
      return 1;
    case EdgeKind::kStringKey:
      return 2;
    case EdgeKind::kInternal:
      return 3;
    case EdgeKind::kCell:
      return 4;
    case EdgeKind::kIndex:
      return 5;
    case EdgeKind::kOtherKey:
      return 6;
    case EdgeKind::kMember:
      return 7;
    case EdgeKind::kKey:
      return 8;
    case EdgeKind::kGuessed:
      return 9;
    case EdgeKind::kLocal:
      return 10;
    case EdgeKind::kStack:
      return 11;
    case EdgeKind::kClass:
    case EdgeKind::kWeak:
    case EdgeKind::kVisited:
      break;
  }
  return kNoHolder;
}

// Every function refers to its module's namespace: when one dies and another takes its place, the namespace has not
// been replaced.
bool IsEverywhere(std::string_view name) {
  return name == "__globals__" || name == "__builtins__" || name == "f_globals" || name == "f_builtins";
}

// Objects lie at multiples of 8, and user space ends far below 2^51: what is left of the word takes 16 bits of the
// type.
uint64_t AddressAndType(Address address, uint64_t type_hash) {
  return address.value() >> 3 << 16 | (type_hash & 0xffff);
}

struct TypeTraits {
  uint64_t name_hash = 0;
  bool never_grows = false;
  bool has_length = false;
  bool may_have_attributes = false;
};

// len() of an empty container is 0 as well: whether a type has one shows in its other instances.
std::vector<TypeTraits> ReadTypes(const HeapGraph& graph) {
  std::vector<TypeTraits> types(graph.columns().types.size());
  for (size_t i = 0; i < types.size(); ++i) {
    std::string_view name = graph.text(graph.type_info(TypeId(i)).name);
    types[i] = {std::hash<std::string_view>()(name), NeverGrows(name) || SwellingSeries::MaySwell(name),
                IsBuiltinContainer(name), !IsBuiltinContainer(name)};
  }
  for (size_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node(i);
    if (graph.length(node) > 0 && graph.type(node).valid()) types[graph.type(node).index()].has_length = true;
  }
  return types;
}

bool MayGrow(const HeapGraph& graph, const std::vector<TypeTraits>& types, NodeId node) {
  const TypeId type = graph.type(node);
  return type.valid() && !types[type.index()].never_grows && !graph.has(node, kSynthetic);
}

// By node: a hash of its best named holder's address and of the label from there; of several equally good holders the
// one at the lowest address counts, so that the choice lasts. 0 if there is none.
std::vector<uint64_t> ReadSlots(const HeapGraph& graph, const std::vector<TypeTraits>& types) {
  std::vector<uint64_t> slots(graph.node_count());
  std::vector<int8_t> ranks(graph.node_count(), kNoHolder);
  for (size_t i = 0; i < graph.node_count(); ++i) {
    const uint64_t holder = graph.address(NodeId(i)).value();
    for (const Edge& edge : graph.out(NodeId(i))) {
      const EdgeKind kind = edge.label.kind();
      const int8_t rank = LabelRank(kind);
      if (rank >= ranks[edge.target.index()] || !MayGrow(graph, types, edge.target)) continue;
      if (HasName(kind) && IsEverywhere(graph.text(edge.label.name()))) continue;
      ranks[edge.target.index()] = rank;
      const uint64_t name =
          HasName(kind) ? std::hash<std::string_view>()(graph.text(edge.label.name())) : edge.label.index();
      slots[edge.target.index()] = SlotOf(holder, kind, name);
    }
  }
  return slots;
}

}  // namespace

// Containers in the order of the nodes, that is, of their addresses.
std::vector<GrowthSeries::Track> GrowthSeries::ReadContainers(const HeapGraph& graph) const {
  const std::vector<TypeTraits> types = ReadTypes(graph);
  const std::vector<uint64_t> slots = ReadSlots(graph, types);
  const uint64_t dict_hash = std::hash<std::string_view>()("dict");
  std::vector<Track> found;
  for (size_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node(i);
    const TypeId type = graph.type(node);
    if (!MayGrow(graph, types, node)) continue;
    const TypeTraits& traits = types[type.index()];
    const uint64_t length = traits.has_length ? graph.length(node) : OwnReferences(graph, node);
    if (length == 0 && !graph.type_info(type).is_gc) continue;
    found.push_back({.address = graph.address(node).value(),
                     .slot = slots[i] == 0 ? 0 : Mix(slots[i], traits.name_hash),
                     .type = static_cast<uint32_t>(traits.name_hash),
                     .length = static_cast<uint32_t>(std::min<uint64_t>(length, ~uint32_t{0})),
                     .history = kNoHistory,
                     .born = static_cast<uint16_t>(snapshots_),
                     .replaced = false});
    // Stands for the namespace that is not there yet, in its slot, so that it grows on when it comes.
    const uint64_t attributes = traits.may_have_attributes ? InlineAttributes(graph, node) : 0;
    if (attributes >= kManyInline) {
      const uint64_t slot = SlotOf(graph.address(node).value(), EdgeKind::kDict, EdgeLabel(EdgeKind::kDict).index());
      Track namespace_track = found.back();
      namespace_track.address += kInlineAddress;
      namespace_track.slot = Mix(slot, dict_hash);
      namespace_track.type = static_cast<uint32_t>(dict_hash);
      namespace_track.length = static_cast<uint32_t>(attributes);
      found.push_back(namespace_track);
    }
  }
  return found;
}

void GrowthSeries::Continue(const Track& before, Track& now, bool replaced) {
  now.born = before.born;
  now.replaced = before.replaced || replaced;
  now.history = before.history;
  if (now.history == kNoHistory) {
    if (now.length == before.length) return;
    now.history = static_cast<uint32_t>(histories_.size());
    histories_.emplace_back(snapshots_ - before.born, before.length);
  }
  histories_[now.history].push_back(now.length);
}

void GrowthSeries::Add(const HeapGraph& graph) {
  CHECK(snapshots_ < std::numeric_limits<uint16_t>::max());
  std::vector<Track> now = ReadContainers(graph);
  if (snapshots_ == 0) {
    const std::vector<TypeTraits> types = ReadTypes(graph);
    first_objects_.reserve(graph.node_count());
    for (size_t i = 0; i < graph.node_count(); ++i) {
      const TypeId type = graph.type(NodeId(i));
      first_objects_.push_back(
          AddressAndType(graph.address(NodeId(i)), type.valid() ? types[type.index()].name_hash : 0));
    }
  }

  // First the same object in the same slot; what is left over on both sides is matched below.
  std::vector<uint32_t> old_left, new_left;
  std::vector<std::pair<uint32_t, uint32_t>> same_address;  // but another slot: old, new
  size_t i = 0, j = 0;
  while (i < tracks_.size() || j < now.size()) {
    if (j == now.size() || (i < tracks_.size() && tracks_[i].address < now[j].address)) {
      old_left.push_back(static_cast<uint32_t>(i++));
    } else if (i == tracks_.size() || now[j].address < tracks_[i].address) {
      new_left.push_back(static_cast<uint32_t>(j++));
    } else {
      if (tracks_[i].type == now[j].type && tracks_[i].slot == now[j].slot) {
        Continue(tracks_[i], now[j], false);
      } else {
        if (tracks_[i].type == now[j].type) same_address.emplace_back(i, j);
        old_left.push_back(static_cast<uint32_t>(i));
        new_left.push_back(static_cast<uint32_t>(j));
      }
      ++i, ++j;
    }
  }

  // Then the same slot, where it is one container's alone before and after: the holder replaced the object.
  auto by_slot = [](const std::vector<Track>& tracks) {
    return [&tracks](uint32_t a, uint32_t b) { return tracks[a].slot < tracks[b].slot; };
  };
  std::ranges::sort(old_left, by_slot(tracks_));
  std::ranges::sort(new_left, by_slot(now));
  std::vector<char> old_done(tracks_.size()), new_done(now.size());
  auto alone = [](const std::vector<Track>& tracks, const std::vector<uint32_t>& order, size_t at) {
    uint64_t slot = tracks[order[at]].slot;
    return slot != 0 && (at == 0 || tracks[order[at - 1]].slot != slot) &&
           (at + 1 == order.size() || tracks[order[at + 1]].slot != slot);
  };
  for (size_t a = 0, b = 0; a < old_left.size() && b < new_left.size();) {
    uint64_t old_slot = tracks_[old_left[a]].slot, new_slot = now[new_left[b]].slot;
    if (old_slot == new_slot && alone(tracks_, old_left, a) && alone(now, new_left, b)) {
      Continue(tracks_[old_left[a]], now[new_left[b]], true);
      old_done[old_left[a]] = new_done[new_left[b]] = 1;
    }
    if (old_slot <= new_slot) ++a;
    if (new_slot <= old_slot) ++b;
  }

  for (auto [before, after] : same_address) {
    if (!old_done[before] && !new_done[after]) Continue(tracks_[before], now[after], false);
  }
  tracks_ = std::move(now);
  const RootPaths paths = FindRootPaths(graph);
  std::vector<SiteHash> sites = SitesByNode(graph, paths);
  swelling_.Add(graph, sites);
  sites_.Add(std::move(sites));
  outside_.Add(graph, paths);
  ++snapshots_;
}

std::vector<ContainerHistory> GrowthSeries::Histories() const {
  std::vector<ContainerHistory> result;
  for (const Track& track : tracks_) {
    if (track.history == kNoHistory && track.born == 0) continue;
    ContainerHistory history{.address = Address(track.address), .born = track.born, .replaced = track.replaced};
    history.lengths.assign(track.born, 0);
    if (track.history == kNoHistory) {
      history.lengths.resize(snapshots_, track.length);
    } else {
      const auto& lengths = histories_[track.history];
      history.lengths.insert(history.lengths.end(), lengths.begin(), lengths.end());
    }
    CHECK(history.lengths.size() == snapshots_);
    result.push_back(std::move(history));
  }
  return result;
}

bool GrowthSeries::IsOld(const HeapGraph& graph, NodeId node) const {
  const uint64_t type = graph.type(node).valid() ? std::hash<std::string_view>()(graph.type_name(node)) : 0;
  return std::ranges::binary_search(first_objects_, AddressAndType(graph.address(node), type));
}

}  // namespace stillheld
