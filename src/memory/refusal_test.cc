#include "memory/refusal.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <array>
#include <fstream>

#include "memory/capture.h"
#include "memory/processes.h"
#include "memory/test_child.h"

namespace stillheld {
namespace {

using testing::HasSubstr;

TEST(RefusalToRead, NamesAPidThatDoesNotExist) {
  Error error = RefusalToRead(0x7ffffffe, ESRCH);
  EXPECT_EQ(error.code(), ErrorCode::kNoSuchProcess);
  EXPECT_THAT(error.what(), HasSubstr("2147483646"));
  EXPECT_THAT(error.hint(), HasSubstr("stillheld ps"));
}

TEST(RefusalToRead, SaysThatAnEndedProcessEndedMidway) {
  TestChild child([](const TestChild::Line&) { return 0; });
  AwaitState(child.pid(), 'Z');
  Error error = RefusalToRead(child.pid(), EIO);
  EXPECT_EQ(error.code(), ErrorCode::kNoSuchProcess);
  EXPECT_THAT(error.what(), HasSubstr("ended while it was read"));
}

TEST(RefusalToRead, PassesOnAnyOtherFault) {
  Error error = RefusalToRead(getpid(), ENOMEM);
  EXPECT_EQ(error.code(), ErrorCode::kIo);
  EXPECT_THAT(error.what(), HasSubstr("Cannot allocate memory"));
}

TEST(RefuseForLackOfMemory, AsksForTheSizeOfTheTargetAndSomeMore) {
  constexpr uint64_t kGigabyte = 1 << 30;
  EXPECT_NO_THROW(RefuseForLackOfMemory(1, kGigabyte, 2 * kGigabyte));
  EXPECT_THROW(RefuseForLackOfMemory(1, kGigabyte, kGigabyte), Error);
  EXPECT_THROW(RefuseForLackOfMemory(1, UINT64_MAX, kGigabyte), Error);
  EXPECT_NO_THROW(RefuseForLackOfMemory(1, kGigabyte, UINT64_MAX));
}

// A 32-bit program of 90 bytes that waits for a signal.
TEST(RefuseUnreadable, RefusesA32BitProgram) {
  constexpr std::array<uint8_t, 95> kProgram = {
      0x7f, 'E', 'L', 'F', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0,  // 32 bits, little endian
      2, 0, 3, 0, 1, 0, 0, 0, 0x54, 0x80, 0x04, 0x08,           // a program for i386, its entry
      52, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 52, 0, 32, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x04,
      0x08, 0, 0x80, 0x04, 0x08,  // one
                                  // segment,
                                  // at
                                  // 0x8048000
      95, 0, 0, 0, 95, 0, 0, 0, 5, 0, 0, 0, 0, 0x10, 0, 0, 0xb8, 29, 0, 0, 0, 0xcd, 0x80, 0xeb, 0xf7, 0,
      0};  // again: mov $29 (pause), %eax; int $0x80; jmp again
  std::string path = testing::TempDir() + "stillheld_32_bit_program";
  std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(kProgram.data()), kProgram.size());
  chmod(path.c_str(), 0700);
  TestChild child([&path](const TestChild::Line&) {
    execl(path.c_str(), path.c_str(), nullptr);
    return 1;
  });
  while (FindProcess(child.pid())->name == FindProcess(getpid())->name && FindProcess(child.pid())->state != 'Z') {
    sched_yield();
  }
  if (FindProcess(child.pid())->state == 'Z') GTEST_SKIP() << "32-bit programs do not run here";
  try {
    CaptureProcess(child.pid(), CaptureMode::kAuto);
    ADD_FAILURE() << "captured";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kUnsupportedBuild);
    EXPECT_THAT(error.what(), HasSubstr("32-bit"));
  }
  EXPECT_EQ(FindProcess(child.pid())->tracer, 0);
  unlink(path.c_str());
}

}  // namespace
}  // namespace stillheld
