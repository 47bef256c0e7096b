#include "memory/thread_starts.h"

#include <gtest/gtest.h>
#include <pthread.h>

#include <algorithm>
#include <vector>

#include "memory/live_space.h"
#include "memory/test_child.h"

namespace stillheld {
namespace {

constexpr uint32_t kThreads = 12;

// Mappings that look like stacks behind their guards; counts who looks.
class FakeStacks : public AddressSpace {
 public:
  explicit FakeStacks(size_t count) {
    Address at(0x7f0000000000);
    for (size_t i = 0; i < count; ++i, at = at + 0x21000) {
      mappings_.push_back({.begin = at, .end = at + 0x1000, .path = ""});
      mappings_.push_back({.begin = at + 0x1000, .end = at + 0x21000, .readable = true, .writable = true, .path = ""});
    }
  }
  Result<std::span<const std::byte>> View(Address, size_t size) const override {
    viewed_bytes_ += size;
    return std::span<const std::byte>(zeros_).first(size);
  }
  std::span<const Mapping> mappings() const override { return mappings_; }
  std::vector<Symbol> FindSymbols(std::string_view) const override { return {}; }
  std::vector<PageRange> OwnPages() const override { return {}; }
  uint64_t image_bytes() const override { return 0; }
  uint64_t viewed_bytes() const { return viewed_bytes_; }

 private:
  std::vector<Mapping> mappings_;
  std::vector<std::byte> zeros_ = std::vector<std::byte>(1 << 20);
  mutable uint64_t viewed_bytes_ = 0;
};

void* WaitForEver(void*) {
  while (true) pause();
}

size_t GuardsOf(const AddressSpace& space) {
  return static_cast<size_t>(std::ranges::count_if(
      space.mappings(), [](const Mapping& m) { return !m.readable && !m.writable && !m.executable && m.inode == 0; }));
}

TEST(ThreadStartsTest, AThreadBeganInTheFileWhoseFunctionItWasGiven) {
#if !defined(__x86_64__) || !defined(__GLIBC__)
  GTEST_SKIP() << "where the C library notes it is known of glibc on x86-64 alone";
#endif
  const TestChild child([](const TestChild::Line& line) {
    pthread_t thread;
    for (uint32_t i = 0; i < kThreads; ++i) pthread_create(&thread, nullptr, WaitForEver, nullptr);
    line.Send(1);
    return static_cast<int>(line.Receive());
  });
  child.Receive();
  const auto space = OpenLiveSpace(child.pid());
  if (GuardsOf(*space) < kThreads - 1) {
    GTEST_SKIP() << "this C library guards stacks by madvise, without a mapping: they are not found";
  }
  const auto starts = ThreadStarts(*space);
  ASSERT_EQ(starts.size(), 1u);
  EXPECT_EQ(starts.begin()->first, "memory_tests");
  // The stack of the first may be one mapping with what lies above it.
  EXPECT_GE(starts.begin()->second, kThreads - 1);
  EXPECT_LE(starts.begin()->second, kThreads);
}

TEST(ThreadStartsTest, NoTargetMakesUsReadStacksWithoutEnd) {
  const FakeStacks space(30000);
  EXPECT_TRUE(ThreadStarts(space).empty());
  EXPECT_GT(space.viewed_bytes(), 0u);
  EXPECT_LE(space.viewed_bytes(), uint64_t{64} << 20);
}

TEST(ThreadStartsTest, AProcessWithoutThreadsHasNone) {
  const TestChild child([](const TestChild::Line& line) { return static_cast<int>(line.Receive()); });
  EXPECT_TRUE(ThreadStarts(*OpenLiveSpace(child.pid())).empty());
}

}  // namespace
}  // namespace stillheld
