#include "base/atomic_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <random>
#include <system_error>

#include "base/bytes.h"
#include "base/error.h"

namespace stillheld {
namespace {

// Hidden names look like ".before.held.0123456789abcdef.part".
std::string TemporaryPrefix(const std::filesystem::path& path) { return "." + path.filename().string() + "."; }
constexpr std::string_view kTemporarySuffix = ".part";
constexpr size_t kRandomDigits = 16;

std::filesystem::path FolderOf(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : ".";
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path path) : path_(std::move(path)) {
  struct stat status;
  if (::stat(path_.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    throw Error(ErrorCode::kIo, fmt::format("cannot write {}: it exists and is not a regular file", path_.string()),
                "Give the name of a file.");
  }
  RemoveAbandoned();
  OpenTemporary();
}

AtomicFile::~AtomicFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void AtomicFile::OpenTemporary() {
  std::random_device random;
  for (int attempt = 0; attempt < 100; ++attempt) {
    const uint64_t number = uint64_t{random()} << 32 | random();
    auto name = FolderOf(path_) / fmt::format("{}{:016x}{}", TemporaryPrefix(path_), number, kTemporarySuffix);
    fd_.reset(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (fd_.valid()) {
      temporary_ = std::move(name);
      // The lock says that a writer lives; RemoveAbandoned() of another one respects it.
      ::flock(fd_.get(), LOCK_EX | LOCK_NB);
      return;
    }
    if (errno != EEXIST) break;
  }
  Fail("create", errno);
}

void AtomicFile::RemoveAbandoned() const {
  const std::string prefix = TemporaryPrefix(path_);
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(FolderOf(path_), error)) {
    const std::string name = entry.path().filename().string();
    if (name.size() != prefix.size() + kRandomDigits + kTemporarySuffix.size() || !name.starts_with(prefix) ||
        !name.ends_with(kTemporarySuffix)) {
      continue;
    }
    const UniqueFd abandoned(::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (abandoned.valid() && ::flock(abandoned.get(), LOCK_EX | LOCK_NB) == 0) ::unlink(entry.path().c_str());
  }
}

void AtomicFile::Write(std::span<const std::byte> bytes) {
  // Beyond the limit the kernel would end this process by a signal instead of answering.
  rlimit limit;
  if (::getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
      !FitsWithin(written_, bytes.size(), limit.rlim_cur)) {
    Fail("write", EFBIG);
  }
  while (!bytes.empty()) {
    const ssize_t count = ::write(fd_.get(), bytes.data(), bytes.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      Fail("write", errno);
    }
    bytes = bytes.subspan(static_cast<size_t>(count));
    written_ += static_cast<size_t>(count);
  }
}

void AtomicFile::Write(std::string_view text) { Write(std::as_bytes(std::span(text))); }

void AtomicFile::Commit() {
  if (::fsync(fd_.get()) != 0) Fail("write", errno);
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) Fail("create", errno);
  temporary_.clear();
  // Makes the new name durable too; some file systems cannot sync a folder, and the file is complete in any case.
  const UniqueFd folder(::open(FolderOf(path_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.valid()) ::fsync(folder.get());
  fd_.reset();
}

void AtomicFile::Fail(const char* action, int error) const {
  const bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
  throw Error(ErrorCode::kIo,
              fmt::format("cannot {} {}: {}. Nothing was left under that name that was not there before.", action,
                          path_.string(), std::generic_category().message(error)),
              full ? "Free some space or raise the limit, or write to another folder with -o."
                   : "Check the folder and its permissions, or write to another one with -o.");
}

}  // namespace stillheld
