// The mappings of a process, as /proc/PID/maps lists them.
#ifndef STILLHELD_MEMORY_MAPS_H_
#define STILLHELD_MEMORY_MAPS_H_

#include <sys/types.h>

#include <span>
#include <string_view>
#include <vector>

#include "memory/address_space.h"

namespace stillheld {

// Lines that are no mapping are left out, and so is what overlaps an earlier line: the kernel makes the text in
// pieces while the process runs, and the pieces may disagree.
std::vector<Mapping> ParseMaps(std::string_view text);

// Throws Error: kNoSuchProcess, kNoPermission.
std::vector<Mapping> ReadMaps(pid_t pid);

// The mapping that contains `address`, or null. `mappings` is sorted.
const Mapping* FindMapping(std::span<const Mapping> mappings, Address address);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_MAPS_H_
