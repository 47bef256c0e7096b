#include "memory/capture.h"

#include <gmock/gmock.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>

#include <algorithm>
#include <cstring>

#include "base/bytes.h"
#include "base/error.h"
#include "memory/processes.h"
#include "memory/test_child.h"

namespace stillheld {
namespace {

class CaptureEveryMode : public testing::TestWithParam<CaptureMode> {};
INSTANTIATE_TEST_SUITE_P(Modes, CaptureEveryMode, testing::Values(CaptureMode::kCopy, CaptureMode::kFork));

std::byte* MapPages(size_t count, int protection = PROT_READ | PROT_WRITE) {
  void* bytes = mmap(nullptr, count * 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  CHECK(bytes != MAP_FAILED);
  return static_cast<std::byte*>(bytes);
}

uint64_t ValueOf(const void* pointer) { return reinterpret_cast<uint64_t>(pointer); }

// A child that owns two pages with known bytes and sends their address.
int HoldTwoPages(const TestChild::Line& line) {
  std::byte* pages = MapPages(2);
  std::memset(pages, 0x5a, 4096);
  std::memset(pages + 4096, 0xa5, 4096);
  line.Send(ValueOf(pages));
  line.Receive();
  return 0;
}

ErrorCode CodeOfFailure(pid_t pid, CaptureMode mode = CaptureMode::kAuto) {
  try {
    CaptureProcess(pid, mode);
  } catch (const Error& error) {
    EXPECT_FALSE(error.hint().empty());
    return error.code();
  }
  ADD_FAILURE() << "captured";
  return ErrorCode::kUsage;
}

TEST_P(CaptureEveryMode, HoldsTheBytesOfTheTarget) {
  TestChild child(HoldTwoPages);
  Address pages(child.Receive());
  Capture capture = CaptureProcess(child.pid(), GetParam());
  auto bytes = capture.space->View(pages + 4095, 2);
  ASSERT_TRUE(bytes.has_value());
  EXPECT_EQ((*bytes)[0], std::byte{0x5a});
  EXPECT_EQ((*bytes)[1], std::byte{0xa5});
  EXPECT_EQ(capture.stop.mode, GetParam()) << capture.stop.reason;
  EXPECT_FALSE(capture.stop.reason.empty());
  EXPECT_GT(capture.stop.stop_ns, 0u);
}

TEST_P(CaptureEveryMode, LeavesAWorkerTheMemoryThatItSharesWithItsParent) {
  constexpr size_t kPages = 4096;  // 16 MiB
  std::byte* shared = MapPages(kPages);
  std::memset(shared, 1, kPages * 4096);
  TestChild child([](const TestChild::Line& line) { return static_cast<int>(line.Receive()); });
  const auto before = PrivateBytes(child.pid());
  CaptureProcess(child.pid(), GetParam());
  const auto after = PrivateBytes(child.pid());
  munmap(shared, kPages * 4096);
  ASSERT_TRUE(before && after);
  EXPECT_LT(*after, *before + kPages * 4096 / 8);
}

TEST_P(CaptureEveryMode, IsNotChangedByWhatTheTargetDoesLater) {
  TestChild child([](const TestChild::Line& line) {
    std::byte* page = MapPages(1);
    *page = std::byte{1};
    line.Send(ValueOf(page));
    line.Receive();
    *page = std::byte{2};
    line.Send(0);
    line.Receive();
    return 0;
  });
  Address page(child.Receive());
  Capture capture = CaptureProcess(child.pid(), GetParam());
  child.Send(0);
  child.Receive();
  EXPECT_EQ(capture.space->View(page, 1).value()[0], std::byte{1});
}

TEST_P(CaptureEveryMode, OutlivesTheTarget) {
  static const char kText[] = "text in the program's own file";
  Address page;
  std::unique_ptr<AddressSpace> space;
  {
    TestChild child(HoldTwoPages);
    page = Address(child.Receive());
    space = CaptureProcess(child.pid(), GetParam()).space;
  }
  EXPECT_EQ(space->View(page, 1).value()[0], std::byte{0x5a});
  auto text = space->View(Address(ValueOf(kText)), sizeof(kText));
  ASSERT_TRUE(text.has_value());
  EXPECT_EQ(std::memcmp(text->data(), kText, sizeof(kText)), 0);
}

TEST_P(CaptureEveryMode, LeavesTheTargetRunningAndUntraced) {
  TestChild child([](const TestChild::Line& line) {
    line.Send(0);
    return line.Receive() == 42 ? 7 : 1;
  });
  child.Receive();
  CaptureProcess(child.pid(), GetParam());
  EXPECT_EQ(FindProcess(child.pid())->tracer, 0);
  EXPECT_EQ(FindProcess(child.pid())->threads, 1u);
  EXPECT_THAT(ChildrenOf(child.pid()), testing::IsEmpty());
  child.Send(42);
  int status = child.Wait();
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 7) << status;
}

TEST_P(CaptureEveryMode, DoesNotPayForMemoryThatWasReservedAndNeverTouched) {
  TestChild child([](const TestChild::Line& line) {
    std::byte* pages = MapPages((size_t{8} << 30) / 4096);
    pages[size_t{4} << 30] = std::byte{3};
    line.Send(ValueOf(pages));
    line.Receive();
    return 0;
  });
  Address pages(child.Receive());
  Capture capture = CaptureProcess(child.pid(), GetParam());
  EXPECT_LE(capture.space->image_bytes(), ResidentBytes(child.pid()));
  EXPECT_EQ(capture.space->View(pages + (uint64_t{4} << 30), 1).value()[0], std::byte{3});
  EXPECT_EQ(capture.space->View(pages, 1).value()[0], std::byte{0});
}

TEST_P(CaptureEveryMode, RefusesAViewOfWhatIsNotMappedOrNotReadable) {
  TestChild child([](const TestChild::Line& line) {
    std::byte* pages = MapPages(3);
    mprotect(pages + 4096, 4096, PROT_NONE);
    line.Send(ValueOf(pages));
    line.Receive();
    return 0;
  });
  Address pages(child.Receive());
  Capture capture = CaptureProcess(child.pid(), GetParam());
  EXPECT_TRUE(capture.space->View(pages, 4096).has_value());
  EXPECT_FALSE(capture.space->View(pages, 4097).has_value());
  EXPECT_FALSE(capture.space->View(pages + 4096, 1).has_value());
  EXPECT_TRUE(capture.space->View(pages + 8192, 4096).has_value());
  EXPECT_FALSE(capture.space->View(Address(0), 1).has_value());
  EXPECT_FALSE(capture.space->View(Address(8), SIZE_MAX).has_value());
  EXPECT_FALSE(capture.space->View(pages, SIZE_MAX).has_value());
  EXPECT_FALSE(capture.space->View(Address(UINT64_MAX), 1).has_value());
}

TEST_P(CaptureEveryMode, ReadsWhatIsSharedAndWhatAFileBacks) {
  static const char kText[] = "a constant of the test program";
  TestChild child([](const TestChild::Line& line) {
    void* shared = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    std::strcpy(static_cast<char*>(shared), "shared");
    line.Send(ValueOf(shared));
    line.Receive();
    return 0;
  });
  Address shared(child.Receive());
  Capture capture = CaptureProcess(child.pid(), GetParam());
  EXPECT_EQ(std::memcmp(capture.space->View(shared, 7).value().data(), "shared", 7), 0);
  auto text = capture.space->View(Address(ValueOf(kText)), sizeof(kText));
  EXPECT_EQ(std::memcmp(text.value().data(), kText, sizeof(kText)), 0);
}

TEST_P(CaptureEveryMode, LeavesAStoppedTargetStopped) {
  TestChild child(HoldTwoPages);
  Address pages(child.Receive());
  kill(child.pid(), SIGSTOP);
  int status = 0;
  waitpid(child.pid(), &status, WUNTRACED);
  ASSERT_TRUE(WIFSTOPPED(status));
  Capture capture = CaptureProcess(child.pid(), GetParam());
  EXPECT_EQ(capture.space->View(pages, 1).value()[0], std::byte{0x5a});
  AwaitState(child.pid(), 'T');
  kill(child.pid(), SIGCONT);
  child.Send(0);
  EXPECT_TRUE(WIFEXITED(child.Wait()));
}

TEST(CaptureProcess, RefusesAPidThatDoesNotExist) {
  EXPECT_EQ(CodeOfFailure(0x7ffffffe), ErrorCode::kNoSuchProcess);
  EXPECT_EQ(CodeOfFailure(0), ErrorCode::kNoSuchProcess);
  EXPECT_EQ(CodeOfFailure(-1), ErrorCode::kNoSuchProcess);
}

TEST(CaptureProcess, RefusesItself) { EXPECT_EQ(CodeOfFailure(getpid()), ErrorCode::kUsage); }

TEST(CaptureProcess, RefusesAZombie) {
  TestChild child([](const TestChild::Line&) { return 0; });
  siginfo_t info;
  waitid(P_PID, static_cast<id_t>(child.pid()), &info, WEXITED | WNOWAIT);
  EXPECT_EQ(CodeOfFailure(child.pid()), ErrorCode::kNoSuchProcess);
}

TEST(CaptureProcess, RefusesAThreadOfTheKernel) {
  if (!FindProcess(2)) GTEST_SKIP() << "no kernel threads to be seen here";
  EXPECT_EQ(CodeOfFailure(2), ErrorCode::kUsage);
}

// The attempt is made in a child that has no privileges.
TEST(CaptureProcess, RefusesTheProcessOfAnotherUser) {
  if (geteuid() != 0) GTEST_SKIP() << "needs root, to become somebody else";
  TestChild target(HoldTwoPages);
  target.Receive();
  pid_t pid = target.pid();
  TestChild stranger([pid](const TestChild::Line&) {
    constexpr uid_t kNobody = 65534;
    CHECK(setresgid(kNobody, kNobody, kNobody) == 0 && setresuid(kNobody, kNobody, kNobody) == 0);
    return CodeOfFailure(pid) == ErrorCode::kNoPermission ? 0 : 1;
  });
  EXPECT_EQ(stranger.Wait(), 0);
}

TEST(CaptureProcess, RefusesAProcessThatForbidsIt) {
  if (geteuid() != 0) GTEST_SKIP() << "needs root, to become somebody else";
  TestChild stranger([](const TestChild::Line&) {
    constexpr uid_t kNobody = 65534;
    CHECK(setresgid(kNobody, kNobody, kNobody) == 0 && setresuid(kNobody, kNobody, kNobody) == 0);
    TestChild target([](const TestChild::Line& line) {
      prctl(PR_SET_DUMPABLE, 0);
      return HoldTwoPages(line);
    });
    target.Receive();
    return CodeOfFailure(target.pid()) == ErrorCode::kNoPermission ? 0 : 1;
  });
  EXPECT_EQ(stranger.Wait(), 0);
}

TEST(CaptureProcess, RefusesAProcessThatSomebodyTraces) {
  TestChild target(HoldTwoPages);
  target.Receive();
  pid_t pid = target.pid();
  TestChild second([pid](const TestChild::Line& line) {
    line.Receive();
    return CodeOfFailure(pid) == ErrorCode::kNoPermission ? 0 : 1;
  });
  ASSERT_EQ(ptrace(PTRACE_SEIZE, target.pid(), nullptr, nullptr), 0);
  second.Send(0);
  EXPECT_EQ(second.Wait(), 0);
}

}  // namespace
}  // namespace stillheld
