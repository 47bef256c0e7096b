#include "memory/freeze.h"

#include <gmock/gmock.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#include <atomic>
#include <thread>
#include <vector>

#include "memory/capture.h"
#include "memory/processes.h"
#include "memory/test_child.h"

namespace stillheld {
namespace {

constexpr std::chrono::milliseconds kPatience(5000);

TEST(FrozenThreads, StopsEveryThreadAndLetsAllGo) {
  TestChild child([](const TestChild::Line& line) {
    std::atomic<bool> stop = false;
    std::vector<std::thread> threads;
    for (int i = 0; i < 200; ++i) {
      threads.emplace_back([&] {
        while (!stop) sched_yield();
      });
    }
    line.Send(0);
    line.Receive();
    stop = true;
    for (std::thread& thread : threads) thread.join();
    return 0;
  });
  child.Receive();
  {
    FrozenThreads frozen(child.pid(), kPatience);
    EXPECT_EQ(frozen.threads().size(), 201u);
    for (pid_t thread : frozen.threads()) EXPECT_EQ(FindProcess(thread)->state, 't');
    frozen.LetGoAllBut(child.pid());
    EXPECT_THAT(frozen.threads(), testing::ElementsAre(child.pid()));
    EXPECT_EQ(FindProcess(child.pid())->state, 't');
  }
  for (pid_t thread : ThreadsOf(child.pid())) EXPECT_EQ(FindProcess(thread)->tracer, 0);
  child.Send(0);
  EXPECT_EQ(child.Wait(), 0);
}

TEST(FrozenThreads, PassesOnASignalThatEndsTheTarget) {
  TestChild child([](const TestChild::Line& line) {
    line.Send(0);
    while (true) {
    }
    return 0;
  });
  child.Receive();
  kill(child.pid(), SIGTERM);
  try {
    CaptureProcess(child.pid(), CaptureMode::kAuto);
    ADD_FAILURE() << "captured";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kNoSuchProcess);
  }
}

// vfork keeps the thread that calls it in the kernel until the new program runs. Here it never does, until it is told
// to.
TEST(CaptureProcess, GivesUpOnAThreadThatIsBusyInTheKernelAndLeavesNothingStopped) {
  TestChild child([](const TestChild::Line& line) {
    std::atomic<uint64_t> rounds = 0;
    int ends[2];
    CHECK(pipe(ends) == 0);
    std::thread worker([&, line] {
      line.Send(0);
      line.Receive();
      // Was it let go? Then it runs, and the other one can go on, too.
      for (int i = 0; i < 1000; ++i) ++rounds;
      CHECK(write(ends[1], "x", 1) == 1);
    });
    char byte;
    static int in;
    in = ends[0];
    pid_t program = vfork();
    if (program == 0) {
      (void)!read(in, &byte, 1);
      _exit(0);
    }
    worker.join();
    return waitpid(program, nullptr, 0) == program ? 0 : 1;
  });
  child.Receive();
  AwaitState(child.pid(), 'D');
  try {
    CaptureProcess(child.pid(), CaptureMode::kAuto);
    ADD_FAILURE() << "captured";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kIo);
    EXPECT_THAT(error.what(), testing::HasSubstr("busy in the kernel"));
  }
  EXPECT_EQ(FindProcess(child.pid())->tracer, 0);
  child.Send(0);
  EXPECT_EQ(child.Wait(), 0);
}

}  // namespace
}  // namespace stillheld
