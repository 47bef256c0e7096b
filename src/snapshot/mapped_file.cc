#include "snapshot/mapped_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <system_error>

#include "base/error.h"
#include "base/fd.h"

namespace stillheld {
namespace {

[[noreturn]] void Fail(const std::filesystem::path& path, const std::string& why) {
  throw Error(ErrorCode::kIo, fmt::format("cannot read {}: {}", path.string(), why),
              "Check the name of the file and its permissions.");
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
  // Without O_NONBLOCK a pipe would wait here for its writer.
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status;
  if (!fd.valid() || ::fstat(fd.get(), &status) != 0) Fail(path, std::generic_category().message(errno));
  if (!S_ISREG(status.st_mode)) Fail(path, "it is not a regular file");
  if (status.st_size == 0) return;
  const auto size = static_cast<size_t>(status.st_size);
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd.get(), 0);
  if (data == MAP_FAILED) Fail(path, std::generic_category().message(errno));
  bytes_ = {static_cast<const std::byte*>(data), size};
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

}  // namespace stillheld
