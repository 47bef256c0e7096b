#include "heap/address_index.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace stillheld {
namespace {

TEST(AddressIndex, RanksAreThoseOfASortedSet) {
  std::mt19937_64 random(3);
  AddressIndex index;
  std::set<Address> truth;
  for (int i = 0; i < 20'000; ++i) {
    // Dense clusters, in several leaves, tables and far regions.
    const uint64_t region[] = {0x0, 0x5555'5000'0000, 0x7fff'ffff'0000, 0xffff'fffe'0000};
    const Address address(region[i % 4] + (random() & 0x1fff8));
    EXPECT_EQ(index.Insert(address), truth.insert(address).second);
  }
  EXPECT_EQ(index.Seal(), truth.size());
  uint32_t rank = 0;
  for (const Address address : truth) ASSERT_EQ(index.Rank(address), rank++);
  for (int i = 0; i < 20'000; ++i) {
    const Address address(0x5555'5000'0000 + (random() & 0xfffff));
    if (!truth.contains(address)) {
      ASSERT_EQ(index.Rank(address), AddressIndex::kAbsent);
    }
  }
  auto next = truth.begin();
  index.ForEach([&](Address address) { ASSERT_EQ(address, *next++); });
  EXPECT_EQ(next, truth.end());
}

TEST(AddressIndex, TheEmptyOneHasNothing) {
  AddressIndex index;
  EXPECT_EQ(index.Seal(), 0u);
  EXPECT_EQ(index.Rank(Address()), AddressIndex::kAbsent);
  EXPECT_EQ(index.Rank(Address(~uint64_t{0})), AddressIndex::kAbsent);
}

TEST(AddressIndex, TheEndsOfTheAddressSpaceAreIn) {
  AddressIndex index;
  EXPECT_TRUE(index.Insert(Address(0)));
  EXPECT_TRUE(index.Insert(Address(0xffff'ffff'fff8)));
  EXPECT_FALSE(index.Insert(Address(0x1'0000'0000'0000)));
  EXPECT_EQ(index.Seal(), 2u);
  EXPECT_EQ(index.Rank(Address(0xffff'ffff'fff8)), 1u);
}

}  // namespace
}  // namespace stillheld
