// _Py_DebugOffsets: what a target says itself about where its fields are. Hostile as all its bytes: validated as a
// whole, and used only as a correction of the layout that its version has.
#ifndef STILLHELD_CPYTHON_DEBUG_OFFSETS_H_
#define STILLHELD_CPYTHON_DEBUG_OFFSETS_H_

#include "cpython/layout.h"
#include "cpython/memory_reader.h"

namespace stillheld {

enum class DebugOffsetsState : uint8_t {
  kAbsent,  // the layout's version has none, or the cookie is not there
  kApplied,
  kContradicts,     // a value lies outside of its struct: none was used
  kOtherThreading,  // a build without the GIL and a layout of one with it, or the other way round
};

// Overwrites offsets in `layout` with those of the table at `runtime`. Leaves `layout` as it was unless kApplied.
DebugOffsetsState ApplyDebugOffsets(const MemoryReader& memory, Address runtime, Layout& layout);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_DEBUG_OFFSETS_H_
