// PointerSweep: one pass over every page that the target owns, for words that equal one of a few addresses.
//
// Words are first asked whether a filter knows them; only what passes is looked at closely. So the pass runs at the
// speed of memory as long as few addresses are sought, and costs no system call. The filter has 64 bits for each of
// them, and at most 2 MiB: while it fits into the processor's nearest cache, the pass is twice as fast.
#ifndef STILLHELD_CPYTHON_POINTER_SWEEP_H_
#define STILLHELD_CPYTHON_POINTER_SWEEP_H_

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <vector>

#include "memory/address_space.h"

namespace stillheld {

class PointerFilter {
 public:
  explicit PointerFilter(std::span<const Address> wanted)
      : shift_(64 - std::clamp(static_cast<int>(std::bit_width(wanted.size() * 64)), kLeastLog2Bits, kMostLog2Bits)),
        bits_(size_t{1} << (64 - shift_ - 6)) {
    if (wanted.empty()) return;
    lowest_ = std::ranges::min(wanted).value();
    span_ = std::ranges::max(wanted).value() - lowest_;
    for (const Address address : wanted) {
      const uint64_t bit = BitOf(address.value());
      bits_[bit >> 6] |= uint64_t{1} << (bit & 63);
    }
  }
  // False for every address that is not wanted, but for a few.
  bool MayContain(uint64_t value) const {
    if (value - lowest_ > span_) return false;
    const uint64_t bit = BitOf(value);
    return (bits_[bit >> 6] >> (bit & 63) & 1) != 0;
  }

 private:
  static constexpr int kLeastLog2Bits = 12, kMostLog2Bits = 24;
  uint64_t BitOf(uint64_t value) const { return (value >> 3) * 0x9e3779b97f4a7c15 >> shift_; }

  int shift_;
  std::vector<uint64_t> bits_;
  uint64_t lowest_ = 0;
  uint64_t span_ = 0;  // from the lowest to the highest
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
      if ((word & 7) == 0 && filter.MayContain(word)) visit(range.begin + i * 8, Address(word));
    }
  }
}

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_POINTER_SWEEP_H_
