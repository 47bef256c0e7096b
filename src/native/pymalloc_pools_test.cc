#include "native/pymalloc_pools.h"

#include <gtest/gtest.h>

#include <cstring>

#include "memory/recorded_space.h"

namespace stillheld {
namespace {

constexpr Address kPool(0x7f0000004000);

// A pool of 4 KiB for blocks of 64 bytes: 5 were handed out, the second and the fourth are free again.
struct PoolBytes {
  std::vector<std::byte> bytes = std::vector<std::byte>(4096);

  template <class T>
  void Store(uint64_t offset, T value) {
    std::memcpy(&bytes[offset], &value, sizeof value);
  }
  static constexpr uint64_t Block(uint64_t index) { return 48 + index * 64; }

  PoolBytes() {
    Store<uint32_t>(0, 3);                                // count
    Store<uint64_t>(8, kPool.value() + Block(1));         // freeblock
    Store<uint64_t>(Block(1), kPool.value() + Block(3));  // and the next one
    Store<uint32_t>(32, 7);                               // arenaindex
    Store<uint32_t>(36, 3);                               // szidx
    Store<uint32_t>(40, Block(5));                        // nextoffset
    Store<uint32_t>(44, 4096 - 64);                       // maxnextoffset
  }
  PymallocPools Find() const {
    RecordedSpace space;
    space.Add(kPool, bytes);
    return PymallocPools(space);
  }
};

TEST(PymallocPoolsTest, APoolIsRecognisedByItsHeaderAndItsFreeBlocks) {
  const PymallocPools pools = PoolBytes().Find();
  ASSERT_EQ(pools.pools().size(), 1u);
  EXPECT_EQ(pools.pools()[0].begin, kPool);
  EXPECT_EQ(pools.pools()[0].block_bytes, 64u);
  EXPECT_EQ(pools.pools()[0].arena, 7u);
  EXPECT_EQ(pools.used_bytes(), 3u * 64);
  std::vector<uint64_t> offsets;
  pools.ForEachUsed([&](const PymallocBlock& block) { offsets.push_back(block.begin - kPool); });
  EXPECT_EQ(offsets, (std::vector{PoolBytes::Block(0), PoolBytes::Block(2), PoolBytes::Block(4)}));
}

TEST(PymallocPoolsTest, AnAddressInsideABlockFindsTheBlockThatIsInUse) {
  const PymallocPools pools = PoolBytes().Find();
  const auto block = pools.FindUsed(kPool + PoolBytes::Block(2) + 63);
  ASSERT_TRUE(block.has_value());
  EXPECT_EQ(block->begin, kPool + PoolBytes::Block(2));
  EXPECT_EQ(block->number, 2u);
  EXPECT_FALSE(pools.FindUsed(kPool + PoolBytes::Block(1)).has_value()) << "free again";
  EXPECT_FALSE(pools.FindUsed(kPool + PoolBytes::Block(5)).has_value()) << "never handed out";
  EXPECT_FALSE(pools.FindUsed(kPool + 8).has_value()) << "the header";
  EXPECT_FALSE(pools.FindUsed(Address(0x1000)).has_value());
}

TEST(PymallocPoolsTest, APageThatOnlyLooksLikeAPoolIsNone) {
  const auto expect_none = [](const char* what, auto change) {
    PoolBytes pool;
    change(pool);
    EXPECT_TRUE(pool.Find().pools().empty()) << what;
  };
  expect_none("a size that no pool has", [](PoolBytes& p) { p.Store<uint32_t>(44, 4096 - 80); });
  expect_none("a class that does not exist", [](PoolBytes& p) { p.Store<uint32_t>(36, 32); });
  expect_none("blocks off the grid", [](PoolBytes& p) { p.Store<uint32_t>(40, 50); });
  expect_none("more in use than were handed out", [](PoolBytes& p) { p.Store<uint32_t>(0, 9); });
  expect_none("a count that its free blocks contradict", [](PoolBytes& p) { p.Store<uint32_t>(0, 5); });
  expect_none("a free block outside", [](PoolBytes& p) { p.Store<uint64_t>(8, kPool.value() + 4096 + 48); });
  expect_none("a circle of free blocks",
              [](PoolBytes& p) { p.Store<uint64_t>(PoolBytes::Block(3), kPool.value() + PoolBytes::Block(1)); });
}

TEST(PymallocPoolsTest, AProcessWithoutPoolsHasNothingInUse) {
  const PymallocPools pools{RecordedSpace()};
  EXPECT_EQ(pools.used_bytes(), 0u);
  EXPECT_FALSE(pools.FindUsed(kPool).has_value());
}

}  // namespace
}  // namespace stillheld
