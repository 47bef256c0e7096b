#include <fcntl.h>
#include <fmt/format.h>

#include <memory>

#include "base/error.h"
#include "base/fd.h"
#include "snapshot/decode.h"
#include "snapshot/format.h"
#include "snapshot/mapped_file.h"
#include "snapshot/sections.h"
#include "snapshot/snapshot_file.h"

namespace stillheld {

Snapshot ReadSnapshot(const std::filesystem::path& path) {
  auto file = std::make_shared<const MappedFile>(path);
  const auto bytes = file->bytes();
  try {
    return DecodeSnapshot(bytes, std::move(file));
  } catch (const FileDefect& defect) {
    throw Error(defect.code, fmt::format("cannot use the snapshot {}: {}.", path.string(), defect.what),
                defect.code == ErrorCode::kNewerFile
                    ? "Read it with the version of stillheld that wrote it, or a newer one."
                    : "Copy the file again from where it was made, or take the "
                      "snapshot again: stillheld snap PID -o FILE.held");
  }
}

bool IsSnapshotFile(const std::filesystem::path& path) {
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  std::array<uint8_t, format::kMagic.size()> start = {};
  return fd.valid() && ::pread(fd.get(), start.data(), start.size(), 0) == ssize_t{start.size()} &&
         start == format::kMagic;
}

}  // namespace stillheld
