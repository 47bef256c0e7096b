#include "native/resident_pages.h"

#include <algorithm>
#include <utility>

namespace stillheld {

ResidentPages::ResidentPages(std::vector<PageRange> pages) : pages_(std::move(pages)) {
  bytes_before_.reserve(pages_.size() + 1);
  bytes_before_.push_back(0);
  for (const PageRange& range : pages_) bytes_before_.push_back(bytes_before_.back() + range.size_bytes());
}

uint64_t ResidentPages::BytesIn(Address begin, Address end) const {
  return begin < end ? BytesBelow(end) - BytesBelow(begin) : 0;
}

uint64_t ResidentPages::BytesBelow(Address address) const {
  const auto after = std::ranges::lower_bound(pages_, address, {}, &PageRange::begin);
  const auto index = static_cast<size_t>(after - pages_.begin());
  if (index == 0) return 0;
  const PageRange& last = pages_[index - 1];
  return bytes_before_[index - 1] + (std::min(address, last.end) - last.begin);
}

}  // namespace stillheld
