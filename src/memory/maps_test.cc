#include "memory/maps.h"

#include <gmock/gmock.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/error.h"

namespace stillheld {
namespace {

TEST(ParseMaps, ReadsEveryColumn) {
  auto mappings = ParseMaps(
      "55d0c0a00000-55d0c0a21000 r-xp 00002000 fe:01 131   /usr/bin/with a blank (deleted)\n"
      "7ffdc0a00000-7ffdc0a21000 rw-s 00000000 00:00 0 \n");
  ASSERT_EQ(mappings.size(), 2u);
  EXPECT_EQ(mappings[0].begin, Address(0x55d0c0a00000));
  EXPECT_EQ(mappings[0].size_bytes(), 0x21000u);
  EXPECT_TRUE(mappings[0].readable && mappings[0].executable && !mappings[0].writable && !mappings[0].shared);
  EXPECT_EQ(mappings[0].file_offset, 0x2000u);
  EXPECT_EQ(mappings[0].device, makedev(0xfe, 1));
  EXPECT_EQ(mappings[0].inode, 131u);
  EXPECT_EQ(mappings[0].path, "/usr/bin/with a blank (deleted)");
  EXPECT_TRUE(mappings[1].shared && mappings[1].writable);
  EXPECT_EQ(mappings[1].path, "");
}

TEST(ParseMaps, LeavesOutWhatIsNoMapping) {
  EXPECT_TRUE(ParseMaps("").empty());
  EXPECT_TRUE(ParseMaps("\n\nnonsense\n12-\n-12 r--p\n").empty());
  EXPECT_TRUE(ParseMaps("2000-1000 r--p 0 00:00 0\n").empty());
  EXPECT_TRUE(ParseMaps("1000-2000 r--p 0 00:00").empty());
  EXPECT_TRUE(ParseMaps("10000000000000000-20000000000000000 r--p 0 00:00 0\n").empty());
}

TEST(ParseMaps, LeavesOutALineThatOverlapsAnEarlierOne) {
  auto mappings = ParseMaps("1000-3000 r--p 0 00:00 0\n2000-4000 r--p 0 00:00 0\n3000-4000 r--p 0 00:00 0\n");
  ASSERT_EQ(mappings.size(), 2u);
  EXPECT_EQ(mappings[1].begin, Address(0x3000));
}

TEST(FindMapping, KnowsTheEdges) {
  auto mappings = ParseMaps("1000-2000 r--p 0 00:00 0\n3000-4000 r--p 0 00:00 0\n");
  EXPECT_EQ(FindMapping(mappings, Address(0xfff)), nullptr);
  EXPECT_EQ(FindMapping(mappings, Address(0x1000)), &mappings[0]);
  EXPECT_EQ(FindMapping(mappings, Address(0x1fff)), &mappings[0]);
  EXPECT_EQ(FindMapping(mappings, Address(0x2000)), nullptr);
  EXPECT_EQ(FindMapping(mappings, Address(0x3000)), &mappings[1]);
  EXPECT_EQ(FindMapping(mappings, Address(0x4000)), nullptr);
}

TEST(ReadMaps, FindsAVariableOfThisProcess) {
  int on_the_stack = 0;
  auto mappings = ReadMaps(getpid());
  const Mapping* stack = FindMapping(mappings, Address(reinterpret_cast<uint64_t>(&on_the_stack)));
  ASSERT_NE(stack, nullptr);
  EXPECT_TRUE(stack->readable && stack->writable);
}

TEST(ReadMaps, RefusesAPidThatDoesNotExist) {
  try {
    ReadMaps(0x7ffffffe);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kNoSuchProcess);
  }
}

}  // namespace
}  // namespace stillheld
