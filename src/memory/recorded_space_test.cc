#include "memory/recorded_space.h"

#include <gmock/gmock.h>

namespace stillheld {
namespace {

std::vector<std::byte> Filled(size_t size, int value) { return std::vector<std::byte>(size, std::byte(value)); }

TEST(RecordedSpace, ShowsTheBytesThatWereAdded) {
  RecordedSpace space;
  space.Add(Address(0x1000), Filled(16, 7));
  space.Store(Address(0x1008), uint32_t{0xdeadbeef});
  EXPECT_EQ(space.View(Address(0x1007), 2).value()[0], std::byte{7});
  EXPECT_EQ(space.View(Address(0x1008), 1).value()[0], std::byte{0xef});
  EXPECT_EQ(space.image_bytes(), 16u);
}

TEST(RecordedSpace, JoinsNeighboursInAnyOrder) {
  RecordedSpace space;
  space.Add(Address(0x1010), Filled(16, 2));
  space.Add(Address(0x1020), Filled(16, 3));
  space.Add(Address(0x1000), Filled(16, 1));
  auto view = space.View(Address(0x1000), 48);
  ASSERT_TRUE(view.has_value());
  EXPECT_EQ((*view)[0], std::byte{1});
  EXPECT_EQ((*view)[16], std::byte{2});
  EXPECT_EQ((*view)[47], std::byte{3});
  EXPECT_EQ(space.mappings().size(), 3u);
}

TEST(RecordedSpace, RefusesWhatIsNotThere) {
  RecordedSpace space;
  space.Add(Address(0x1000), Filled(16, 1));
  EXPECT_EQ(space.View(Address(0xfff), 1).error(), Fault::kUnmapped);
  EXPECT_EQ(space.View(Address(0x1000), 17).error(), Fault::kUnmapped);
  EXPECT_EQ(space.View(Address(0x1008), SIZE_MAX).error(), Fault::kUnmapped);
  EXPECT_EQ(space.View(Address(0x2000), 1).error(), Fault::kUnmapped);
}

TEST(RecordedSpace, FindsSymbolsByName) {
  RecordedSpace space;
  space.AddSymbol("_PyRuntime", {Address(0x1000), 8, "libpython"});
  EXPECT_EQ(space.FindSymbols("_PyRuntime").size(), 1u);
  EXPECT_THAT(space.FindSymbols("_PyRun"), testing::IsEmpty());
}

}  // namespace
}  // namespace stillheld
