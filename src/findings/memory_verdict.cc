#include "findings/memory_verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace stillheld {
namespace {

constexpr double kMiB = 1 << 20;
// Less than these is the noise of a process at rest.
constexpr double kLeastGrowthBytes = 0.5 * kMiB;
constexpr double kLeastGrowthShare = 0.01;
constexpr double kLeastBytesPerRequest = 150;
// Free memory and garbage that are worth a word.
constexpr double kMuchFreeBytes = 16 * kMiB;
constexpr double kMuchFreeShare = 0.20;
constexpr double kLeastTrimmableShare = 0.05;
constexpr double kMuchGarbageBytes = 4 * kMiB;
constexpr double kMuchGarbageShare = 0.05;
constexpr double kMostShare = 0.5;
// Pages of its own that a forked worker might have in common with its parent.
constexpr double kMuchUnsharedBytes = 16 * kMiB;
constexpr double kMuchUnsharedShare = 0.20;
// Full caches that explain why a process has become as large as it is.
constexpr double kMuchCacheBytes = 4 * kMiB;
constexpr double kMuchCacheShare = 0.05;

double ToDouble(uint64_t bytes) { return static_cast<double>(bytes); }

double FreeBytes(const MemoryLook& look) {
  return ToDouble(look.at(MemoryPart::kFreeMalloc) + look.at(MemoryPart::kFreeBlocks));
}
double PythonBytes(const MemoryLook& look) {
  return ToDouble(look.at(MemoryPart::kObjects) + look.at(MemoryPart::kBuffers));
}

std::string Bytes(double bytes) {
  const double size = std::abs(bytes);
  if (size >= kMiB) return fmt::format("{:.1f} MiB", bytes / kMiB);
  return size >= 1024 ? fmt::format("{:.1f} KiB", bytes / 1024) : fmt::format("{:.0f} B", bytes);
}

// "by 3.1 MiB in 10 s", "by 12.0 MiB in 600 requests (20.5 KiB each)"
std::string Growth(double bytes, double seconds, uint64_t requests) {
  if (requests == 0) return fmt::format("by {} in {:.0f} s", Bytes(bytes), seconds);
  return fmt::format("by {} per request ({} in {} requests)", Bytes(bytes / static_cast<double>(requests)),
                     Bytes(bytes), requests);
}

bool IsMuchFree(const MemoryLook& look) {
  return FreeBytes(look) >= std::max(kMuchFreeBytes, kMuchFreeShare * ToDouble(look.rss_bytes));
}
bool IsMuchGarbage(const MemoryLook& look) {
  return ToDouble(look.at(MemoryPart::kGarbage)) >=
         std::max(kMuchGarbageBytes, kMuchGarbageShare * ToDouble(look.rss_bytes));
}

std::string GarbageText(const MemoryLook& look) {
  return fmt::format("{} in {} unreachable objects wait for the collector{}: stillheld garbage names their cycles",
                     Bytes(ToDouble(look.at(MemoryPart::kGarbage))), look.garbage_objects,
                     look.collector_is_off ? ", which is switched off (gc.disable())" : "");
}

std::string FragmentationText(const MemoryLook& look) {
  const double kept = FreeBytes(look), trimmable = ToDouble(look.trimmable_bytes());
  std::string text =
      fmt::format("{} are free but trapped: {} in malloc, {} between live objects in Python's arenas", Bytes(kept),
                  Bytes(ToDouble(look.at(MemoryPart::kFreeMalloc))), Bytes(ToDouble(look.at(MemoryPart::kFreeBlocks))));
  // Where nearly all of it lies in Python's own arenas, the C library has nothing to return.
  if (look.allocator == "glibc" && trimmable >= kLeastTrimmableShare * kept) {
    text += fmt::format(
        "; malloc_trim(0){} or jemalloc would return about {}",
        look.arenas.size() > 2 ? fmt::format(", MALLOC_ARENA_MAX=2 (there are {} arenas)", look.arenas.size()) : "",
        Bytes(trimmable));
  }
  if (!look.pinned.pins.empty()) {
    text += fmt::format("; {} of {} arenas are nearly empty, most of them kept by {} {} ({})", look.pinned.nearly_empty,
                        look.pinned.arenas, look.pinned.pins.front().objects, look.pinned.pins.front().type,
                        look.pinned.pins.front().held_by);
  }
  return text;
}

bool IsMuchUnshared(const MemoryLook& look) {
  return ToDouble(look.unshared_bytes) >= std::max(kMuchUnsharedBytes, kMuchUnsharedShare * ToDouble(look.rss_bytes));
}

std::string UnsharedText(const MemoryLook& look) {
  return fmt::format(
      "it has un-shared {} of what it had in common with its parent when it was forked ({} are still shared): "
      "reference "
      "counts and the collector write into the pages of objects that are only read; gc.freeze() in the parent before "
      "it "
      "forks keeps the collector out of them",
      Bytes(ToDouble(look.unshared_bytes)), Bytes(ToDouble(look.shared_bytes)));
}

MemoryVerdict StateAlone(const MemoryLook& look, bool single) {
  const double rss = ToDouble(look.rss_bytes);
  if (IsMuchGarbage(look)) return {MemoryState::kGarbageWaits, GarbageText(look)};
  if (IsMuchFree(look)) return {MemoryState::kFragmented, FragmentationText(look)};
  if (!single && ToDouble(look.full_cache_bytes) >= std::min(kMuchCacheBytes, kMuchCacheShare * rss)) {
    return {MemoryState::kPlateau,
            fmt::format("nothing grows any more: {} bounded caches filled up, with {} entries ({})", look.full_caches,
                        look.full_cache_entries, Bytes(ToDouble(look.full_cache_bytes)))};
  }
  if (single && IsMuchUnshared(look)) return {MemoryState::kUnshared, UnsharedText(look)};
  if (!single) return {MemoryState::kNothingGrows, "nothing that the process allocates grew between the two looks"};
  if (ToDouble(look.native_bytes()) >= kMostShare * rss) {
    return {MemoryState::kMostlyNative,
            fmt::format("{} of {} belong to no Python object{}; a second look tells whether they grow: --every 10s",
                        Bytes(ToDouble(look.native_bytes())), Bytes(rss),
                        look.arenas.empty() && !look.allocator.empty()
                            ? fmt::format(", in use or kept free by {}", look.allocator)
                            : "")};
  }
  if (PythonBytes(look) >= kMostShare * rss) {
    return {MemoryState::kMostlyObjects,
            fmt::format("{} of {} are Python objects and their buffers; a second look tells whether they grow: "
                        "--every 10s",
                        Bytes(PythonBytes(look)), Bytes(rss))};
  }
  return {MemoryState::kNothingStandsOut,
          "no part is large for its kind; a second look tells whether something grows: --every 10s"};
}

}  // namespace

