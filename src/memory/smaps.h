// How much of each mapping of a process is resident, and with whom it is shared: /proc/PID/smaps.
#ifndef STILLHELD_MEMORY_SMAPS_H_
#define STILLHELD_MEMORY_SMAPS_H_

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "memory/address_space.h"

namespace stillheld {

// Bytes, as the kernel counts them. "Shared" pages are mapped by another process too: the same file, or a relative that
// has forked and not written to them since.
struct MappingUse {
  Mapping mapping;
  uint64_t resident_bytes = 0;
  uint64_t proportional_bytes = 0;  // PSS: a page shared by n processes counts as 1/n of it
  uint64_t shared_bytes = 0;
  uint64_t private_bytes = 0;
  uint64_t anonymous_bytes = 0;  // resident, and not equal to a file's page
  uint64_t swapped_bytes = 0;
};

// Lines that make no sense are left out, as ParseMaps does.
std::vector<MappingUse> ParseSmaps(std::string_view text);

// Walks the page tables: about 10 ms for 1 GB. nullopt: the process is gone, it may not be read, or its kernel or
// container has no smaps.
std::optional<std::vector<MappingUse>> ReadSmaps(pid_t pid);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_SMAPS_H_
