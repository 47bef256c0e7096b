// AddressIndex: a set of addresses that tells the rank of each, without hashing: 10 million lookups in about a second.
//
// One bit per 8 bytes of address space, in leaves of 64 KiB that exist only where addresses are:
//
//   address  | 47..32 | 31..24 | 23..16 | 15..3 | 2..0 |
//              top      middle   low      bit     must be 0
//
// The rank of an address is the number of smaller ones: the rank of its leaf, plus that of its word in the leaf, plus
// the bits below its own in the word.
#ifndef STILLHELD_HEAP_ADDRESS_INDEX_H_
#define STILLHELD_HEAP_ADDRESS_INDEX_H_

#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/address.h"
#include "heap/column.h"

namespace stillheld {

class AddressIndex {
 public:
  static constexpr uint32_t kAbsent = ~uint32_t{0};

  AddressIndex();

  // False if it is there already, if it is not a multiple of 8 (no object is), or if it lies above 2^48.
  bool Insert(Address address);

  bool Contains(Address address) const { return Rank(address) != kAbsent; }

  // Ends the inserting: Rank() works from here on. Returns how many addresses there are.
  uint32_t Seal();

  // kAbsent if it was not inserted.
  uint32_t Rank(Address address) const {
    const uint64_t value = address.value();
    if ((value & 7) != 0 || value >> 48 != 0) return kAbsent;
    const uint32_t middle = top_[value >> 32];
    const uint32_t low = tables_[middle][value >> 24 & 0xff];
    const Leaf& leaf = leaves_[tables_[low][value >> 16 & 0xff]];
    const uint32_t bit = value >> 3 & 0x1fff;
    const Word& word = leaf[bit >> 6];
    const uint64_t mask = uint64_t{1} << (bit & 63);
    if ((word.bits & mask) == 0) return kAbsent;
    return word.rank + CountBits(word.bits & (mask - 1));
  }

  // Calls visit(Address) in ascending order.
  template <class Visit>
  void ForEach(Visit visit) const {
    for (uint64_t a = 0; a < kTopSize; ++a) {
      if (top_[a] == 0) continue;
      for (uint64_t b = 0; b < 256; ++b) {
        const uint32_t low = tables_[top_[a]][b];
        if (low == 0) continue;
        for (uint64_t c = 0; c < 256; ++c) {
          if (tables_[low][c] != 0) ForEachInLeaf(leaves_[tables_[low][c]], a << 32 | b << 24 | c << 16, visit);
        }
      }
    }
  }

 private:
  static constexpr uint64_t kTopSize = 1 << 16;
  struct Word {
    uint64_t bits = 0;
    uint32_t rank = 0;
  };
  using Leaf = std::array<Word, 128>;
  using Table = std::array<uint32_t, 256>;

  // std::popcount is a call where the oldest machines of the architecture have no instruction for it.
  static uint32_t CountBits(uint64_t word) {
    word -= word >> 1 & 0x5555555555555555;
    word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
    word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0f;
    return static_cast<uint32_t>(word * 0x0101010101010101 >> 56);
  }

  template <class Visit>
  static void ForEachInLeaf(const Leaf& leaf, uint64_t base, Visit& visit) {
    for (uint64_t w = 0; w < leaf.size(); ++w) {
      for (uint64_t bits = leaf[w].bits; bits != 0; bits &= bits - 1) {
        visit(Address(base | w << 9 | static_cast<uint64_t>(std::countr_zero(bits)) << 3));
      }
    }
  }
  uint32_t AddTable();

  // Index 0 of tables_ and of leaves_ is an empty one, so that a lookup needs no test on its way down.
  std::unique_ptr<uint32_t[]> top_;
  std::vector<Table> tables_;
  Column<Leaf> leaves_;
};

}  // namespace stillheld

#endif  // STILLHELD_HEAP_ADDRESS_INDEX_H_