const char* TextOf(MemoryState state) {
  switch (state) {
    case MemoryState::kObjectsGrow:
      return "Python objects grow";
    case MemoryState::kGarbageWaits:
      return "garbage waiting";
    case MemoryState::kFragmented:
      return "fragmentation";
    case MemoryState::kNativeGrows:
      return "native memory grows";
    case MemoryState::kUnshared:
      return "memory un-shared since the fork";
    case MemoryState::kPlateau:
      return "a plateau";
    case MemoryState::kNothingGrows:
      return "nothing grows";
    case MemoryState::kMostlyObjects:
      return "mostly Python objects";
    case MemoryState::kMostlyNative:
      return "mostly native memory";
    case MemoryState::kNothingStandsOut:
      return "nothing stands out";
  }
  return "";
}

MemoryVerdict JudgeMemory(const MemoryLook* first, const MemoryLook& last, uint64_t requests) {
  if (first == nullptr) return StateAlone(last, true);
  const double seconds = last.seconds - first->seconds;
  struct Gain {
    MemoryState state;
    double bytes;
  };
  const auto gain = [&](auto amount) { return amount(last) - amount(*first); };
  const std::array<Gain, 4> gains = {{
      {MemoryState::kObjectsGrow, gain(PythonBytes)},
      {MemoryState::kGarbageWaits, gain([](const MemoryLook& l) { return ToDouble(l.at(MemoryPart::kGarbage)); })},
      {MemoryState::kNativeGrows, gain([](const MemoryLook& l) { return ToDouble(l.native_bytes()); })},
      {MemoryState::kFragmented, gain(FreeBytes)},
  }};
  const Gain& most = *std::ranges::max_element(gains, {}, &Gain::bytes);
  double least = std::max(kLeastGrowthBytes, kLeastGrowthShare * ToDouble(first->rss_bytes));
  if (requests > 0) least = std::max(kLeastGrowthBytes / 4, kLeastBytesPerRequest * static_cast<double>(requests));
  if (most.bytes < least) {
    // The process is as large as before, and the machine has less: each worker has its own copy now.
    const double unshared =
        first->has_parent && last.has_parent ? gain([](const MemoryLook& l) { return ToDouble(l.unshared_bytes); }) : 0;
    if (unshared < least) return StateAlone(last, false);
    return {MemoryState::kUnshared,
            fmt::format("memory that is no longer shared grew {}; {}", Growth(unshared, seconds, requests),
                        UnsharedText(last)),
            true};
  }

  const std::string grown = Growth(most.bytes, seconds, requests);
  switch (most.state) {
    case MemoryState::kObjectsGrow:
      return {most.state,
              fmt::format("Python objects and their buffers grew {}: stillheld hunt finds who keeps them", grown),
              true};
    case MemoryState::kGarbageWaits:
      return {most.state, fmt::format("garbage grew {}; {}", grown, GarbageText(last)), true};
    case MemoryState::kNativeGrows:
      return {most.state,
              fmt::format("native memory grows {} outside Python: no object owns it, so a C library or extension does",
                          grown),
              true};
    default:
      // Free memory that comes and goes between requests is no trouble; much of it is.
      if (!IsMuchFree(last)) return StateAlone(last, false);
      return {MemoryState::kFragmented, fmt::format("free memory grew {}; {}", grown, FragmentationText(last)), true};
  }
}

}  // namespace stillheld
