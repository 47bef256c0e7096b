// What a fork must leave as it was. The targets check themselves, and their exit status says whether all was well.
#include <gmock/gmock.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include <array>
#include <atomic>
#include <csignal>
#include <ctime>
#include <thread>
#include <vector>

#include "base/error.h"
#include "memory/capture.h"
#include "memory/processes.h"
#include "memory/test_child.h"

namespace stillheld {
namespace {

constexpr int kFine = 0;

// Captures the child, in fork mode for sure.
Capture Fork(const TestChild& child) {
  Capture capture = CaptureProcess(child.pid(), CaptureMode::kFork);
  EXPECT_EQ(capture.stop.mode, CaptureMode::kFork) << capture.stop.reason;
  return capture;
}

uint64_t NowNs() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1'000'000'000 + static_cast<uint64_t>(now.tv_nsec);
}

TEST(Fork, LeavesASleeperAsleepForItsWholeTime) {
  constexpr uint64_t kSleepNs = 300'000'000;
  TestChild child([](const TestChild::Line& line) {
    line.Send(0);
    uint64_t begin = NowNs();
    timespec time{0, kSleepNs};
    if (nanosleep(&time, nullptr) != 0) return 1;
    if (NowNs() - begin < kSleepNs) return 2;
    return kFine;
  });
  child.Receive();
  try {
    for (int i = 0; i < 3; ++i) Fork(child);
  } catch (const Error&) {
    // It has had its sleep.
  }
  EXPECT_EQ(child.Wait(), kFine);
}

TEST(Fork, LetsABlockedReadGoOn) {
  TestChild child([](const TestChild::Line& line) {
    line.Send(0);
    uint64_t number = 0;
    // The raw call: EINTR would show.
    return read(line.in(), &number, sizeof(number)) == sizeof(number) && number == 42 ? kFine : 1;
  });
  child.Receive();
  AwaitState(child.pid(), 'S');
  for (int i = 0; i < 3; ++i) Fork(child);
  child.Send(42);
  EXPECT_EQ(child.Wait(), kFine);
}

TEST(Fork, LetsAPollGoOnAndKeepsItsSignalMask) {
  TestChild child([](const TestChild::Line& line) {
    sigset_t blocked, now;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1);
    sigprocmask(SIG_SETMASK, &blocked, nullptr);
    sigset_t while_polling;
    sigfillset(&while_polling);
    line.Send(0);
    pollfd wait_for{line.in(), POLLIN, 0};
    if (ppoll(&wait_for, 1, nullptr, &while_polling) != 1) return 1;
    sigprocmask(SIG_SETMASK, nullptr, &now);
    return sigismember(&now, SIGUSR1) == 1 && sigismember(&now, SIGUSR2) == 0 ? kFine : 2;
  });
  child.Receive();
  AwaitState(child.pid(), 'S');
  for (int i = 0; i < 3; ++i) Fork(child);
  child.Send(0);
  EXPECT_EQ(child.Wait(), kFine);
}

std::atomic<int> children_ended = 0;

TEST(Fork, SendsNoSignalAndLeavesNoChild) {
  TestChild child([](const TestChild::Line& line) {
    signal(SIGCHLD, [](int) { ++children_ended; });
    line.Send(0);
    line.Receive();
    bool no_child = waitpid(-1, nullptr, WNOHANG | __WALL) == -1 && errno == ECHILD;
    return no_child && children_ended == 0 ? kFine : 1;
  });
  child.Receive();
  for (int i = 0; i < 3; ++i) Fork(child);
  EXPECT_THAT(ChildrenOf(child.pid()), testing::IsEmpty());
  child.Send(0);
  EXPECT_EQ(child.Wait(), kFine);
}

TEST(Fork, KeepsTheAlternateSignalStackOfATarget) {
  TestChild child([](const TestChild::Line& line) {
    static std::array<char, 65536> room;
    stack_t before{.ss_sp = room.data(), .ss_flags = 0, .ss_size = room.size()}, after{};
    sigaltstack(&before, nullptr);
    line.Send(0);
    line.Receive();
    sigaltstack(nullptr, &after);
    return after.ss_sp == before.ss_sp && after.ss_size == before.ss_size && after.ss_flags == 0 ? kFine : 1;
  });
  child.Receive();
  for (int i = 0; i < 3; ++i) Fork(child);
  child.Send(0);
  EXPECT_EQ(child.Wait(), kFine);
}

