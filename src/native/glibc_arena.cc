#include "native/glibc_arena.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "memory/maps.h"
#include "memory/page_range.h"

namespace stillheld {
namespace {

// Offsets of struct malloc_state; `shift` is what lies in front of top in the form of glibc_arena.h and not in this
// one: 8 without have_fastchunks, 88 without it and the fast bins.
constexpr uint64_t kFastBinsAt = 16, kTopAt = 96, kBinsAt = 112, kNextAt = 2160, kSystemAt = 2184, kStateBytes = 2200;
constexpr std::array<uint64_t, 3> kShifts = {0, 8, 88};
constexpr uint64_t kBins = 127;
constexpr uint64_t kLeastEmptyBins = 16;  // even a badly fragmented heap leaves more than these empty
constexpr size_t kMostArenas = 4096;
constexpr size_t kMostHeaps = 1 << 16;
constexpr uint64_t kMinChunk = 16;  // of a fence post
constexpr uint64_t kFlagBits = 7;
constexpr uint64_t kLargestImageData = 64 << 20;

std::optional<uint64_t> LoadWord(const AddressSpace& space, Address at) {
  const auto bytes = space.View(at, 8);
  if (!bytes) return std::nullopt;
  return LoadAt<uint64_t>(*bytes, 0);
}

bool IsWritable(const AddressSpace& space, Address address) {
  const Mapping* mapping = FindMapping(space.mappings(), address);
  return mapping != nullptr && mapping->readable && mapping->writable;
}

// Most of an arena's bins are empty: then both words of bin i hold the address 16 bytes in front of them.
uint64_t EmptyBins(std::span<const std::byte> state, Address address, uint64_t shift) {
  uint64_t empty = 0;
  for (uint64_t i = 0; i < kBins; ++i) {
    const uint64_t at = kBinsAt - shift + i * 16;
    const uint64_t self = (address + at - 16).value();
    if (LoadAt<uint64_t>(state, at) == self && LoadAt<uint64_t>(state, at + 8) == self) ++empty;
  }
  return empty;
}

struct Shape {
  Address address;
  uint64_t shift = 0;
};

// Bins that point to themselves look the same to an arena that would begin one bin earlier. Its ring does not.
bool ClosesRing(const AddressSpace& space, Address address, uint64_t shift) {
  Address at = address;
  for (size_t steps = 0; steps < kMostArenas; ++steps) {
    const auto next = LoadWord(space, at + (kNextAt - shift));
    if (!next || *next == 0 || (*next & 7) != 0) return false;
    at = Address(*next);
    if (at == address) return true;
  }
  return false;
}

std::optional<Shape> ShapeAt(const AddressSpace& space, Address address, std::span<const std::byte> state) {
  for (const uint64_t shift : kShifts) {
    const Address top(LoadAt<uint64_t>(state, kTopAt - shift));
    const Address next(LoadAt<uint64_t>(state, kNextAt - shift));
    if (next.is_null() || (next.value() & 7) != 0 || (top.value() & 15) != 0) continue;
    // The cheap look before the dear one.
    const uint64_t last = kBinsAt - shift + (kBins - 1) * 16;
    if (LoadAt<uint64_t>(state, last) != (address + last - 16).value()) continue;
    if (EmptyBins(state, address, shift) < kLeastEmptyBins || !IsWritable(space, top)) continue;
    if (!ClosesRing(space, address, shift)) continue;
    return Shape{address, shift};
  }
  return std::nullopt;
}

std::optional<Shape> FindInData(const AddressSpace& space, const Mapping& data) {
  if (!data.readable || !data.writable || data.size_bytes() > kLargestImageData) return std::nullopt;
  const auto bytes = space.View(data.begin, data.size_bytes());
  if (!bytes) return std::nullopt;
  for (uint64_t at = 0; at + kStateBytes <= bytes->size(); at += 8) {
    if (auto shape = ShapeAt(space, data.begin + at, bytes->subspan(at, kStateBytes))) return shape;
  }
  return std::nullopt;
}

bool IsLibc(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name.starts_with("libc.so.6") || name.starts_with("libc-2.");
}

// In the data of libc; in the program's own where libc is linked into it.
std::optional<Shape> FindMainArena(const AddressSpace& space) {
  for (const Mapping& mapping : space.mappings()) {
    if (!IsLibc(mapping.path)) continue;
    if (auto shape = FindInData(space, mapping)) return shape;
  }
  const std::string_view program = space.mappings().empty() ? "" : std::string_view(space.mappings().front().path);
  if (program.empty()) return std::nullopt;
  for (const Mapping& mapping : space.mappings()) {
    if (mapping.path != program) continue;
    if (auto shape = FindInData(space, mapping)) return shape;
  }
  return std::nullopt;
}

std::optional<GlibcArena> ReadArena(const AddressSpace& space, Address address, uint64_t shift) {
  const auto state = space.View(address, kStateBytes);
  if (!state) return std::nullopt;
  GlibcArena arena;
  arena.address = address;
  const bool has_fast_bins = shift < kFastBins * 8;
  for (size_t i = 0; has_fast_bins && i < kFastBins; ++i) {
    arena.fast_bins[i] = Address(LoadAt<uint64_t>(*state, kFastBinsAt - shift + i * 8));
  }
  arena.top = Address(LoadAt<uint64_t>(*state, kTopAt - shift));
  arena.system_bytes = LoadAt<uint64_t>(*state, kSystemAt - shift);
  return arena;
}

// The end of the chunk at `top`, or null if it has no sane header or ends behind `limit`.
Address EndOfTop(const AddressSpace& space, Address top, Address limit) {
  const auto size = LoadWord(space, top + 8);
  if (!size) return Address();
  const uint64_t bytes = *size & ~kFlagBits;
  return bytes >= kMinChunk && bytes <= limit - top ? top + bytes : Address();
}

void AddMainRuns(const AddressSpace& space, GlibcArenas& found) {
  const Address top = found.arenas.front().top;
  bool has_top = false;
  // A fork may have split the mapping of the break; the chunks do not mind.
  std::vector<PageRange> breaks;
  for (const Mapping& mapping : space.mappings()) {
    if (mapping.path != "[heap]") continue;
    if (!breaks.empty() && breaks.back().end == mapping.begin) {
      breaks.back().end = mapping.end;
    } else {
      breaks.push_back({mapping.begin, mapping.end});
    }
  }
  for (const PageRange& range : breaks) {
    ChunkRun run{.begin = range.begin, .end = range.end, .arena = 0};
    if (range.begin <= top && top < range.end) {
      const Address end = EndOfTop(space, top, range.end);
      if (!end.is_null()) {
        run.end = end;
        run.top = top;
        has_top = true;
      }
    }
    found.runs.push_back(run);
  }
  // Where the break could not be moved, the main arena goes on in mappings that nothing points to but its top.
  found.is_partial = found.is_partial || !has_top;
}

// struct heap_info at each multiple of kHeapMaxBytes: ar_ptr, prev, size, mprotect_size, and padding by version.
void AddHeapsOf(const AddressSpace& space, uint32_t index, GlibcArenas& found) {
  const GlibcArena& arena = found.arenas[index];
  Address heap(arena.top.value() & ~(kHeapMaxBytes - 1));
  for (size_t count = 0; !heap.is_null(); ++count) {
    const auto info = space.View(heap, 32);
    const bool known = std::ranges::any_of(
        found.runs, [&](const ChunkRun& run) { return (run.begin.value() & ~(kHeapMaxBytes - 1)) == heap.value(); });
    if (!info || known || count >= kMostHeaps || LoadAt<uint64_t>(*info, 0) != arena.address.value()) {
      found.is_partial = true;
      return;
    }
    const auto size = LoadAt<uint64_t>(*info, 16);
    if (size < kPageBytes || size > kHeapMaxBytes) {
      found.is_partial = true;
      return;
    }
    const bool has_state = (arena.address.value() & ~(kHeapMaxBytes - 1)) == heap.value();
    // The first chunk follows the arena's state, or the header of the heap: 32 bytes up to glibc 2.34, 48 from then.
    const uint64_t header = arena.address - Address(arena.address.value() & ~(kHeapMaxBytes - 1));
    const Address begin = has_state ? arena.address + found.state_bytes : heap + header;
    const Address aligned((begin.value() + 15) & ~uint64_t{15});
    const bool has_top = (arena.top.value() & ~(kHeapMaxBytes - 1)) == heap.value();
    found.runs.push_back({aligned, heap + size, index, has_top ? arena.top : Address()});
    heap = Address(LoadAt<uint64_t>(*info, 8));
  }
}

}  // namespace

GlibcArenas FindGlibcArenas(const AddressSpace& space) {
  GlibcArenas found;
  const std::optional<Shape> main = FindMainArena(space);
  if (!main) return found;
  found.state_bytes = kStateBytes - main->shift;
  for (Address address = main->address; found.arenas.size() < kMostArenas;) {
    std::optional<GlibcArena> arena = ReadArena(space, address, main->shift);
    if (!arena) {
      found.is_partial = true;
      break;
    }
    arena->is_main = address == main->address;
    found.arenas.push_back(*arena);
    const auto next = LoadWord(space, address + (kNextAt - main->shift));
    address = Address(next.value_or(0));
    if (address == main->address) break;
    const bool seen = std::ranges::any_of(found.arenas, [&](const GlibcArena& a) { return a.address == address; });
    if (seen || (address.value() & 7) != 0) {
      found.is_partial = true;
      break;
    }
  }
  if (found.arenas.empty()) return found;
  AddMainRuns(space, found);
  for (uint32_t i = 1; i < found.arenas.size(); ++i) AddHeapsOf(space, i, found);
  std::ranges::sort(found.runs, {}, &ChunkRun::begin);
  std::vector<ChunkRun> apart;
  for (const ChunkRun& run : found.runs) {
    if (run.begin < run.end && (apart.empty() || apart.back().end <= run.begin)) {
      apart.push_back(run);
    } else {
      found.is_partial = true;
    }
  }
  found.runs = std::move(apart);
  return found;
}

}  // namespace stillheld
