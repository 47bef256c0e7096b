// MappedFile: the bytes of a file, read-only, for as long as the object lives.
#ifndef STILLHELD_SNAPSHOT_MAPPED_FILE_H_
#define STILLHELD_SNAPSHOT_MAPPED_FILE_H_

#include <cstddef>
#include <filesystem>
#include <span>

namespace stillheld {

class MappedFile {
 public:
  // Throws Error kIo if it cannot be read or is no regular file.
  explicit MappedFile(const std::filesystem::path& path);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::span<const std::byte> bytes() const { return bytes_; }

 private:
  std::span<const std::byte> bytes_;
};

}  // namespace stillheld

#endif  // STILLHELD_SNAPSHOT_MAPPED_FILE_H_
