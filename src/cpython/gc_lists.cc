#include "cpython/gc_lists.h"

#include "cpython/layouts/known_trouble.h"
#include "cpython/objects/dict_table.h"
#include "cpython/ref_count.h"

namespace stillheld {
namespace {

constexpr int kYoungest = 0;
constexpr int kOldest = 2;
constexpr int kFrozen = 3;
constexpr uint64_t kPointerMask = ~uint64_t{3};  // the low bits of both links are the collector's own

// struct gc_generation_stats lies between the generations and the flag `collecting`.
constexpr uint64_t kStatsBytes = 3 * sizeof(uint64_t);

void ReadStatistics(const MemoryReader& memory, const Layout& layout, Address collector, GcState& state) {
  if (!layout.gc.permanent_generation || !layout.gc.collecting) return;
  const uint64_t begin = uint64_t{*layout.gc.permanent_generation} + *layout.gc_generation.size_bytes;
  if (begin + 3 * kStatsBytes != *layout.gc.collecting) return;
  for (uint64_t i = 0; i < 3; ++i) {
    const Address stats = collector + begin + i * kStatsBytes;
    state.generations[i].collections = memory.Load<uint64_t>(stats).value_or(0);
    state.generations[i].collected = memory.Load<uint64_t>(stats + sizeof(uint64_t)).value_or(0);
    state.generations[i].uncollectable = memory.Load<uint64_t>(stats + 2 * sizeof(uint64_t)).value_or(0);
  }
}

bool IsImported(const MemoryReader& memory, const Runtime& runtime, std::string_view module) {
  const Address modules = memory.LoadAddressOrNull(runtime.interpreters.front() + *runtime.layout.interpreter.modules);
  return !FindInDict(memory, runtime.layout, modules, module).is_null();
}

}  // namespace

GcLists::GcLists(const MemoryReader& memory, const Runtime& runtime, const PymallocPools& pools, ReadFaults& faults)
    : header_size_(*runtime.layout.gc_head.size_bytes),
      common_generation_(runtime.layout.is_free_threaded ? kYoungest : kOldest) {
  if (runtime.layout.is_free_threaded) {
    WalkHeaps(memory, runtime.layout, pools, faults);
  } else {
    WalkLists(memory, runtime, faults);
  }
}

void GcLists::WalkHeaps(const MemoryReader& memory, const Layout& layout, const PymallocPools& pools,
                        ReadFaults& faults) {
  constexpr uint8_t kFrozenBit = 8;
  const uint32_t to_type = *layout.object.ob_type;
  faults.torn += pools.mimalloc().torn_pages;
  for (const PymallocPool& pool : pools.pools()) {
    if (pool.heap != MimallocHeap::kCollected && pool.heap != MimallocHeap::kCollectedWithPrefix) continue;
    if (pool.kept_bytes < to_type || pool.kept_bytes - to_type + *layout.object.size_bytes > pool.block_bytes) continue;
    const uint32_t front = pool.kept_bytes - to_type;
    pools.ForEachUsedIn(pool, [&](const PymallocBlock& block) {
      const Address object = block.begin + front;
      const std::byte* bytes = memory.Find(object, *layout.object.size_bytes);
      if (bytes == nullptr || !IsTracked(layout, bytes)) return;
      tracked_.Insert(object);
      const auto bits = LoadField<uint8_t>(bytes, layout.object.ob_gc_bits);
      if ((bits & kFrozenBit) != 0) by_generation_[kFrozen].Insert(object);
    });
  }
}

void GcLists::WalkLists(const MemoryReader& memory, const Runtime& runtime, ReadFaults& faults) {
  const Layout& layout = runtime.layout;
  for (const Address collector : runtime.collectors) {
    const int last = layout.gc.permanent_generation ? kFrozen : kOldest;
    for (int generation = 0; generation <= last; ++generation) {
      const Address head = generation == kFrozen ? collector + *layout.gc.permanent_generation
                                                 : collector + *layout.gc.generations +
                                                       generation * uint64_t{*layout.gc_generation.size_bytes};
      if (Walk(memory, head, layout.gc_head.gc_next, generation)) continue;
      ++faults.torn;
      Walk(memory, head, layout.gc_head.gc_prev, generation);
    }
  }
}

bool GcLists::Walk(const MemoryReader& memory, Address head, Offset link, int generation) {
  Address node = head;
  while (true) {
    const auto next = memory.Load<uint64_t>(node + *link);
    if (!next) return false;
    node = Address(*next & kPointerMask);
    if (node == head) return true;
    const Address object = node + header_size_;
    // An object that is there already closes a circle that misses the head. Null ends a torn list.
    if (node.is_null() || !tracked_.Insert(object)) return false;
    if (generation != kOldest) by_generation_[generation].Insert(object);
  }
}

uint16_t GcLists::FlagsOf(Address object) const {
  if (!tracked_.Contains(object)) return 0;
  for (int generation = 0; generation <= kFrozen; ++generation) {
    if (generation != common_generation_ && by_generation_[generation].Contains(object)) {
      return static_cast<uint16_t>(kTracked | generation << 1);
    }
  }
  return static_cast<uint16_t>(kTracked | common_generation_ << 1);
}

GcState ReadGcState(const MemoryReader& memory, const Runtime& runtime) {
  const Layout& layout = runtime.layout;
  const Address collector = runtime.collectors.front();
  GcState state;
  const auto variable = [&](Offset field) {
    return field ? memory.Load<int32_t>(collector + *field) : std::optional<int32_t>();
  };
  // Without the module nobody can have switched it.
  state.is_switch_known = layout.gc.enabled || !IsImported(memory, runtime, "gc");
  state.enabled = variable(layout.gc.enabled).value_or(1) != 0;
  state.collecting = IsCollecting(memory, runtime);
  state.debug_flags = static_cast<uint32_t>(variable(layout.gc.debug).value_or(0));
  for (uint64_t i = 0; i < 3; ++i) {
    const Address generation = collector + *layout.gc.generations + i * *layout.gc_generation.size_bytes;
    state.generations[i].threshold = memory.Load<int32_t>(generation + *layout.gc_generation.threshold).value_or(0);
    state.generations[i].count = memory.Load<int32_t>(generation + *layout.gc_generation.count).value_or(0);
  }
  ReadStatistics(memory, layout, collector, state);
  state.skips_embedded_dicts = SkipsEmbeddedDicts(runtime.version);
  state.troubled_releases = ReleasesWithCollectorTrouble(runtime.version);
  return state;
}

bool IsCollecting(const MemoryReader& memory, const Runtime& runtime) {
  if (!runtime.layout.gc.collecting) return false;
  for (const Address collector : runtime.collectors) {
    if (memory.Load<int32_t>(collector + *runtime.layout.gc.collecting).value_or(0) != 0) return true;
  }
  return false;
}

}  // namespace stillheld
