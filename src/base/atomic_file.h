// AtomicFile: a file that appears under its name when it is complete, or never.
//
// Bytes go to a hidden temporary file in the same folder, readable by its owner alone. Commit() makes them durable and
// renames it over the final name; without Commit() the destructor removes it. A writer that is killed leaves at most
// the hidden file, never a part under the final name, and the next writer of the same name removes it.
#ifndef STILLHELD_BASE_ATOMIC_FILE_H_
#define STILLHELD_BASE_ATOMIC_FILE_H_

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

#include "base/fd.h"

namespace stillheld {

class AtomicFile {
 public:
  // Throws Error kIo, as all of these do: no such folder, no permission, not a regular file, disk full.
  explicit AtomicFile(std::filesystem::path path);
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  void Write(std::span<const std::byte> bytes);
  void Write(std::string_view text);
  void Commit();

 private:
  void OpenTemporary();
  void RemoveAbandoned() const;
  [[noreturn]] void Fail(const char* action, int error) const;

  std::filesystem::path path_;
  std::filesystem::path temporary_;  // empty once it is renamed
  UniqueFd fd_;
  size_t written_ = 0;
};

}  // namespace stillheld

#endif  // STILLHELD_BASE_ATOMIC_FILE_H_
