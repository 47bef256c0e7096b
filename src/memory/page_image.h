// PageImage: own memory that holds pages of a target, at a fixed distance from their addresses within a zone.
//
// Room is reserved in zones that also cover what lies around and between the mappings, so that a mapping which grows
// until the target is stopped still finds its place, and neighbours in the target are neighbours here. Only pages
// that are written take memory; the rest reads as zero.
#ifndef STILLHELD_MEMORY_PAGE_IMAGE_H_
#define STILLHELD_MEMORY_PAGE_IMAGE_H_

#include <cstddef>
#include <span>
#include <vector>

#include "memory/address_space.h"
#include "memory/page_range.h"

namespace stillheld {

class PageImage {
 public:
  // Throws Error: kIo when the address space is too small.
  explicit PageImage(std::span<const Mapping> mappings);
  PageImage(PageImage&& other) noexcept : zones_(std::move(other.zones_)) { other.zones_.clear(); }
  PageImage& operator=(PageImage&&) = delete;
  ~PageImage();

  // Where the bytes [begin, end) of the target are kept; null if no single zone covers them.
  std::byte* Find(Address begin, Address end) const;

  bool Covers(std::span<const PageRange> pages) const;

  // Faults the pages in, so that writing to them later takes no fault.
  void FaultIn(std::span<const PageRange> pages);

 private:
  struct Zone {
    Address begin;
    Address end;
    std::byte* bytes = nullptr;
  };
  bool Reserve(std::span<const Mapping> mappings, uint64_t slack);

  std::vector<Zone> zones_;  // sorted
};

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_PAGE_IMAGE_H_
