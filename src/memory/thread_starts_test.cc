#include "memory/thread_starts.h"

#include <gtest/gtest.h>
#include <pthread.h>

#include "memory/live_space.h"
#include "memory/test_child.h"

namespace stillheld {
namespace {

constexpr uint32_t kThreads = 12;

void* WaitForEver(void*) {
  while (true) pause();
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
  const auto starts = ThreadStarts(*OpenLiveSpace(child.pid()));
  ASSERT_EQ(starts.size(), 1u);
  EXPECT_EQ(starts.begin()->first, "memory_tests");
  // The stack of the first may be one mapping with what lies above it.
  EXPECT_GE(starts.begin()->second, kThreads - 1);
  EXPECT_LE(starts.begin()->second, kThreads);
}

TEST(ThreadStartsTest, AProcessWithoutThreadsHasNone) {
  const TestChild child([](const TestChild::Line& line) { return static_cast<int>(line.Receive()); });
  EXPECT_TRUE(ThreadStarts(*OpenLiveSpace(child.pid())).empty());
}

}  // namespace
}  // namespace stillheld
