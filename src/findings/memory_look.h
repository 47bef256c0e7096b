// MemoryLook: where the resident bytes of a process were at one moment. Data alone: app/memory_parts.h fills it.
#ifndef STILLHELD_FINDINGS_MEMORY_LOOK_H_
#define STILLHELD_FINDINGS_MEMORY_LOOK_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace stillheld {

// Every resident byte belongs to one of them.
enum class MemoryPart : uint8_t {
  kObjects,       // small blocks that Python's allocator has handed out
  kGarbage,       // of unreachable objects that wait for the collector
  kOrphans,       // small blocks that Python's allocator has handed out and no object explains
  kFreeBlocks,    // of Python's allocator, free
  kBuffers,       // malloc: objects, and blocks that an object points to
  kNative,        // malloc: everything else in use
  kFreeMalloc,    // malloc: free, but kept
  kAnonymous,     // mappings without a file that no known allocator manages
  kStacks,        // of threads
  kImages,        // programs, libraries and other files, with the data that belongs to them
  kSharedMemory,  // of several processes
  kUnexplained,
};
inline constexpr size_t kMemoryParts = static_cast<size_t>(MemoryPart::kUnexplained) + 1;

struct ArenaUse {
  uint64_t address = 0;
  bool is_main = false;
  uint64_t in_use_bytes = 0;
  uint64_t free_bytes = 0;
  uint64_t trimmable_bytes = 0;  // of free_bytes: what malloc_trim(0) would return
};

// Objects of one type, held in one way, in arenas that would be given back without them.
struct ArenaPin {
  std::string type;
  std::string held_by;
  uint64_t objects = 0;
};

// An arena goes back to the system when its last block is free: a few objects keep all of it.
struct PinnedArenas {
  uint64_t arenas = 0;  // of Python's allocator, in all
  uint64_t nearly_empty = 0;
  uint64_t resident_bytes = 0;  // of those
  uint64_t used_bytes = 0;
  uint64_t objects = 0;
  std::vector<ArenaPin> pins;  // most objects first
};

struct SizeClassUse {
  uint64_t up_to_bytes = 0;  // the class's largest block
  uint64_t blocks = 0;
  uint64_t bytes = 0;
  uint64_t free_bytes = 0;  // of pools of this class; 0 for malloc
};

struct MemoryLook {
  uint64_t rss_bytes = 0;
  uint64_t pss_bytes = 0;  // 0 if unknown
  uint64_t swapped_bytes = 0;
  std::array<uint64_t, kMemoryParts> bytes = {};
  uint64_t garbage_objects = 0;
  bool collector_is_off = false;  // gc.disable()

  std::string allocator;  // "glibc", "jemalloc"; empty if unknown
  std::vector<ArenaUse> arenas;
  std::vector<SizeClassUse> small_blocks;  // of Python's allocator
  PinnedArenas pinned;
  std::vector<SizeClassUse> native_blocks;  // kNative
  uint64_t full_caches = 0;                 // containers that are as long as their bound allows
  uint64_t full_cache_entries = 0;
  uint64_t full_cache_bytes = 0;  // with all that they alone keep

  bool has_parent = false;      // a relative that was forked from, with the same program
  uint64_t shared_bytes = 0;    // anonymous pages that are still those of a relative
  uint64_t unshared_bytes = 0;  // at addresses that the parent has too, but one of the two has written since the fork

  std::vector<std::string> gaps;  // what could not be read, as clauses
  uint64_t objects = 0;
  double stop_ms = 0;
  std::string mode;
  double seconds = 0;  // when, on a clock of its own

  uint64_t at(MemoryPart part) const { return bytes[static_cast<size_t>(part)]; }
  uint64_t& at(MemoryPart part) { return bytes[static_cast<size_t>(part)]; }
  uint64_t trimmable_bytes() const {
    uint64_t sum = 0;
    for (const ArenaUse& arena : arenas) sum += arena.trimmable_bytes;
    return sum;
  }
  // Outside of Python: what no object explains.
  uint64_t native_bytes() const {
    return at(MemoryPart::kNative) + at(MemoryPart::kAnonymous) + at(MemoryPart::kOrphans);
  }
};

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_MEMORY_LOOK_H_
