// ResidentPages: which part of an address range takes memory.
#ifndef STILLHELD_NATIVE_RESIDENT_PAGES_H_
#define STILLHELD_NATIVE_RESIDENT_PAGES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "base/address.h"
#include "memory/page_range.h"

namespace stillheld {

class ResidentPages {
 public:
  // Sorted and not overlapping, as PageScan returns them.
  explicit ResidentPages(std::vector<PageRange> pages);

  // Bytes of [begin, end) that lie in resident pages; 0 if end is not above begin. Cost: two binary searches.
  uint64_t BytesIn(Address begin, Address end) const;
  uint64_t total_bytes() const { return bytes_before_.back(); }

 private:
  uint64_t BytesBelow(Address address) const;

  std::vector<PageRange> pages_;
  std::vector<uint64_t> bytes_before_;  // by range, and one more: bytes of all ranges in front of it
};

}  // namespace stillheld

#endif  // STILLHELD_NATIVE_RESIDENT_PAGES_H_