TEST(Fork, DeliversTheSignalsThatCameMeanwhile) {
  TestChild child([](const TestChild::Line& line) {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, nullptr);
    line.Send(0);
    for (int expected = 0; expected < 200; ++expected) {
      siginfo_t info;
      // This call is one of the few that the kernel ends with EINTR whenever its thread is stopped, by anybody.
      while (sigwaitinfo(&all, &info) < 0) {
        if (errno != EINTR) return 1;
      }
      if (info.si_value.sival_int != expected) return 2;
    }
    return kFine;
  });
  child.Receive();
  for (int i = 0; i < 200; ++i) {
    sigval value{};
    value.sival_int = i;
    sigqueue(child.pid(), SIGRTMIN, value);
    if (i % 40 == 0) Fork(child);
  }
  EXPECT_EQ(child.Wait(), kFine);
}

TEST(Fork, ReadsEveryOneOfManyThreadsAndLeavesThemRunning) {
  constexpr int kThreads = 64;
  TestChild child([](const TestChild::Line& line) {
    std::atomic<bool> stop = false;
    std::atomic<uint64_t> rounds = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
      threads.emplace_back([&] {
        while (!stop) {
          ++rounds;
          timespec pause{0, 1'000'000};
          if (nanosleep(&pause, nullptr) != 0) abort();
        }
      });
    }
    line.Send(0);
    line.Receive();
    uint64_t before = rounds;
    while (rounds < before + kThreads) sched_yield();
    stop = true;
    for (std::thread& thread : threads) thread.join();
    return kFine;
  });
  child.Receive();
  for (int i = 0; i < 5; ++i) Fork(child);
  EXPECT_EQ(FindProcess(child.pid())->threads, kThreads + 1u);
  child.Send(0);
  EXPECT_EQ(child.Wait(), kFine);
}

TEST(Fork, WorksWhileThreadsComeAndGo) {
  TestChild child([](const TestChild::Line& line) {
    std::atomic<bool> stop = false;
    std::thread spawner([&] {
      while (!stop) std::thread([] {}).join();
    });
    line.Send(0);
    line.Receive();
    stop = true;
    spawner.join();
    return kFine;
  });
  child.Receive();
  for (int i = 0; i < 20; ++i) Fork(child);
  child.Send(0);
  EXPECT_EQ(child.Wait(), kFine);
}

TEST(Fork, RefusesATargetWhoseFirstThreadHasEnded) {
  TestChild child([](const TestChild::Line& line) {
    std::thread([line] { _exit(line.Receive() == 42 ? kFine : 1); }).detach();
    syscall(SYS_exit, 0);
    return 1;
  });
  AwaitState(child.pid(), 'Z');
  EXPECT_THROW(CaptureProcess(child.pid(), CaptureMode::kFork), Error);
  child.Send(42);
  EXPECT_EQ(child.Wait(), kFine);
}

// A socket that the target closes while its memory is read must be closed for the peer: the frozen child shares the
// descriptors at first. The target closes it while the capture's image is held, too.
TEST(Fork, HoldsNoDescriptorOpen) {
  TestChild child([](const TestChild::Line& line) {
    int ends[2];
    CHECK(pipe(ends) == 0);
    line.Send(static_cast<uint64_t>(ends[0]));
    line.Receive();
    close(ends[1]);
    char byte;
    int result = read(ends[0], &byte, 1) == 0 ? kFine : 1;  // hangs if anybody else has the other end
    line.Send(0);
    line.Receive();
    return result;
  });
  child.Receive();
  Capture capture = Fork(child);
  child.Send(0);
  child.Receive();
  child.Send(0);
  EXPECT_EQ(child.Wait(), kFine);
}

