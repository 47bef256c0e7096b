#include "heap/column.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace stillheld {
namespace {

TEST(Column, KeepsItsValuesWhileItGrowsFromABlockToAMapping) {
  Column<uint64_t> column;
  for (uint64_t i = 0; i < 300'000; ++i) column.push_back(i * i);
  ASSERT_EQ(column.size(), 300'000u);
  for (uint64_t i = 0; i < column.size(); ++i) ASSERT_EQ(column[i], i * i);
}

TEST(Column, KeepsItsValuesWhenItShrinks) {
  Column<uint64_t> column;
  for (uint64_t i = 0; i < 50'000; ++i) column.push_back(i);  // a capacity that is a mapping, a size that is
  column.ShrinkToFit();
  for (uint64_t i = 0; i < 50'000; ++i) ASSERT_EQ(column[i], i);

  Column<uint64_t> small;
  for (uint64_t i = 0; i < 40'000; ++i) small.push_back(i);
  small.clear();
  for (uint64_t i = 0; i < 10; ++i) small.push_back(i + 7);
  small.ShrinkToFit();  // to a block
  for (uint64_t i = 0; i < 10; ++i) ASSERT_EQ(small[i], i + 7);
  small.clear();
  small.ShrinkToFit();
  EXPECT_TRUE(small.empty());
}

TEST(Column, ZeroedIsZero) {
  for (const size_t size : {0, 1, 1000, 1'000'000}) {
    const auto column = Column<uint32_t>::Zeroed(size);
    ASSERT_EQ(column.size(), size);
    for (size_t i = 0; i < size; ++i) ASSERT_EQ(column[i], 0u);
  }
}

TEST(Column, MovingLeavesTheSourceEmpty) {
  Column<uint32_t> from;
  from.push_back(5);
  Column<uint32_t> to = std::move(from);
  EXPECT_EQ(to[0], 5u);
  EXPECT_TRUE(from.empty());
}

}  // namespace
}  // namespace stillheld
