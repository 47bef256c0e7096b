#include "native/mimalloc_pages.h"

#include <gtest/gtest.h>

#include <cstring>

#include "memory/recorded_space.h"
#include "native/pymalloc_pools.h"

namespace stillheld {
namespace {

constexpr Address kSegment(0x20000000000);
constexpr uint64_t kSlice = 1 << 16;
constexpr Address kHeap(0x7f0000000000);
constexpr uint64_t kBlock = 64;
constexpr Address kPage = kSegment + kSlice;

constexpr Address Block(uint64_t index) { return kPage + (3 + index) * kBlock; }

// A segment whose second slice is a page for blocks of 64 bytes: 8 were handed out; 1 and 2 are free, 4 was given back
// by the thread that owns it, 5 by another one, 6 to the heap of the thread.
class MimallocPagesTest : public ::testing::TestWithParam<uint64_t> {
 protected:
  MimallocPagesTest() : stride_(GetParam()) {
    Put<uint64_t>(32, 512 * kSlice);
    Put<uint64_t>(224, 512);  // segment_slices
    Put<uint64_t>(232, 1);    // segment_info_slices
    Put<uint64_t>(248, 512);  // slice_entries
    PutSlice<uint32_t>(0, 0, 1);
    PutSlice<uint32_t>(1, 0, 1);
    PutSlice<uint8_t>(1, 8, 1 | 4 | 3 << 3);  // committed, use_qsbr, and the heap's number
    PutSlice<uint8_t>(1, 9, 40);
    PutSlice<uint16_t>(1, 10, 8);
    PutSlice<uint16_t>(1, 12, 1000);
    PutSlice<uint64_t>(1, 16, Block(1).value());
    PutSlice<uint32_t>(1, 24, 6);
    PutSlice<uint32_t>(1, 28, kBlock);
    PutSlice<uint64_t>(1, 32, Block(4).value());
    PutSlice<uint64_t>(1, 40, Block(5).value() | 2);
    PutSlice<uint64_t>(1, 48, kHeap.value());
    PutSlice<uint32_t>(2, 0, 510);
    PutWord(Block(1), Block(2).value());
    PutWord(kHeap + 8 + 129 * 8 + 75 * 24, Block(6).value());
  }
  template <class T>
  void Put(uint64_t offset, T value) {
    std::memcpy(&header_[offset], &value, sizeof value);
  }
  template <class T>
  void PutSlice(uint64_t index, uint64_t offset, T value) {
    Put(264 + index * stride_ + offset, value);
  }
  void PutWord(Address at, uint64_t value) {
    auto& bytes = at >= kHeap ? heap_ : page_;
    std::memcpy(&bytes[at >= kHeap ? at - kHeap : at - kPage], &value, sizeof value);
  }
  PymallocPools Find() const {
    RecordedSpace space;
    space.Add(kSegment, header_);
    space.Add(kPage, page_);
    space.Add(kHeap, heap_);
    return PymallocPools(space);
  }
  static std::vector<Address> UsedIn(const PymallocPools& pools) {
    std::vector<Address> blocks;
    pools.ForEachUsed([&](const PymallocBlock& block) { blocks.push_back(block.begin); });
    return blocks;
  }

 private:
  uint64_t stride_;
  std::vector<std::byte> header_ = std::vector<std::byte>(kSlice), page_ = header_, heap_ = header_;
};

TEST_P(MimallocPagesTest, BlocksInNoListOfFreeOnesAreInUse) {
  const PymallocPools pools = Find();
  ASSERT_EQ(pools.pools().size(), 1u);
  const PymallocPool& pool = pools.pools()[0];
  EXPECT_EQ(pool.heap, MimallocHeap::kCollectedWithPrefix);
  EXPECT_EQ(pool.kept_bytes, 40u);
  EXPECT_EQ(pool.used, 3u);
  EXPECT_EQ(UsedIn(pools), (std::vector{Block(0), Block(3), Block(7)}));
  EXPECT_EQ(pools.used_bytes(), 3 * kBlock);
  EXPECT_TRUE(pools.FindUsed(Block(3) + 63).has_value());
  EXPECT_FALSE(pools.FindUsed(Block(6)).has_value()) << "another thread gave it back";
  EXPECT_EQ(pools.mimalloc().segments, (std::vector<PageRange>{{kSegment, kSegment + 512 * kSlice}}));
  EXPECT_EQ(pools.mimalloc().torn_pages, 0u);
}

TEST_P(MimallocPagesTest, AListThatLeavesItsPageIsFollowedNoFurther) {
  PutWord(Block(2), kHeap.value());
  const PymallocPools pools = Find();
  EXPECT_EQ(pools.mimalloc().torn_pages, 1u);
  EXPECT_EQ(UsedIn(pools), (std::vector{Block(0), Block(3), Block(7)}));
}

TEST_P(MimallocPagesTest, AListThatComesBackToItselfEnds) {
  PutWord(Block(2), Block(1).value());
  EXPECT_EQ(Find().mimalloc().torn_pages, 1u);
}

TEST_P(MimallocPagesTest, APageWithMoreBlocksThanItHasRoomForIsLeftOut) {
  PutSlice<uint16_t>(1, 10, 2000);
  PutSlice<uint16_t>(1, 12, 2000);
  const PymallocPools pools = Find();
  EXPECT_TRUE(pools.pools().empty());
  EXPECT_EQ(pools.mimalloc().torn_pages, 1u);
}

TEST_P(MimallocPagesTest, SlicesThatDoNotFollowOneAnotherAreNoSegment) {
  PutSlice<uint32_t>(2, 0, 511);
  EXPECT_TRUE(Find().mimalloc().segments.empty());
}

TEST_P(MimallocPagesTest, AHugeBlockFillsItsSegment) {
  Put<uint64_t>(32, 1000 * kSlice);
  Put<uint64_t>(224, 1000);
  Put<uint32_t>(240, 1);
  PutSlice<uint32_t>(1, 0, 999);
  PutSlice<uint16_t>(1, 10, 1);
  PutSlice<uint32_t>(1, 28, uint32_t{1} << 31);
  for (const uint64_t list : {16, 32, 40}) PutSlice<uint64_t>(1, list, 0);
  const PymallocPools pools = Find();
  ASSERT_EQ(UsedIn(pools), std::vector{kPage});
  EXPECT_EQ(pools.pools()[0].block_bytes, 999 * kSlice);
}

INSTANTIATE_TEST_SUITE_P(BothFormsOfASlice, MimallocPagesTest, ::testing::Values(96, 80));

}  // namespace
}  // namespace stillheld
