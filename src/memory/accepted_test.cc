#include "memory/accepted.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "memory/test_child.h"

namespace stillheld {
namespace {

sockaddr_in Loopback(uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

// Accepts one connection when it is told to.
int AcceptOne(const TestChild::Line& line) {
  const UniqueFd server(socket(AF_INET, SOCK_STREAM, 0));
  sockaddr_in address = Loopback(0);
  socklen_t length = sizeof(address);
  CHECK(bind(server.get(), reinterpret_cast<sockaddr*>(&address), length) == 0);
  CHECK(listen(server.get(), 4) == 0);
  CHECK(getsockname(server.get(), reinterpret_cast<sockaddr*>(&address), &length) == 0);
  line.Send(ntohs(address.sin_port));
  line.Receive();
  const UniqueFd accepted(accept(server.get(), nullptr, nullptr));
  line.Send(1);
  line.Receive();
  return 0;
}

UniqueFd ConnectTo(uint64_t port) {
  UniqueFd client(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const sockaddr_in address = Loopback(static_cast<uint16_t>(port));
  CHECK(connect(client.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0);
  return client;
}

TEST(ServerEnd, BelongsToNobodyUntilItIsAcceptedAndThenToTheProcessThatDid) {
  TestChild server(AcceptOne);
  const UniqueFd client = ConnectTo(server.Receive());
  EXPECT_EQ(ServerEndInode(client.get()), 0U);

  server.Send(1);
  ASSERT_EQ(server.Receive(), 1U);
  const std::optional<uint64_t> inode = ServerEndInode(client.get());
  ASSERT_TRUE(inode.has_value());
  EXPECT_NE(*inode, 0U);
  EXPECT_TRUE(HoldsSocket(server.pid(), *inode));
  EXPECT_FALSE(HoldsSocket(getpid(), *inode));
}

TEST(ServerEnd, IsNotToldOfASocketThatIsNotConnected) {
  const UniqueFd lonely(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  EXPECT_EQ(ServerEndInode(lonely.get()), std::nullopt);
  EXPECT_EQ(ServerEndInode(-1), std::nullopt);
  EXPECT_FALSE(HoldsSocket(0x7ffffffe, 1));
}

}  // namespace
}  // namespace stillheld
