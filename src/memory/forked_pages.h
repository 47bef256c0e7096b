// What a forked process still has in common with its parent: pages that neither has written to since the fork.
#ifndef STILLHELD_MEMORY_FORKED_PAGES_H_
#define STILLHELD_MEMORY_FORKED_PAGES_H_

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <span>

#include "memory/page_range.h"

namespace stillheld {

struct ForkedPages {
  uint64_t shared_bytes = 0;    // still the same page, or one that relatives share
  uint64_t unshared_bytes = 0;  // at addresses where the parent has a page too, but the process has one of its own
};

// Of anonymous pages that are present, in these ranges. Not while a frozen copy of the process exists: it shares all
// pages with it. nullopt: one of the two may not be read. Cost: 16 bytes read per page.
std::optional<ForkedPages> CompareWithParent(pid_t pid, pid_t parent, std::span<const PageRange> ranges);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_FORKED_PAGES_H_
