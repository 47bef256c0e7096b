// From one look at the memory of a process, or two, to why it is as big as it is.
#ifndef STILLHELD_FINDINGS_MEMORY_VERDICT_H_
#define STILLHELD_FINDINGS_MEMORY_VERDICT_H_

#include <cstdint>
#include <string>

#include "findings/memory_look.h"

namespace stillheld {

enum class MemoryState : uint8_t {
  kObjectsGrow,
  kGarbageWaits,
  kFragmented,
  kNativeGrows,
  kUnshared,  // a forked worker has written to what it had in common with its parent
  kPlateau,
  kNothingGrows,
  // Of a single look, which cannot tell what grows.
  kMostlyObjects,
  kMostlyNative,
  kNothingStandsOut,
};

struct MemoryVerdict {
  MemoryState state = MemoryState::kNothingGrows;
  std::string why;     // one sentence, with its numbers
  bool grows = false;  // something was seen growing
};

// "Python objects grow", "garbage waiting", …
const char* TextOf(MemoryState state);

// `first` is null for a single look. `requests`: sent between the two; 0 if that is not known.
MemoryVerdict JudgeMemory(const MemoryLook* first, const MemoryLook& last, uint64_t requests);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_MEMORY_VERDICT_H_
