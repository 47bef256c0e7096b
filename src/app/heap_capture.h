// The heap of a live process as a graph: capture, read, and once more if a garbage collection was under way.
#ifndef STILLHELD_APP_HEAP_CAPTURE_H_
#define STILLHELD_APP_HEAP_CAPTURE_H_

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <memory>

#include "cpython/build_graph.h"
#include "heap/heap_graph.h"
#include "memory/capture.h"

namespace stillheld {

struct CapturedHeap {
  HeapGraph graph;
  StopReport stop;  // of the capture that was used
  std::chrono::system_clock::time_point taken_at;
  uint64_t rss_bytes = 0;
  uint64_t own_bytes = 0;  // pages that no file backs and that nobody shares
  NativeUse native = {};   // what C code has in use
  uint32_t retries = 0;    // captures that were let go because a collection was under way
  // The bytes it was read from, and what was read of the allocators; null unless they were to be kept.
  std::unique_ptr<AddressSpace> space = {};
  std::unique_ptr<AllocatedMemory> allocated = {};
};

enum class KeepMemory : uint8_t { kNo, kYes };

// Throws Error as CaptureProcess and BuildGraph do; kInconsistent if every try met a collection.
CapturedHeap CaptureHeap(pid_t pid, CaptureMode mode, KeepMemory keep = KeepMemory::kNo);

}  // namespace stillheld

#endif  // STILLHELD_APP_HEAP_CAPTURE_H_
