#include "memory/smaps.h"

#include <gmock/gmock.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstring>

#include "memory/page_range.h"
#include "memory/test_child.h"

namespace stillheld {
namespace {

const MappingUse* UseAt(const std::vector<MappingUse>& uses, const void* address) {
  for (const MappingUse& use : uses) {
    if (use.mapping.contains(Address(reinterpret_cast<uint64_t>(address)))) return &use;
  }
  return nullptr;
}

TEST(ParseSmaps, ReadsTheFieldsOfEachMapping) {
  const auto uses = ParseSmaps(
      "1000-9000 rw-p 00000000 00:00 0 [heap]\nSize: 32 kB\nRss:   20 kB\nPss: 10 kB\nShared_Clean: 4 kB\n"
      "Shared_Dirty: 8 kB\nPrivate_Clean: 0 kB\nPrivate_Dirty: 8 kB\nAnonymous: 16 kB\nSwap: 12 kB\n"
      "VmFlags: rd wr mr\na000-b000 r--p 00000000 fe:01 5 /lib/x.so\nRss: 4 kB\n");
  ASSERT_EQ(uses.size(), 2u);
  EXPECT_EQ(uses[0].mapping.path, "[heap]");
  EXPECT_EQ(uses[0].resident_bytes, 20u * 1024);
  EXPECT_EQ(uses[0].proportional_bytes, 10u * 1024);
  EXPECT_EQ(uses[0].shared_bytes, 12u * 1024);
  EXPECT_EQ(uses[0].private_bytes, 8u * 1024);
  EXPECT_EQ(uses[0].anonymous_bytes, 16u * 1024);
  EXPECT_EQ(uses[0].swapped_bytes, 12u * 1024);
  EXPECT_EQ(uses[1].resident_bytes, 4096u);
}

TEST(ParseSmaps, GivesNoMappingTheFieldsOfALineThatIsNone) {
  EXPECT_TRUE(ParseSmaps("Rss: 4 kB\n\nnonsense\nRss: 4 kB").empty());
  const auto uses = ParseSmaps("1000-9000 rw-p 0 00:00 0\nRss: 4 kB\n2000-3000 rw-p 0 00:00 0\nRss: 8 kB\nRss:\nRss");
  ASSERT_EQ(uses.size(), 1u);
  EXPECT_EQ(uses[0].resident_bytes, 4096u);
}

TEST(ParseSmaps, TakesNoNumberThatIsTooLarge) {
  const auto uses =
      ParseSmaps("1000-9000 rw-p 0 00:00 0\nRss: 99999999999999999999 kB\nPss: 18446744073709551615 kB\n");
  ASSERT_EQ(uses.size(), 1u);
  EXPECT_EQ(uses[0].resident_bytes, 0u);
  EXPECT_EQ(uses[0].proportional_bytes, 0u);
}

TEST(ReadSmaps, TellsWhatAChildSharesUntilItWrites) {
  constexpr size_t kPages = 64;
  auto* memory = static_cast<char*>(
      mmap(nullptr, kPages * kPageBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  std::memset(memory, 1, kPages * kPageBytes);
  TestChild child([memory](const TestChild::Line& line) {
    for (size_t page = 0; page < kPages / 2; ++page) memory[page * kPageBytes] = 2;
    line.Send(1);
    line.Receive();
    return 0;
  });
  child.Receive();
  const auto uses = ReadSmaps(child.pid());
  ASSERT_TRUE(uses);
  const MappingUse* use = UseAt(*uses, memory);
  ASSERT_NE(use, nullptr);
  EXPECT_GE(use->shared_bytes, kPages / 2 * kPageBytes);
  EXPECT_GE(use->private_bytes, kPages / 2 * kPageBytes);
  munmap(memory, kPages * kPageBytes);
}

TEST(ReadSmaps, SaysNothingOfAProcessThatIsNotThere) { EXPECT_FALSE(ReadSmaps(0x7ffffffe)); }

}  // namespace
}  // namespace stillheld
