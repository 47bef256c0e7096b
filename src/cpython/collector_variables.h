// Static variables of the collector in an image without symbols: found by the functions of the module gc that read
// them.
//
// gc.isenabled and gc.get_debug do little but load one variable: their machine code says where it is. The lists are in
// the module's namespace.
#ifndef STILLHELD_CPYTHON_COLLECTOR_VARIABLES_H_
#define STILLHELD_CPYTHON_COLLECTOR_VARIABLES_H_

#include "cpython/memory_reader.h"
#include "cpython/runtime.h"
#include "memory/places.h"

namespace stillheld {

// Fills in what runtime.layout.gc lacks, as offsets from the start of `data`, as far as it can be found for sure: that
// of `enabled` and `debug`, garbage and callbacks. `runtime` is sound.
void FindCollectorVariables(const MemoryReader& memory, const DataSegment& data, Runtime& runtime);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_COLLECTOR_VARIABLES_H_
