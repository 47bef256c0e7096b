#include "report/memory_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stillheld {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr uint64_t kMiB = 1 << 20;

std::string TextOf(const MemoryLook& look) {
  MemoryReport report;
  report.pid = 4242;
  report.last = look;
  return MemoryText(report, {.color = false, .base_directory = ""});
}

TEST(MemoryText, EachArenaOfMallocSaysWhatItKeepsAndWhatOfThatCouldBeReturned) {
  MemoryLook look;
  look.allocator = "glibc";
  look.arenas = {
      {.address = 0x1000, .is_main = true, .in_use_bytes = 8 * kMiB, .free_bytes = kMiB, .trimmable_bytes = 0},
      {.address = 0x7f00, .in_use_bytes = 2 * kMiB, .free_bytes = 5 * kMiB, .trimmable_bytes = 4 * kMiB}};
  EXPECT_THAT(TextOf(look), HasSubstr("glibc in 2 arenas: 6.0 MiB free, of which malloc_trim(0) would return 4.0 MiB\n"
                                      "                arena 0x7f00: 2.0 MiB in use, 5.0 MiB free, 4.0 MiB to return\n"
                                      "                the main arena: 8.0 MiB in use, 1.0 MiB free, 0 B to return\n"));
}

TEST(MemoryText, AnArenaAloneIsNotNamedTwice) {
  MemoryLook look;
  look.allocator = "glibc";
  look.arenas = {{.address = 0x1000, .is_main = true, .in_use_bytes = 8 * kMiB, .free_bytes = kMiB}};
  EXPECT_THAT(TextOf(look), Not(HasSubstr("the main arena")));
}

TEST(MemoryText, OfManyArenasThoseWithTheMostFreeBytesAreShownAndTheOthersCounted) {
  MemoryLook look;
  look.allocator = "glibc";
  for (uint64_t i = 1; i <= 6; ++i) look.arenas.push_back({.address = i, .free_bytes = i * kMiB});
  const std::string text = TextOf(look);
  EXPECT_THAT(text, HasSubstr("arena 0x6:"));
  EXPECT_THAT(text, HasSubstr("arena 0x3:"));
  EXPECT_THAT(text, Not(HasSubstr("arena 0x2:")));
  EXPECT_THAT(text, HasSubstr("and 2 more\n"));
}

TEST(MemoryText, TheSizeClassesWithTheMostFreeBytesAreNamedAndFullOnesAreNot) {
  MemoryLook look;
  look.small_blocks = {{.up_to_bytes = 32, .blocks = 10, .bytes = 320, .free_bytes = 0},
                       {.up_to_bytes = 64, .blocks = 10, .bytes = 640, .free_bytes = 6400},
                       {.up_to_bytes = 512, .blocks = 1, .bytes = 512, .free_bytes = 51200}};
  EXPECT_THAT(TextOf(look),
              HasSubstr("    free        100 blocks up to 512 B (50.0 KiB), 100 blocks up to 64 B (6.2 KiB)\n"));
}

TEST(MemoryText, WithoutFreeOrNativeBlocksThereIsNoLineOfThem) {
  const std::string text = TextOf(MemoryLook());
  EXPECT_THAT(text, Not(HasSubstr("    free ")));
  EXPECT_THAT(text, Not(HasSubstr("    native ")));
}

}  // namespace
}  // namespace stillheld
