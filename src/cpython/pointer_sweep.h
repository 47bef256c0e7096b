// PointerSweep: one pass over every page that the target owns, for words that equal one of a few addresses.
//
// Words are first asked whether a filter knows them; only what passes is looked at closely. So the pass runs at the
// speed of memory as long as few addresses are sought, and costs no system call. The filter takes up to 2 MiB, and no
// more than a bit for 64 bytes of the image.
#ifndef STILLHELD_CPYTHON_POINTER_SWEEP_H_
#define STILLHELD_CPYTHON_POINTER_SWEEP_H_

#include <algorithm>
#include <bit>
#include <cstring>
#include <vector>

#include "memory/address_space.h"

namespace stillheld {

class PointerFilter {
 public:
  explicit PointerFilter(uint64_t image_bytes)
      : shift_(64 - std::clamp(static_cast<int>(std::bit_width(image_bytes / 64)), kLeastLog2Bits, kMostLog2Bits)),
        bits_(size_t{1} << (64 - shift_ - 6)) {}
  void Add(Address address) {
    const uint64_t bit = BitOf(address.value());
    bits_[bit >> 6] |= uint64_t{1} << (bit & 63);
  }
  // False for every address that was not added, but for a few.
  bool MayContain(uint64_t value) const {
    const uint64_t bit = BitOf(value);
    return (bits_[bit >> 6] >> (bit & 63) & 1) != 0;
  }

 private:
  static constexpr int kLeastLog2Bits = 16, kMostLog2Bits = 24;
  uint64_t BitOf(uint64_t value) const { return (value >> 3) * 0x9e3779b97f4a7c15 >> shift_; }

  int shift_;
  std::vector<uint64_t> bits_;
};

// The ranges that pointers of the target are looked for in: what it owns of its writable private mappings.
std::vector<PageRange> PointerRanges(const AddressSpace& space);

// Calls visit(Address at, Address value) for every word that passes the filter.
template <class Visit>
void SweepPointers(const AddressSpace& space, const PointerFilter& filter, Visit visit) {
  for (const PageRange& range : PointerRanges(space)) {
    const auto bytes = space.View(range.begin, range.size_bytes());
    if (!bytes) continue;
    const std::byte* data = bytes->data();
    const size_t count = bytes->size() / 8;
    for (size_t i = 0; i < count; ++i) {
      uint64_t word;
      std::memcpy(&word, data + i * 8, sizeof word);
      // Small numbers and text are no addresses.
      if ((word & 7) != 0 || word < kPageBytes || word >> 47 != 0) continue;
      if (filter.MayContain(word)) visit(range.begin + i * 8, Address(word));
    }
  }
}

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_POINTER_SWEEP_H_
