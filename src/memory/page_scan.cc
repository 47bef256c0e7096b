#include "memory/page_scan.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "memory/proc_file.h"
#include "memory/refusal.h"

namespace stillheld {
namespace {

// The kernel's PAGEMAP_SCAN (include/uapi/linux/fs.h, Linux 6.7), which older headers do not have.
struct ScanArguments {
  uint64_t size;
  uint64_t flags;
  uint64_t start;
  uint64_t end;
  uint64_t walk_end;  // out: how far it came
  uint64_t regions;
  uint64_t regions_length;
  uint64_t max_pages;
  uint64_t category_inverted;
  uint64_t category_mask;
  uint64_t category_anyof_mask;
  uint64_t return_mask;
};
struct ScannedRegion {
  uint64_t start;
  uint64_t end;
  uint64_t categories;
};
static_assert(sizeof(ScanArguments) == 96 && sizeof(ScannedRegion) == 24);
constexpr unsigned long kPagemapScan = _IOWR('f', 16, ScanArguments);

constexpr uint64_t kIsFile = 1 << 2;
constexpr uint64_t kIsPresent = 1 << 3;
constexpr uint64_t kIsSwapped = 1 << 4;
constexpr uint64_t kIsZeroPage = 1 << 5;

// An entry of /proc/PID/pagemap (Documentation/admin-guide/mm/pagemap.rst).
constexpr uint64_t kEntryPresent = uint64_t{1} << 63;
constexpr uint64_t kEntrySwapped = uint64_t{1} << 62;
constexpr uint64_t kEntryFile = uint64_t{1} << 61;

void Append(std::vector<PageRange>& found, Address begin, Address end) {
  if (!found.empty() && found.back().end == begin) {
    found.back().end = end;
  } else {
    found.push_back({begin, end});
  }
}

}  // namespace

bool HoldsOwnPages(const Mapping& mapping) {
  return mapping.readable && !mapping.shared && mapping.size_bytes() <= kLargestMappingBytes &&
         !mapping.path.starts_with("[v");  // [vdso], [vvar], [vsyscall]
}

PageScan::PageScan(pid_t pid) : pagemap_(open(ProcPath(pid, "pagemap").c_str(), O_RDONLY | O_CLOEXEC)) {
  if (!pagemap_.valid()) throw RefusalToRead(pid, errno);
}

std::vector<PageRange> PageScan::OwnPages(std::span<const Mapping> mappings) const {
  std::vector<PageRange> found;
  bool by_request = true;
  for (size_t i = 0; i < mappings.size(); ++i) {
    if (!HoldsOwnPages(mappings[i])) continue;
    PageRange range{mappings[i].begin, mappings[i].end};
    bool of_file = mappings[i].inode != 0;
    while (i + 1 < mappings.size() && mappings[i + 1].begin == range.end && HoldsOwnPages(mappings[i + 1]) &&
           (mappings[i + 1].inode != 0) == of_file) {
      range.end = mappings[++i].end;
    }
    by_request = by_request && ScanByRequest(range, of_file, found);
    if (!by_request) ScanByReading(range, found);
  }
  return found;
}

// False, with nothing appended, where the kernel does not know the request.
bool PageScan::ScanByRequest(PageRange range, bool of_file, std::vector<PageRange>& found) const {
  // To tell whether a page is a file's, the kernel looks at its descriptor, which is never in the cache: asked only
  // where there is a file, because it makes the scan ten times as slow.
  uint64_t excluded = of_file ? kIsFile | kIsZeroPage : kIsZeroPage;
  std::array<ScannedRegion, 512> regions;
  while (range.begin < range.end) {
    ScanArguments arguments{};
    arguments.size = sizeof(arguments);
    arguments.start = range.begin.value();
    arguments.end = range.end.value();
    arguments.regions = reinterpret_cast<uint64_t>(regions.data());
    arguments.regions_length = regions.size();
    arguments.category_inverted = excluded;
    arguments.category_mask = excluded;
    arguments.category_anyof_mask = kIsPresent | kIsSwapped;
    arguments.return_mask = 0;
    int count = ioctl(pagemap_.get(), kPagemapScan, &arguments);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 || arguments.walk_end <= range.begin.value()) return false;
    for (int i = 0; i < count; ++i) Append(found, Address(regions[i].start), Address(regions[i].end));
    range.begin = Address(arguments.walk_end);
  }
  return true;
}

void PageScan::ScanByReading(PageRange range, std::vector<PageRange>& found) const {
  std::array<uint64_t, 8192> entries;
  while (range.begin < range.end) {
    size_t wanted = std::min<uint64_t>(entries.size(), range.size_bytes() / kPageBytes);
    ssize_t got = pread(pagemap_.get(), entries.data(), wanted * sizeof(uint64_t),
                        static_cast<off_t>(range.begin.value() / kPageBytes * sizeof(uint64_t)));
    if (got < 0 && errno == EINTR) continue;
    if (got < static_cast<ssize_t>(sizeof(uint64_t))) return;  // the process is gone: nothing is present
    size_t count = static_cast<size_t>(got) / sizeof(uint64_t);
    for (size_t i = 0; i < count; ++i) {
      bool own = (entries[i] & (kEntryPresent | kEntrySwapped)) != 0 && (entries[i] & kEntryFile) == 0;
      if (own) Append(found, range.begin + i * kPageBytes, range.begin + (i + 1) * kPageBytes);
    }
    range.begin = range.begin + count * kPageBytes;
  }
}

}  // namespace stillheld
