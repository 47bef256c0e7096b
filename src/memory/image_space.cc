#include "memory/image_space.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "memory/page_scan.h"
#include "memory/target_memory.h"

namespace stillheld {
namespace {

// Large enough that a table of symbols takes few reads, small enough that one string does not drag in a megabyte.
constexpr size_t kWindowPages = 8;

// The ranges that overlap [begin, end).
std::span<const PageRange> Overlapping(std::span<const PageRange> ranges, Address begin, Address end) {
  auto first = std::partition_point(ranges.begin(), ranges.end(), [&](const PageRange& r) { return r.end <= begin; });
  auto last = std::partition_point(first, ranges.end(), [&](const PageRange& r) { return r.begin < end; });
  return ranges.subspan(static_cast<size_t>(first - ranges.begin()), static_cast<size_t>(last - first));
}

void Mark(std::vector<bool>& pages, Address begin, Address end, const PageRange& range, bool value) {
  size_t from = (std::max(begin, range.begin) - begin) / kPageBytes;
  size_t to = (std::min(end, range.end) - begin) / kPageBytes;
  std::fill(pages.begin() + static_cast<ptrdiff_t>(from), pages.begin() + static_cast<ptrdiff_t>(to), value);
}

// A private page that was never written equals its file. Only a file with the inode that was mapped will do.
size_t ReadFromFile(const Mapping& mapping, Address begin, std::span<std::byte> into) {
  if (mapping.inode == 0 || mapping.shared || mapping.path.empty()) return 0;
  UniqueFd file(open(mapping.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat status{};
  if (!file.valid() || fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  if (status.st_ino != mapping.inode) return 0;
  ssize_t got =
      pread(file.get(), into.data(), into.size(), static_cast<off_t>(mapping.file_offset + (begin - mapping.begin)));
  if (got <= 0) return 0;
  // What lies behind the end of a file in its last page is zero, as the image is.
  return std::min(into.size(), (static_cast<size_t>(got) + kPageBytes - 1) / kPageBytes * kPageBytes);
}

}  // namespace

ImageSpace::ImageSpace(std::vector<Mapping> mappings, PageImage image, std::span<const PageRange> copied,
                       std::span<const PageRange> unreadable, UniqueFd memory)
    : mappings_(std::move(mappings)),
      image_(std::move(image)),
      copied_(copied.begin(), copied.end()),
      memory_(std::move(memory)),
      image_bytes_(TotalBytes(copied)) {
  for (const Mapping& mapping : mappings_) {
    Part part{.begin = mapping.begin, .end = mapping.end, .rest = Rest::kNone, .mapping = &mapping, .here = {}};
    std::span<const PageRange> holes = Overlapping(unreadable, part.begin, part.end);
    size_t pages = mapping.size_bytes() / kPageBytes;
    if (mapping.inode != 0 || !HoldsOwnPages(mapping)) {
      part.rest = Rest::kLater;
      std::span<const PageRange> here = Overlapping(copied, part.begin, part.end);
      if (!here.empty()) part.here.assign(pages, false);
      for (const PageRange& range : here) Mark(part.here, part.begin, part.end, range, true);
    } else if (!holes.empty()) {
      part.rest = Rest::kNever;
      part.here.assign(pages, true);
      for (const PageRange& range : holes) Mark(part.here, part.begin, part.end, range, false);
    }
    AddPart(std::move(part));
  }
}

ImageSpace::ImageSpace(std::vector<Mapping> mappings, PageImage image, UniqueFd memory)
    : mappings_(std::move(mappings)), image_(std::move(image)), memory_(std::move(memory)) {
  for (const Mapping& mapping : mappings_) {
    AddPart({.begin = mapping.begin, .end = mapping.end, .rest = Rest::kLater, .mapping = &mapping, .here = {}});
  }
}

ImageSpace::~ImageSpace() = default;

// Joins the part to the run before it where both the target's addresses and ours go on without a gap.
void ImageSpace::AddPart(Part part) {
  uint64_t size_bytes = part.end - part.begin;
  if (!part.mapping->readable || size_bytes > kLargestMappingBytes) return;
  std::byte* bytes = image_.Find(part.begin, part.end);
  if (!bytes) return;
  bool joins = !runs_.empty() && runs_.back().begin + runs_.back().size_bytes == part.begin &&
               runs_.back().bytes + runs_.back().size_bytes == bytes;
  if (!joins) runs_.push_back({.begin = part.begin, .bytes = bytes, .first_part = parts_.size()});
  Run& run = runs_.back();
  run.size_bytes += size_bytes;
  ++run.part_count;
  run.complete &= part.rest == Rest::kNone;
  parts_.push_back(std::move(part));
}

Result<std::span<const std::byte>> ImageSpace::View(Address begin, size_t size) const {
  const Run* run = last_run_;
  if (!run || !run->Covers(begin, size)) {
    run = FindRun(begin);
    if (!run || !run->Covers(begin, size)) return std::unexpected(Fault::kUnmapped);
    last_run_ = run;
  }
  if (!run->complete && !Complete(*run, begin, begin + size)) return std::unexpected(Fault::kUnmapped);
  return std::span<const std::byte>(run->bytes + (begin - run->begin), size);
}

const ImageSpace::Run* ImageSpace::FindRun(Address begin) const {
  auto after = std::upper_bound(runs_.begin(), runs_.end(), begin,
                                [](Address value, const Run& run) { return value < run.begin; });
  return after == runs_.begin() ? nullptr : &*std::prev(after);
}

// Sees to it that [begin, end), which lies within the run, is here.
bool ImageSpace::Complete(const Run& run, Address begin, Address end) const {
  if (last_part_ && last_part_->begin <= begin && end <= last_part_->end) {
    return CompletePart(run, *last_part_, begin, end);
  }
  auto first = parts_.begin() + static_cast<ptrdiff_t>(run.first_part);
  auto last = first + static_cast<ptrdiff_t>(run.part_count);
  auto part = std::partition_point(first, last, [&](const Part& candidate) { return candidate.end <= begin; });
  for (; part != last && part->begin < end; ++part) {
    last_part_ = &*part;
    if (!CompletePart(run, *part, std::max(begin, part->begin), std::min(end, part->end))) return false;
  }
  return true;
}

bool ImageSpace::CompletePart(const Run& run, const Part& part, Address begin, Address end) const {
  if (part.rest == Rest::kNone || begin == end) return true;
  if (part.here.empty()) part.here.assign((part.end - part.begin) / kPageBytes, false);
  size_t last = (end - part.begin - 1) / kPageBytes;
  for (size_t page = (begin - part.begin) / kPageBytes; page <= last; ++page) {
    if (part.here[page]) continue;
    if (part.rest == Rest::kNever || !ReadWindow(run, part, page)) return false;
  }
  return true;
}

// Reads the missing pages around `page`, and says whether it is here now.
bool ImageSpace::ReadWindow(const Run& run, const Part& part, size_t page) const {
  size_t end = page + 1;
  size_t limit = std::min(part.here.size(), page / kWindowPages * kWindowPages + kWindowPages);
  while (end < limit && !part.here[end]) ++end;
  Address from = part.begin + page * kPageBytes;
  std::span<std::byte> into(run.bytes + (from - run.begin), (end - page) * kPageBytes);
  size_t got = ReadTargetMemory(memory_, from, into) / kPageBytes;
  if (got == 0) got = ReadFromFile(*part.mapping, from, into) / kPageBytes;
  for (size_t i = 0; i < got; ++i) part.here[page + i] = true;
  return got > 0;
}

std::vector<Symbol> ImageSpace::FindSymbols(std::string_view name) const {
  if (!symbols_) symbols_.emplace(*this);
  return symbols_->Find(name);
}

}  // namespace stillheld