TEST(Fork, IsNotTriedOnATargetWithASeccompFilter) {
  TestChild child([](const TestChild::Line& line) {
    sock_filter allow_all = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    sock_fprog program{1, &allow_all};
    CHECK(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
    CHECK(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0);
    line.Send(0);
    line.Receive();
    return kFine;
  });
  child.Receive();
  Capture capture = CaptureProcess(child.pid(), CaptureMode::kFork);
  EXPECT_EQ(capture.stop.mode, CaptureMode::kCopy);
  EXPECT_THAT(capture.stop.reason, testing::HasSubstr("seccomp"));
  child.Send(0);
  EXPECT_EQ(child.Wait(), kFine);
}

TEST(Fork, IsNotTriedNearTheLimitOfProcesses) {
  if (geteuid() != 0) GTEST_SKIP() << "needs root, to become somebody else";
  TestChild child([](const TestChild::Line& line) {
    rlimit limit{1, 1};
    CHECK(setrlimit(RLIMIT_NPROC, &limit) == 0);
    CHECK(setresuid(65533, 65533, 65533) == 0);
    line.Send(0);
    line.Receive();
    return kFine;
  });
  child.Receive();
  Capture capture = CaptureProcess(child.pid(), CaptureMode::kFork);
  EXPECT_EQ(capture.stop.mode, CaptureMode::kCopy);
  EXPECT_THAT(capture.stop.reason, testing::HasSubstr("processes"));
  child.Send(0);
  EXPECT_EQ(child.Wait(), kFine);
}

TEST(Fork, IsNotTriedWithoutRoomOnTheStack) {
  TestChild child([](const TestChild::Line& line) {
    // A thread whose stack ends right below it.
    std::byte* stack =
        static_cast<std::byte*>(mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    line.Send(0);
    uint64_t number = 0;
    int64_t got = 0;
    asm volatile(
        "mov %%rsp, %%r12\n\t"
        "mov %[stack], %%rsp\n\t"
        "syscall\n\t"
        "mov %%r12, %%rsp"
        : "=a"(got)
        : "a"(SYS_read), "D"(line.in()), "S"(&number), "d"(sizeof(number)), [stack] "r"(stack + 4096)
        : "rcx", "r11", "r12", "memory");
    return got == sizeof(number) ? kFine : 1;
  });
  child.Receive();
  AwaitState(child.pid(), 'S');
  Capture capture = CaptureProcess(child.pid(), CaptureMode::kFork);
  EXPECT_EQ(capture.stop.mode, CaptureMode::kCopy);
  EXPECT_THAT(capture.stop.reason, testing::HasSubstr("stack"));
  child.Send(0);
  EXPECT_EQ(child.Wait(), kFine);
}

// The init of a pid namespace, and a process that adopts orphans, would find the frozen child among their own.
TEST(Fork, LeavesNoZombieInTheInitOfAPidNamespace) {
  if (geteuid() != 0) GTEST_SKIP() << "needs root, to make a pid namespace";
  TestChild outer([](const TestChild::Line& line) {
    CHECK(unshare(CLONE_NEWPID) == 0);
    TestChild init([](const TestChild::Line& inner) {
      CHECK(getpid() == 1);
      inner.Send(0);
      inner.Receive();
      return waitpid(-1, nullptr, WNOHANG | __WALL) == -1 && errno == ECHILD ? kFine : 1;
    });
    init.Receive();
    line.Send(static_cast<uint64_t>(init.pid()));
    line.Receive();
    init.Send(0);
    return init.Wait();
  });
  auto init = static_cast<pid_t>(outer.Receive());
  Capture capture = CaptureProcess(init, CaptureMode::kFork);
  EXPECT_EQ(capture.stop.mode, CaptureMode::kFork) << capture.stop.reason;
  outer.Send(0);
  EXPECT_EQ(outer.Wait(), kFine);
}

TEST(Fork, LeavesNoZombieInAProcessThatAdoptsOrphans) {
  TestChild child([](const TestChild::Line& line) {
    CHECK(prctl(PR_SET_CHILD_SUBREAPER, 1) == 0);
    line.Send(0);
    line.Receive();
    return waitpid(-1, nullptr, WNOHANG | __WALL) == -1 && errno == ECHILD ? kFine : 1;
  });
  child.Receive();
  Fork(child);
  child.Send(0);
  EXPECT_EQ(child.Wait(), kFine);
}

}  // namespace
}  // namespace stillheld
