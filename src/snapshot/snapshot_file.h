// Snapshot files (.held): writing a graph, and mapping one back.
#ifndef STILLHELD_SNAPSHOT_SNAPSHOT_FILE_H_
#define STILLHELD_SNAPSHOT_SNAPSHOT_FILE_H_

#include <filesystem>

#include "heap/heap_graph.h"
#include "snapshot/snapshot_info.h"

namespace stillheld {

struct Snapshot {
  SnapshotInfo info;
  HeapGraph graph;  // keeps the mapping of the file alive
};

// The file appears under its name complete or not at all, readable by its owner alone. Equal input gives equal bytes.
// Throws Error kIo.
void WriteSnapshot(const std::filesystem::path& path, const HeapGraph& graph, const SnapshotInfo& info);

// Everything in the file is checked once, here: hashes, every id, every order. Columns then stay in the mapping.
// The file must not be changed in place while the snapshot is in use; replacing it by a rename does no harm.
// Throws Error: kIo (cannot be read), kCorruptFile (says what is wrong), kNewerFile.
Snapshot ReadSnapshot(const std::filesystem::path& path);

// Whether a file begins as a snapshot does; false if it cannot be read.
bool IsSnapshotFile(const std::filesystem::path& path);

}  // namespace stillheld

#endif  // STILLHELD_SNAPSHOT_SNAPSHOT_FILE_H_
