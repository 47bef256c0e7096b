#include "heap/address_index.h"

namespace stillheld {

AddressIndex::AddressIndex() : top_(std::make_unique<uint32_t[]>(kTopSize)), tables_(1) { leaves_.push_back(Leaf{}); }

bool AddressIndex::Insert(Address address) {
  const uint64_t value = address.value();
  if ((value & 7) != 0 || value >> 48 != 0) return false;
  uint32_t table = top_[value >> 32];
  if (table == 0) table = top_[value >> 32] = AddTable();
  uint32_t low = tables_[table][value >> 24 & 0xff];
  if (low == 0) {
    low = AddTable();
    tables_[table][value >> 24 & 0xff] = low;
  }
  uint32_t leaf = tables_[low][value >> 16 & 0xff];
  if (leaf == 0) {
    leaf = static_cast<uint32_t>(leaves_.size());
    leaves_.push_back(Leaf{});
    tables_[low][value >> 16 & 0xff] = leaf;
  }
  const uint32_t bit = value >> 3 & 0x1fff;
  uint64_t& word = leaves_[leaf][bit >> 6].bits;
  const uint64_t mask = uint64_t{1} << (bit & 63);
  if ((word & mask) != 0) return false;
  word |= mask;
  return true;
}

uint32_t AddressIndex::AddTable() {
  tables_.emplace_back();
  return static_cast<uint32_t>(tables_.size() - 1);
}

uint32_t AddressIndex::Seal() {
  uint32_t rank = 0;
  for (uint64_t a = 0; a < kTopSize; ++a) {
    if (top_[a] == 0) continue;
    for (const uint32_t low : tables_[top_[a]]) {
      if (low == 0) continue;
      for (const uint32_t index : tables_[low]) {
        if (index == 0) continue;
        for (Word& word : leaves_[index]) {
          word.rank = rank;
          rank += static_cast<uint32_t>(std::popcount(word.bits));
        }
      }
    }
  }
  return rank;
}

}  // namespace stillheld
