#include "native/allocator_name.h"

#include <gtest/gtest.h>

#include <vector>

#include "memory/maps.h"

namespace stillheld {
namespace {

std::string NameIn(std::string_view maps) { return AllocatorName(ParseMaps(maps)); }

// As /proc/PID/maps shows a program that musl-gcc 1.2.3 of Debian 12 has linked.
TEST(AllocatorName, KnowsMuslBesideGlibcByItsLoadersTarget) {
  EXPECT_EQ(NameIn("55697b638000-55697b639000 r--p 00000000 fe:00 10028764 /srv/app\n"
                   "55697d1fe000-55697d1ff000 ---p 00000000 00:00 0 [heap]\n"
                   "55697d1ff000-55697d6c7000 rw-p 00000000 00:00 0 [heap]\n"
                   "7fd7f8991000-7fd7f89a6000 r--p 00000000 fe:00 10250125 /usr/lib/x86_64-linux-musl/libc.so\n"
                   "7fd7f89a6000-7fd7f8a09000 r-xp 00015000 fe:00 10250125 /usr/lib/x86_64-linux-musl/libc.so\n"),
            "musl");
}

TEST(AllocatorName, KnowsMuslWhereItIsTheSystemsOwn) {
  EXPECT_EQ(NameIn("7f1b2c000000-7f1b2c014000 r--p 00000000 fe:00 12 /lib/ld-musl-x86_64.so.1\n"), "musl");
}

TEST(AllocatorName, NamesWhatReplacesTheLibrarysMalloc) {
  const std::string libc = "7f1b2c000000-7f1b2c014000 r--p 00000000 fe:00 12 /lib/x86_64-linux-gnu/libc.so.6\n";
  EXPECT_EQ(NameIn(libc), "glibc");
  EXPECT_EQ(NameIn(libc + "7f1b2d000000-7f1b2d014000 r--p 00000000 fe:00 13 /usr/lib/libmimalloc.so.2.0\n"),
            "mimalloc");
  EXPECT_EQ(NameIn(libc + "7f1b2d000000-7f1b2d014000 r--p 00000000 fe:00 13 /usr/lib/libjemalloc.so.2\n"), "jemalloc");
}

TEST(AllocatorName, SaysNothingOfAProgramThatIsLinkedStatically) {
  EXPECT_EQ(NameIn("00400000-00500000 r-xp 00000000 fe:00 12 /srv/static\n"), "");
}

}  // namespace
}  // namespace stillheld
