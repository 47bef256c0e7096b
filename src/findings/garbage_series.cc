#include "findings/garbage_series.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "analysis/garbage_groups.h"
#include "analysis/uncollected.h"

namespace stillheld {
namespace {

constexpr uint64_t kWorthProbing = 1 << 20;  // bytes at one look
constexpr uint64_t kLeastCycles = 8;         // that nothing takes away
constexpr size_t kMostShapes = 12;
constexpr uint32_t kFrozenGeneration = 3;
// What these are made for is open as long as they live.
constexpr std::array<std::string_view, 8> kOpenTypes = {"_io.FileIO",         "socket.socket",
                                                        "_socket.socket",     "select.epoll",
                                                        "sqlite3.Connection", "psycopg2.extensions.connection",
                                                        "mmap.mmap",          "multiprocessing.connection.Connection"};

// Of one cycle, as the example has them. A socket.socket is a _socket.socket, and is counted once.
uint64_t OpenObjects(const HeapGraph& graph, const GarbageGroup& group) {
  return static_cast<uint64_t>(std::ranges::count_if(group.example_freed, [&](NodeId node) {
    return std::ranges::find(kOpenTypes, graph.type_name(node)) != kOpenTypes.end();
  }));
}

bool NothingTakes(const CollectorState& collector, const GarbageAmount& amount) {
  return !collector.runs() || collector.saves_all() || amount.in_gc_garbage || amount.is_unseeable ||
         amount.is_uncollectable || amount.generation == kFrozenGeneration;
}

}  // namespace

uint64_t GarbageLook::bytes() const {
  uint64_t bytes = 0;
  for (const auto& [shape, amount] : by_shape) bytes += amount.bytes;
  return bytes;
}

GarbageLook LookAtGarbage(const HeapGraph& graph, uint64_t rss_bytes) {
  GarbageLook look;
  look.collector = ReadCollectorState(graph);
  look.rss_bytes = rss_bytes;
  const NodeId list = FilledGarbageList(graph);
  const Uncollected uncollected = FindUncollected(graph, NodeId(), Frozen::kIncluded);
  const Uncollected all = list.valid() ? FindUncollected(graph, list, Frozen::kIncluded) : uncollected;
  for (const GarbageGroup& group : GroupGarbage(graph, all.is_garbage, Guesses::kIgnored, list)) {
    look.by_shape[group.shape] = {.cycles = group.cycles,
                                  .objects = group.objects,
                                  .bytes = group.bytes,
                                  .generation = group.generation(),
                                  .in_gc_garbage = !uncollected.has(group.example.front()),
                                  .is_uncollectable = group.is_uncollectable,
                                  .open_objects = group.cycles * OpenObjects(graph, group)};
  }
  for (const GarbageGroup& group : UnseeableGroups(graph, uncollected)) {
    look.by_shape.try_emplace(
        group.shape,
        GarbageAmount{.cycles = group.cycles, .objects = group.objects, .bytes = group.bytes, .is_unseeable = true});
  }
  return look;
}

bool GarbageProbe::was_collected() const {
  const CollectorState &old = before.collector, &now = after.collector;
  if (old.collections != now.collections) return true;
  // Where collections are not counted: one of the youngest generation counts up that of the next, one of an older sets
  // the counts below to 0.
  const bool is_unknown = now.collections == decltype(now.collections){};
  return is_unknown && (old.counts[1] != now.counts[1] || old.counts[2] != now.counts[2]);
}

double GarbageProbe::CyclesPerRequest(uint64_t shape) const { return PerRequest(shape, &GarbageAmount::cycles); }
double GarbageProbe::BytesPerRequest(uint64_t shape) const { return PerRequest(shape, &GarbageAmount::bytes); }

double GarbageProbe::PerRequest(uint64_t shape, uint64_t GarbageAmount::* amount) const {
  const auto of = [&](const GarbageLook& look) {
    const auto found = look.by_shape.find(shape);
    return found == look.by_shape.end() ? 0.0 : static_cast<double>(found->second.*amount);
  };
  return (of(after) - of(before)) / static_cast<double>(std::max<uint64_t>(1, requests));
}

std::vector<uint64_t> SuspiciousShapes(const std::vector<GarbageLook>& looks) {
  std::map<uint64_t, uint64_t> peak_by_shape;
  for (const GarbageLook& look : looks) {
    for (const auto& [shape, amount] : look.by_shape) {
      const bool stays = NothingTakes(look.collector, amount) && amount.cycles >= kLeastCycles;
      if (amount.bytes < kWorthProbing && !stays && amount.open_objects < kLeastOpenObjects) continue;
      uint64_t& peak = peak_by_shape[shape];
      peak = std::max(peak, amount.bytes);
    }
  }
  std::vector<uint64_t> shapes;
  for (const auto& [shape, peak] : peak_by_shape) shapes.push_back(shape);
  std::ranges::stable_sort(shapes, std::ranges::greater(), [&](uint64_t shape) { return peak_by_shape[shape]; });
  shapes.resize(std::min(shapes.size(), kMostShapes));
  return shapes;
}

}  // namespace stillheld
