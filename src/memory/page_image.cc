#include "memory/page_image.h"

#include <fmt/format.h>
#include <sys/mman.h>

#include <algorithm>
#include <cerrno>

#include "base/error.h"
#include "memory/page_scan.h"

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

namespace stillheld {
namespace {

constexpr uint64_t kHugeBytes = 2 << 20;

}  // namespace

PageImage::PageImage(std::span<const Mapping> mappings) {
#if defined(__SANITIZE_ADDRESS__)
  constexpr uint64_t kSlack = uint64_t{1} << 24;  // the sanitizer writes a byte for each eight that are reserved
#else
  constexpr uint64_t kSlack = uint64_t{1} << 30;
#endif
  // Where memory is accounted strictly (vm.overcommit_memory 2) or limited (ulimit -v), slack is not to be had.
  if (Reserve(mappings, kSlack) || Reserve(mappings, 0)) return;
  throw Error(ErrorCode::kIo, "There is not enough address space for a copy of the process.",
              "Raise the limit (ulimit -v unlimited) or the memory of the machine or container.");
}

PageImage::~PageImage() {
  for (const Zone& zone : zones_) munmap(zone.bytes, zone.end - zone.begin);
}

bool PageImage::Reserve(std::span<const Mapping> mappings, uint64_t slack) {
  constexpr uint64_t kLimit = uint64_t{1} << 56;  // no user address lies above, also with five levels of page tables
  std::vector<Zone> zones;
  for (const Mapping& mapping : mappings) {
    if (!mapping.readable || mapping.size_bytes() > kLargestMappingBytes || mapping.end.value() > kLimit) continue;
    Address begin(mapping.begin.value() - std::min(slack, mapping.begin.value()));
    Address end = mapping.end + slack;
    if (!zones.empty() && begin <= zones.back().end) {
      zones.back().end = std::max(zones.back().end, end);
    } else {
      zones.push_back({begin, end, nullptr});
    }
  }
  for (Zone& zone : zones) {
    void* bytes = mmap(nullptr, zone.end - zone.begin, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (bytes == MAP_FAILED) {
      for (const Zone& made : zones_) munmap(made.bytes, made.end - made.begin);
      zones_.clear();
      return false;
    }
    zone.bytes = static_cast<std::byte*>(bytes);
    madvise(bytes, zone.end - zone.begin, MADV_DONTDUMP);
    // One page touched must not take 512, or the image of a sparse target outgrows the target.
    madvise(bytes, zone.end - zone.begin, MADV_NOHUGEPAGE);
    zones_.push_back(zone);
  }
  return true;
}

std::byte* PageImage::Find(Address begin, Address end) const {
  auto after = std::upper_bound(zones_.begin(), zones_.end(), begin,
                                [](Address value, const Zone& zone) { return value < zone.begin; });
  if (after == zones_.begin() || end > std::prev(after)->end) return nullptr;
  return std::prev(after)->bytes + (begin - std::prev(after)->begin);
}

bool PageImage::Covers(std::span<const PageRange> pages) const {
  return std::all_of(pages.begin(), pages.end(), [this](const PageRange& p) { return Find(p.begin, p.end); });
}

void PageImage::FaultIn(std::span<const PageRange> pages) {
  for (const PageRange& range : pages) {
    std::byte* bytes = Find(range.begin, range.end);
    if (!bytes) continue;
    // Whole huge pages, by our own alignment, are taken as such: fewer faults, faster copies.
    auto begin = reinterpret_cast<uintptr_t>(bytes);
    uintptr_t huge_begin = (begin + kHugeBytes - 1) / kHugeBytes * kHugeBytes;
    uintptr_t huge_end = (begin + range.size_bytes()) / kHugeBytes * kHugeBytes;
    if (huge_begin < huge_end) madvise(reinterpret_cast<void*>(huge_begin), huge_end - huge_begin, MADV_HUGEPAGE);
    if (madvise(bytes, range.size_bytes(), MADV_POPULATE_WRITE) == 0) continue;
    for (uint64_t at = 0; at < range.size_bytes(); at += kPageBytes) {
      *const_cast<volatile std::byte*>(bytes + at) = std::byte{0};
    }
  }
}

}  // namespace stillheld
