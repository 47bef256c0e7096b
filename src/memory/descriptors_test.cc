#include "memory/descriptors.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/fd.h"

namespace stillheld {
namespace {

const OpenDescriptor* Find(const Descriptors& descriptors, int number) {
  for (const OpenDescriptor& one : descriptors.open) {
    if (one.number == number) return &one;
  }
  return nullptr;
}

TEST(ReadDescriptors, TellsTheKindsOfOurOwn) {
  const UniqueFd file(open("/etc/passwd", O_RDONLY)), null(open("/dev/null", O_RDONLY)), poll(epoll_create1(0));
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const UniqueFd in(ends[0]), out(ends[1]);
  const Descriptors found = ReadDescriptors(getpid());
  ASSERT_TRUE(found.is_readable);
  EXPECT_EQ(Find(found, file.get())->kind, "file");
  EXPECT_EQ(Find(found, file.get())->path, "/etc/passwd");
  EXPECT_EQ(Find(found, null.get())->kind, "device");
  EXPECT_EQ(Find(found, poll.get())->kind, "epoll");
  EXPECT_EQ(Find(found, in.get())->kind, "pipe");
  EXPECT_EQ(Find(found, in.get())->inode, Find(found, out.get())->inode);
  EXPECT_GT(found.limit, 2u);
}

TEST(ReadDescriptors, TellsWhereASocketListens) {
  const UniqueFd listener(socket(AF_INET, SOCK_STREAM, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(bind(listener.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
  ASSERT_EQ(listen(listener.get(), 1), 0);
  socklen_t size = sizeof(address);
  ASSERT_EQ(getsockname(listener.get(), reinterpret_cast<sockaddr*>(&address), &size), 0);
  const Descriptors found = ReadDescriptors(getpid());
  const OpenDescriptor* socket = Find(found, listener.get());
  ASSERT_NE(socket, nullptr);
  EXPECT_EQ(socket->protocol, "tcp");
  EXPECT_EQ(socket->state, "listen");
  EXPECT_EQ(socket->local, fmt::format("127.0.0.1:{}", ntohs(address.sin_port)));
  EXPECT_EQ(socket->peer, "");
}

TEST(ReadDescriptors, SaysThatItMayNotReadThoseOfAProcessThatIsNotThere) {
  const Descriptors found = ReadDescriptors(0x7ffffffe);
  EXPECT_FALSE(found.is_readable);
  EXPECT_TRUE(found.open.empty());
}

TEST(DescribeLink, KnowsAFileThatWasDeleted) {
  const OpenDescriptor file = DescribeLink(3, "/tmp/upload (deleted)");
  EXPECT_TRUE(file.deleted);
  EXPECT_EQ(file.path, "/tmp/upload");
  EXPECT_EQ(DescribeLink(4, "nonsense").kind, "other");
  EXPECT_EQ(DescribeLink(4, "").kind, "other");
  EXPECT_EQ(DescribeLink(5, "socket:[]").inode, 0u);
}

TEST(ParseSocketTable, LeavesOutLinesThatAreNoSocket) {
  std::map<uint64_t, OpenDescriptor> sockets;
  ParseSocketTable("sl local\n\n 0: zz:1 yy 0A 0 0 0 0 0 12\n 1: 0100007F:1F90 0 FF 0 0 0 0 0 x\n", "tcp", sockets);
  ASSERT_EQ(sockets.size(), 1u);
  EXPECT_EQ(sockets.at(12).local, "");
  EXPECT_EQ(sockets.at(12).state, "listen");
}

TEST(ReadThreads, FindsThisOne) {
  const auto threads = ReadThreads(getpid());
  EXPECT_THAT(threads, testing::Contains(testing::Field(&ThreadInfo::id, gettid())));
}

}  // namespace
}  // namespace stillheld
