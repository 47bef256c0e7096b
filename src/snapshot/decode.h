// From the bytes of a .held file to a graph, wherever the bytes are.
#ifndef STILLHELD_SNAPSHOT_DECODE_H_
#define STILLHELD_SNAPSHOT_DECODE_H_

#include <cstddef>
#include <memory>
#include <span>

#include "snapshot/snapshot_file.h"

namespace stillheld {

// The snapshot's columns point into `bytes`, which begin at a multiple of 64 and which `owner` keeps alive.
// Throws FileDefect (sections.h).
Snapshot DecodeSnapshot(std::span<const std::byte> bytes, std::shared_ptr<const void> owner);

}  // namespace stillheld

#endif  // STILLHELD_SNAPSHOT_DECODE_H_
