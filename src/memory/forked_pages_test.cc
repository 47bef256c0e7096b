#include "memory/forked_pages.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>

namespace stillheld {
namespace {

constexpr size_t kPages = 100;

// A child of this process, and pages that both have had since before the fork.
class ForkedPagesTest : public testing::Test {
 protected:
  // `unshared` pages are written to by the child.
  void Fork(size_t unshared) {
    pages_ = static_cast<char*>(
        mmap(nullptr, kPages * kPageBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    ASSERT_NE(pages_, MAP_FAILED);
    madvise(pages_, kPages * kPageBytes, MADV_NOHUGEPAGE);
    std::memset(pages_, 1, kPages * kPageBytes);
    int ready[2];
    ASSERT_EQ(pipe(ready), 0);
    child_ = fork();
    if (child_ == 0) {
      for (size_t page = 0; page < unshared; ++page) pages_[page * kPageBytes] = 2;
      if (write(ready[1], "r", 1) != 1) _exit(1);
      pause();
      _exit(0);
    }
    char byte = 0;
    ASSERT_EQ(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    close(ready[1]);
  }
  void TearDown() override {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
    munmap(pages_, kPages * kPageBytes);
  }
  PageRange range() const {
    const Address begin(reinterpret_cast<uint64_t>(pages_));
    return {begin, begin + kPages * kPageBytes};
  }

  char* pages_ = nullptr;
  pid_t child_ = 0;
};

TEST_F(ForkedPagesTest, CountsEachPageThatTheChildHasWrittenTo) {
  Fork(30);
  const PageRange ranges[] = {range()};
  const auto found = CompareWithParent(child_, getpid(), ranges);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->unshared_bytes, 30 * kPageBytes);
  EXPECT_EQ(found->shared_bytes, 70 * kPageBytes);
}

TEST_F(ForkedPagesTest, TakesPagesThatTheParentHasNotForTheChildsOwn) {
  Fork(30);
  madvise(pages_, 20 * kPageBytes, MADV_DONTNEED);
  const PageRange ranges[] = {range()};
  const auto found = CompareWithParent(child_, getpid(), ranges);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->unshared_bytes, 10 * kPageBytes);
}

TEST_F(ForkedPagesTest, SaysNothingOfAProcessThatIsGone) {
  Fork(0);
  const PageRange ranges[] = {range()};
  EXPECT_FALSE(CompareWithParent(1 << 29, getpid(), ranges).has_value());
}

}  // namespace
}  // namespace stillheld
