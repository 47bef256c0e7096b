#include "report/numbers.h"

#include <gtest/gtest.h>

namespace stillheld {
namespace {

TEST(FormatBytes, UsesTheUnitThatLeavesOneToFourDigits) {
  EXPECT_EQ(FormatBytes(0), "0 B");
  EXPECT_EQ(FormatBytes(512), "512 B");
  EXPECT_EQ(FormatBytes(1024), "1.0 KiB");
  EXPECT_EQ(FormatBytes(320'056), "312.6 KiB");
  EXPECT_EQ(FormatBytes(1024 * 1024 - 1), "1.0 MiB");
  EXPECT_EQ(FormatBytes(5e12), "4.5 TiB");
}

TEST(FormatCount, GroupsDigits) {
  EXPECT_EQ(FormatCount(0), "0");
  EXPECT_EQ(FormatCount(999), "999");
  EXPECT_EQ(FormatCount(40'000), "40,000");
  EXPECT_EQ(FormatCount(1'234'567), "1,234,567");
}

TEST(FormatRate, HasDecimalsOnlyWhereTheyMean) {
  EXPECT_EQ(FormatRate(1.0), "1");
  EXPECT_EQ(FormatRate(2.999), "3");
  EXPECT_EQ(FormatRate(0.25), "0.25");
  EXPECT_EQ(FormatRate(1.02), "1.02");
  EXPECT_EQ(FormatRate(0.004), "0.00");
}

}  // namespace
}  // namespace stillheld
