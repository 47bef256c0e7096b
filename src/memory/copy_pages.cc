#include "memory/copy_pages.h"

#include <fmt/format.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/check.h"
#include "memory/refusal.h"

namespace stillheld {
namespace {

constexpr size_t kVectors = 1024;                   // what the kernel takes at once
constexpr uint64_t kMostBytes = uint64_t{1} << 30;  // and per call

struct Batch {
  std::array<iovec, kVectors> local;
  std::array<iovec, kVectors> remote;
  size_t count = 0;
};

}  // namespace

std::vector<PageRange> CopyPages(pid_t pid, std::span<const PageRange> pages, const PageImage& image) {
  std::vector<PageRange> unreadable;
  Batch batch;
  size_t next = 0;      // the range that is copied
  uint64_t offset = 0;  // and how much of it is done
  while (next < pages.size()) {
    batch.count = 0;
    uint64_t batch_bytes = 0;
    uint64_t skip = offset;
    for (size_t i = next; i < pages.size() && batch.count < kVectors && batch_bytes < kMostBytes; ++i, skip = 0) {
      uint64_t size = std::min(pages[i].size_bytes() - skip, kMostBytes - batch_bytes);
      Address begin = pages[i].begin + skip;
      std::byte* into = image.Find(begin, begin + size);
      CHECK(into != nullptr);
      batch.local[batch.count] = {into, size};
      batch.remote[batch.count] = {reinterpret_cast<void*>(begin.value()), size};
      ++batch.count;
      batch_bytes += size;
    }
    ssize_t got = process_vm_readv(pid, batch.local.data(), batch.count, batch.remote.data(), batch.count, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno != EFAULT) throw RefusalToRead(pid, errno);
    if (got <= 0) {
      // The first page cannot be read: step over it.
      Address page = pages[next].begin + offset;
      if (!unreadable.empty() && unreadable.back().end == page) {
        unreadable.back().end = page + kPageBytes;
      } else {
        unreadable.push_back({page, page + kPageBytes});
      }
      got = static_cast<ssize_t>(kPageBytes);
    }
    for (auto left = static_cast<uint64_t>(got); left > 0;) {
      uint64_t step = std::min(left, pages[next].size_bytes() - offset);
      offset += step;
      left -= step;
      if (offset == pages[next].size_bytes()) {
        ++next;
        offset = 0;
      }
    }
  }
  return unreadable;
}

}  // namespace stillheld
