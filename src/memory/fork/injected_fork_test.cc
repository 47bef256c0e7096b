// The frozen child while it is there: what the target and its peers see of it.
#include "memory/fork/injected_fork.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/socket.h>

#include <optional>

#include "memory/maps.h"
#include "memory/page_scan.h"
#include "memory/processes.h"
#include "memory/target_memory.h"
#include "memory/test_child.h"

namespace stillheld {
namespace {

constexpr std::chrono::milliseconds kPatience(1000);

std::optional<ForkResult> ForkOf(const TestChild& target) {
  UniqueFd memory = OpenTargetMemory(target.pid());
  std::vector<Mapping> mappings = ReadMaps(target.pid());
  std::optional<Gadgets> gadgets = FindGadgets(memory, mappings);
  FrozenThreads frozen(target.pid(), kPatience);
  auto fork = InjectFork(frozen, gadgets.value(), mappings, memory, false);
  EXPECT_TRUE(fork.has_value()) << fork.error();
  return fork ? std::optional(*std::move(fork)) : std::nullopt;
}

// A target with one end of a socket, of which we have the other; it closes its end when it is told to.
struct SocketHolder {
  SocketHolder() {
    int ends[2];
    CHECK(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
    child.emplace([&ends](const TestChild::Line& line) {
      close(ends[1]);
      line.Send(0);
      line.Receive();
      close(ends[0]);
      line.Send(0);
      line.Receive();
      return 0;
    });
    close(ends[0]);
    ours = UniqueFd(ends[1]);
    child->Receive();
  }
  bool IsClosed() const {
    char byte;
    return recv(ours.get(), &byte, 1, MSG_DONTWAIT) == 0;
  }
  std::optional<TestChild> child;
  UniqueFd ours;
};

TEST(FrozenChild, DoesNotKeepASocketOpenThatTheTargetCloses) {
  SocketHolder holder;
  std::optional<ForkResult> fork = ForkOf(*holder.child);
  ASSERT_TRUE(fork.has_value());
  fork->child.CloseFiles();
  EXPECT_FALSE(holder.IsClosed());
  holder.child->Send(0);
  holder.child->Receive();
  EXPECT_TRUE(holder.IsClosed());
}

TEST(FrozenChild, DoesNotKeepASocketOpenBeforeItHasClosedItsOwnFilesEither) {
  SocketHolder holder;
  std::optional<ForkResult> fork = ForkOf(*holder.child);
  ASSERT_TRUE(fork.has_value());
  holder.child->Send(0);
  holder.child->Receive();
  EXPECT_TRUE(holder.IsClosed());
}

TEST(FrozenChild, DoesNotKeepASocketOpenWhenTheTargetEnds) {
  SocketHolder holder;
  std::optional<ForkResult> fork = ForkOf(*holder.child);
  ASSERT_TRUE(fork.has_value());
  fork->child.CloseFiles();
  holder.child.reset();
  EXPECT_TRUE(holder.IsClosed());
}

TEST(FrozenChild, HasTheMemoryOfTheMomentAndIsNoChildOfTheTarget) {
  static volatile int value = 1;
  TestChild target([](const TestChild::Line& line) {
    value = 2;
    line.Send(0);
    line.Receive();
    value = 3;
    line.Send(0);
    line.Receive();
    return 0;
  });
  target.Receive();
  std::optional<ForkResult> fork = ForkOf(target);
  ASSERT_TRUE(fork.has_value());
  EXPECT_EQ(fork->to_collect, 0);
  target.Send(0);
  target.Receive();
  // Its thread collects the helper by itself: it has when it goes on.
  EXPECT_THAT(ChildrenOf(target.pid()), testing::IsEmpty());
  UniqueFd memory = OpenTargetMemory(fork->child.pid());
  int seen = 0;
  Address at(reinterpret_cast<uint64_t>(&value));
  ReadTargetMemory(memory, at, std::as_writable_bytes(std::span(&seen, 1)));
  EXPECT_EQ(seen, 2);
}

TEST(FrozenChild, IsGoneWhenItIsEnded) {
  SocketHolder holder;
  std::optional<ForkResult> fork = ForkOf(*holder.child);
  ASSERT_TRUE(fork.has_value());
  pid_t pid = fork->child.pid();
  EXPECT_EQ(FindProcess(pid)->tracer, getpid());
  fork->child.End();
  std::optional<ProcessInfo> left = FindProcess(pid);
  EXPECT_TRUE(!left || left->state == 'Z' || left->state == 'X');  // init collects it
}

}  // namespace
}  // namespace stillheld
