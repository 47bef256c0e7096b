#include "native/resident_pages.h"

#include <gtest/gtest.h>

namespace stillheld {
namespace {

TEST(ResidentPages, CountsTheBytesThatLieInThem) {
  const ResidentPages pages({{Address(0x1000), Address(0x3000)}, {Address(0x5000), Address(0x6000)}});
  EXPECT_EQ(pages.total_bytes(), 0x3000u);
  EXPECT_EQ(pages.BytesIn(Address(0), Address(0x10000)), 0x3000u);
  EXPECT_EQ(pages.BytesIn(Address(0x1800), Address(0x1810)), 0x10u);
  EXPECT_EQ(pages.BytesIn(Address(0x2ff0), Address(0x5010)), 0x20u);
  EXPECT_EQ(pages.BytesIn(Address(0x5000), Address(0x6000)), 0x1000u);
}

TEST(ResidentPages, CountsNothingBetweenThem) {
  const ResidentPages pages({{Address(0x1000), Address(0x3000)}});
  EXPECT_EQ(pages.BytesIn(Address(0), Address(0x1000)), 0u);
  EXPECT_EQ(pages.BytesIn(Address(0x3000), Address(0x9000)), 0u);
  EXPECT_EQ(pages.BytesIn(Address(0x2000), Address(0x1000)), 0u);
  EXPECT_EQ(ResidentPages({}).BytesIn(Address(0), Address(~uint64_t{0})), 0u);
}

}  // namespace
}  // namespace stillheld
