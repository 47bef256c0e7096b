#include "memory/forked_pages.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/fd.h"
#include "memory/proc_file.h"

namespace stillheld {
namespace {

// Documentation/admin-guide/mm/pagemap.rst; that a page is mapped once is told since Linux 4.2.
constexpr uint64_t kPresent = uint64_t{1} << 63;
constexpr uint64_t kFile = uint64_t{1} << 61;
constexpr uint64_t kMappedOnce = uint64_t{1} << 56;
constexpr size_t kWindow = 8192;

using Entries = std::array<uint64_t, kWindow>;

// How many entries it got; 0: the process is gone.
size_t Read(const UniqueFd& pagemap, Address begin, size_t count, Entries& entries) {
  const auto at = static_cast<off_t>(begin.value() / kPageBytes * sizeof(uint64_t));
  ssize_t got = 0;
  do {
    got = pread(pagemap.get(), entries.data(), count * sizeof(uint64_t), at);
  } while (got < 0 && errno == EINTR);
  return got < 0 ? 0 : static_cast<size_t>(got) / sizeof(uint64_t);
}

bool IsAnonymous(uint64_t entry) { return (entry & kPresent) != 0 && (entry & kFile) == 0; }

}  // namespace

std::optional<ForkedPages> CompareWithParent(pid_t pid, pid_t parent, std::span<const PageRange> ranges) {
  const UniqueFd own(open(ProcPath(pid, "pagemap").c_str(), O_RDONLY | O_CLOEXEC));
  const UniqueFd others(open(ProcPath(parent, "pagemap").c_str(), O_RDONLY | O_CLOEXEC));
  if (!own.valid() || !others.valid()) return std::nullopt;
  ForkedPages found;
  Entries of_own, of_parent;
  for (const PageRange& range : ranges) {
    for (Address at = range.begin; at < range.end;) {
      const size_t wanted = std::min<uint64_t>(kWindow, (range.end - at) / kPageBytes);
      const size_t count = std::min(Read(own, at, wanted, of_own), Read(others, at, wanted, of_parent));
      if (count == 0) break;
      for (size_t i = 0; i < count; ++i) {
        if (!IsAnonymous(of_own[i]) || !IsAnonymous(of_parent[i])) continue;
        ((of_own[i] & kMappedOnce) != 0 ? found.unshared_bytes : found.shared_bytes) += kPageBytes;
      }
      at = at + count * kPageBytes;
    }
  }
  return found;
}

}  // namespace stillheld
