#include "memory/copy_pages.h"

#include <gtest/gtest.h>
#include <sys/mman.h>

#include <cstring>

#include "base/error.h"
#include "memory/maps.h"
#include "memory/target_memory.h"
#include "memory/test_child.h"

namespace stillheld {
namespace {

constexpr size_t kPages = 8, kUnmapped = 3;

int HoldPages(const TestChild::Line& line) {
  void* bytes = mmap(nullptr, kPages * kPageBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(bytes != MAP_FAILED);
  std::memset(bytes, 7, kPages * kPageBytes);
  munmap(static_cast<std::byte*>(bytes) + kUnmapped * kPageBytes, kPageBytes);
  line.Send(reinterpret_cast<uint64_t>(bytes));
  line.Receive();
  return 0;
}

class CopyPagesTest : public testing::TestWithParam<PageOwners> {
 protected:
  std::vector<PageRange> Copy() const { return CopyPages(child_.pid(), memory_, pages_, image_, GetParam()); }
  // As the kernel does when memory runs out. Nobody collects it: its pid stays.
  void Kill() const {
    kill(child_.pid(), SIGKILL);
    siginfo_t info;
    waitid(P_PID, static_cast<id_t>(child_.pid()), &info, WEXITED | WNOWAIT);
  }

  TestChild child_{HoldPages};
  Address begin_{child_.Receive()};
  UniqueFd memory_ = OpenTargetMemory(child_.pid());
  PageImage image_{ReadMaps(child_.pid())};
  std::vector<PageRange> pages_ = {{begin_, begin_ + kPages* kPageBytes}};
};
INSTANTIATE_TEST_SUITE_P(Owners, CopyPagesTest, testing::Values(PageOwners::kOne, PageOwners::kMany));

TEST_P(CopyPagesTest, StepsOverWhatIsNotMappedInAProcessThatLives) {
  const std::vector<PageRange> unreadable = Copy();
  ASSERT_EQ(unreadable.size(), 1u);
  EXPECT_EQ(unreadable[0].begin, begin_ + kUnmapped * kPageBytes);
  EXPECT_EQ(*image_.Find(begin_, begin_ + 1), std::byte{7});
  const Address last = begin_ + (kPages - 1) * kPageBytes;
  EXPECT_EQ(*image_.Find(last, last + 1), std::byte{7});
  EXPECT_FALSE(HasEnded(child_.pid()));
}

TEST_P(CopyPagesTest, SaysThatTheProcessEndedInsteadOfCallingItsPagesUnreadable) {
  Kill();
  EXPECT_TRUE(HasEnded(child_.pid()));
  try {
    Copy();
    FAIL() << "copied";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kNoSuchProcess);
  }
}

}  // namespace
}  // namespace stillheld
