#include "memory/copy_pages.h"

#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <exception>
#include <mutex>
#include <thread>

#include "base/check.h"
#include "memory/processes.h"
#include "memory/refusal.h"
#include "memory/target_memory.h"

namespace stillheld {
namespace {

constexpr size_t kMostRanges = 1024;                // what the kernel takes in one call
constexpr uint64_t kMostBytes = uint64_t{8} << 20;  // small enough to be shared out evenly

// The ranges cut into portions, each for one call.
std::vector<std::vector<PageRange>> Portions(std::span<const PageRange> pages) {
  std::vector<std::vector<PageRange>> portions;
  uint64_t portion_bytes = kMostBytes;
  for (PageRange range : pages) {
    while (range.begin < range.end) {
      if (portion_bytes >= kMostBytes || portions.back().size() == kMostRanges) {
        portions.emplace_back();
        portion_bytes = 0;
      }
      uint64_t size = std::min(range.size_bytes(), kMostBytes - portion_bytes);
      portions.back().push_back({range.begin, range.begin + size});
      portion_bytes += size;
      range.begin = range.begin + size;
    }
  }
  return portions;
}

// Copies one portion. Where a page cannot be read, it is stepped over and appended to `unreadable`.
void CopyPortion(pid_t pid, std::vector<PageRange> ranges, const PageImage& image, std::vector<PageRange>& unreadable) {
  std::array<iovec, kMostRanges> local, remote;
  for (size_t next = 0; next < ranges.size();) {
    size_t count = 0;
    for (size_t i = next; i < ranges.size(); ++i, ++count) {
      std::byte* into = image.Find(ranges[i].begin, ranges[i].end);
      CHECK(into != nullptr);
      local[count] = {into, ranges[i].size_bytes()};
      remote[count] = {reinterpret_cast<void*>(ranges[i].begin.value()), ranges[i].size_bytes()};
    }
    ssize_t got = process_vm_readv(pid, local.data(), count, remote.data(), count, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno != EFAULT) throw RefusalToRead(pid, errno);
    if (got <= 0) {
      unreadable.push_back({ranges[next].begin, ranges[next].begin + kPageBytes});
      got = static_cast<ssize_t>(kPageBytes);
    }
    for (auto left = static_cast<uint64_t>(got); left > 0;) {
      uint64_t step = std::min(left, ranges[next].size_bytes());
      ranges[next].begin = ranges[next].begin + step;
      left -= step;
      if (ranges[next].size_bytes() == 0) ++next;
    }
  }
}

// The same without pinning any page.
void LookAtPortion(const UniqueFd& memory, std::span<const PageRange> ranges, const PageImage& image,
                   std::vector<PageRange>& unreadable) {
  for (PageRange range : ranges) {
    while (range.begin < range.end) {
      std::byte* into = image.Find(range.begin, range.end);
      CHECK(into != nullptr);
      range.begin = range.begin + ReadTargetMemory(memory, range.begin, {into, range.size_bytes()});
      if (range.size_bytes() == 0) break;
      const Address page(range.begin.value() & ~(kPageBytes - 1));
      unreadable.push_back({page, page + kPageBytes});
      range.begin = page + kPageBytes;
    }
  }
}

}  // namespace

std::vector<PageRange> CopyPages(pid_t pid, const UniqueFd& memory, std::span<const PageRange> pages,
                                 const PageImage& image, PageOwners owners) {
  std::vector<std::vector<PageRange>> portions = Portions(pages);
  std::atomic<size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr fault;
  std::vector<PageRange> unreadable;
  auto work = [&] {
    std::vector<PageRange> missed;
    try {
      for (size_t i = next++; i < portions.size(); i = next++) {
        if (owners == PageOwners::kMany) {
          LookAtPortion(memory, portions[i], image, missed);
        } else {
          CopyPortion(pid, std::move(portions[i]), image, missed);
        }
      }
    } catch (...) {
      std::lock_guard lock(mutex);
      fault = std::current_exception();
      next = portions.size();
    }
    std::lock_guard lock(mutex);
    unreadable.insert(unreadable.end(), missed.begin(), missed.end());
  };
  // The kernel copies page by page, at less than half of the speed of the memory: two or three threads reach that.
  constexpr size_t kMostThreads = 4;
  constexpr size_t kPortionsPerThread = 4;
  size_t threads =
      std::min({kMostThreads, size_t{std::thread::hardware_concurrency()}, portions.size() / kPortionsPerThread});
  std::vector<std::thread> others;
  for (size_t i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  for (std::thread& thread : others) thread.join();
  if (fault) std::rethrow_exception(fault);
  // /proc/PID/mem of a process that has ended has no bytes, and no error either; one that was killed for lack of memory
  // loses its pages before it ends.
  if (!unreadable.empty() && HasEnded(pid)) throw EndedMidway(pid);
  std::sort(unreadable.begin(), unreadable.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  return unreadable;
}

}  // namespace stillheld
