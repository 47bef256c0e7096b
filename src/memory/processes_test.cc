#include "memory/processes.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <thread>

#include "memory/ports.h"
#include "memory/test_child.h"

namespace stillheld {
namespace {

int Wait(const TestChild::Line& line) {
  line.Send(0);
  line.Receive();
  return 0;
}

TEST(FindProcess, DescribesAChild) {
  TestChild child([](const TestChild::Line& line) {
    prctl(PR_SET_NAME, ") R 1 (odd\n");
    std::thread thread([&] { Wait(line); });
    thread.join();
    return 0;
  });
  child.Receive();
  AwaitState(child.pid(), 'S');
  auto info = FindProcess(child.pid());
  ASSERT_TRUE(info.has_value());
  EXPECT_EQ(info->pid, child.pid());
  EXPECT_EQ(info->parent, getpid());
  EXPECT_EQ(info->uid, geteuid());
  EXPECT_EQ(info->state, 'S');
  EXPECT_EQ(info->threads, 2u);
  EXPECT_EQ(info->tracer, 0);
  EXPECT_GT(info->resident_bytes, 0u);
  EXPECT_LT(info->age_seconds, 3600);
  EXPECT_EQ(info->namespace_pids.back(), child.pid());
  EXPECT_EQ(info->executable, FindProcess(getpid())->executable);
  EXPECT_EQ(info->command_line, FindProcess(getpid())->command_line);
  EXPECT_EQ(ThreadsOf(child.pid()).size(), 2u);
}

TEST(FindProcess, KnowsNothingOfAPidThatDoesNotExist) {
  EXPECT_FALSE(FindProcess(0x7ffffffe).has_value());
  EXPECT_FALSE(FindProcess(0).has_value());
  EXPECT_FALSE(FindProcess(-1).has_value());
  EXPECT_THAT(ThreadsOf(0x7ffffffe), testing::IsEmpty());
  EXPECT_FALSE(PrivateBytes(0x7ffffffe).has_value());
  EXPECT_EQ(ResidentBytes(0x7ffffffe), 0u);
}

TEST(ListProcesses, ContainsThisOneOnce) {
  auto processes = ListProcesses();
  EXPECT_EQ(std::count_if(processes.begin(), processes.end(), [](const auto& p) { return p.pid == getpid(); }), 1);
}

TEST(DescendantsOf, ListsChildrenBeforeTheirs) {
  TestChild child([](const TestChild::Line& line) {
    TestChild grandchild(Wait);
    grandchild.Receive();
    line.Send(static_cast<uint64_t>(grandchild.pid()));
    line.Receive();
    return 0;
  });
  auto grandchild = static_cast<pid_t>(child.Receive());
  EXPECT_THAT(DescendantsOf(getpid()), testing::ElementsAre(child.pid(), grandchild));
  EXPECT_THAT(ChildrenOf(getpid()), testing::ElementsAre(child.pid()));
  EXPECT_THAT(DescendantsOf(grandchild), testing::IsEmpty());
}

TEST(PrivateBytes, CountsWhatTheChildHasTouched) {
  constexpr size_t kBytes = 32 << 20;
  TestChild child([](const TestChild::Line& line) {
    void* bytes = mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    std::memset(bytes, 1, kBytes);
    return Wait(line);
  });
  child.Receive();
  EXPECT_GE(PrivateBytes(child.pid()).value(), kBytes);
  EXPECT_LT(PrivateBytes(child.pid()).value(), kBytes + (8 << 20));
  EXPECT_GE(ResidentBytes(child.pid()), kBytes);
}

int ListenOn(const TestChild::Line& line, bool listening) {
  int server = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof(address);
  CHECK(bind(server, reinterpret_cast<sockaddr*>(&address), length) == 0);
  CHECK(!listening || listen(server, 1) == 0);
  getsockname(server, reinterpret_cast<sockaddr*>(&address), &length);
  line.Send(ntohs(address.sin_port));
  line.Receive();
  return 0;
}

TEST(ListeningPorts, FindsThePortOfAServer) {
  TestChild child([](const TestChild::Line& line) { return ListenOn(line, true); });
  auto port = static_cast<uint16_t>(child.Receive());
  EXPECT_THAT(ListeningPorts(child.pid()), testing::ElementsAre(ListeningPort{"127.0.0.1", port}));
}

TEST(ListeningPorts, LeavesOutASocketThatDoesNotListen) {
  TestChild child([](const TestChild::Line& line) { return ListenOn(line, false); });
  child.Receive();
  EXPECT_THAT(ListeningPorts(child.pid()), testing::IsEmpty());
}

TEST(ListeningPorts, LeavesOutThePortsOfOthers) {
  TestChild server([](const TestChild::Line& line) { return ListenOn(line, true); });
  server.Receive();
  TestChild other(Wait);
  other.Receive();
  EXPECT_THAT(ListeningPorts(other.pid()), testing::IsEmpty());
  EXPECT_THAT(ListeningPorts(0x7ffffffe), testing::IsEmpty());
}

int WaitInNetworkOfItsOwn(const TestChild::Line& line) {
  line.Send(unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0 || unshare(CLONE_NEWNET) == 0 ? 1 : 0);
  line.Receive();
  return 0;
}

TEST(ShareNetwork, TellsAContainersNetworkFromOurs) {
  TestChild near(Wait), apart(WaitInNetworkOfItsOwn);
  near.Receive();
  EXPECT_TRUE(ShareNetwork(getpid(), near.pid()));
  EXPECT_FALSE(ShareNetwork(getpid(), 0x7ffffffe));
  EXPECT_FALSE(ShareNetwork(0x7ffffffe, 0x7ffffffe));
  if (apart.Receive() == 0) GTEST_SKIP() << "this system lets nobody make a network namespace";
  EXPECT_FALSE(ShareNetwork(getpid(), apart.pid()));
}

}  // namespace
}  // namespace stillheld
