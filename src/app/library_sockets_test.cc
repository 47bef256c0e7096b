#include "app/library_sockets.h"

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <vector>

#include "analysis/testing/model_heap.h"
#include "memory/recorded_space.h"

namespace stillheld {
namespace {

constexpr uint64_t kConnection = 0x10000;  // pg_conn

// A connection object of this type, and memory around it and for what it leads to.
class LibrarySockets : public testing::Test {
 protected:
  void MakeObject(const std::string& type) {
    object_ = heap_.New(type, 1024);
    heap_.InterpreterField("held", object_);
    space_.Add(Address(object_ & ~uint64_t{0xfff}), std::vector<std::byte>(0x2000));
    space_.Add(Address(kConnection), std::vector<std::byte>(0x1000));
  }
  template <class T>
  void StoreInObject(uint64_t at, T value) {
    space_.Store(Address(object_ + at), value);
  }
  void StoreAddress(uint64_t at, uint16_t family, uint16_t port, uint32_t length) {
    space_.Store(Address(at), family);
    space_.Store(Address(at + 2), static_cast<uint16_t>(port << 8 | port >> 8));
    space_.Store(Address(at + 128), length);
  }
  // As libpq does at this distance.
  void StorePostgres(uint64_t distance, int32_t number, uint16_t port) {
    StoreInObject(32, uint64_t{kConnection});
    const uint64_t local = (kConnection + distance + 4 + 7) & ~uint64_t{7};
    space_.Store(Address(kConnection + distance), number);
    StoreAddress(local, AF_INET, port, 16);
    StoreAddress(local + 136, AF_INET, 5432, 16);
  }
  void StoreMySql(int32_t number, uint64_t position) {
    StoreInObject(16, uint64_t{0x20000});
    for (const uint64_t at : {24, 40, 48}) StoreInObject(at, uint64_t{0x30000});
    StoreInObject(32, uint64_t{0x34000});
    StoreInObject(40, position);
    StoreInObject(56, number);
  }
  std::map<int, NodeId> Find() const {
    std::vector<OpenDescriptor> open(3);
    open[0].kind = "pipe";
    open[1].number = 7;
    open[1].kind = "socket";
    open[1].local = "127.0.0.1:40000";
    open[2].number = 8;
    open[2].kind = "file";
    return SocketsOfLibraries(space_, heap_.Photograph(), open);
  }

  ModelHeap heap_;
  RecordedSpace space_;
  uint64_t object_ = 0;
};

TEST_F(LibrarySockets, FindsTheSocketOfAPostgresConnectionWhereverItIs) {
  for (const uint64_t distance : {400, 404, 988}) {
    SCOPED_TRACE(distance);
    heap_ = ModelHeap();
    space_ = RecordedSpace();
    MakeObject("psycopg2.extensions.connection");
    StorePostgres(distance, 7, 40000);
    ASSERT_EQ(Find().size(), 1u);
    EXPECT_EQ(Find().begin()->first, 7);
  }
}

TEST_F(LibrarySockets, TakesNoNumberWhosePortIsNotTheSockets) {
  MakeObject("psycopg_binary.pq.PGconn");
  StorePostgres(400, 7, 40001);
  EXPECT_TRUE(Find().empty());
}

TEST_F(LibrarySockets, TakesNoNumberThatIsAFile) {
  MakeObject("psycopg_binary.pq.PGconn");
  StorePostgres(400, 8, 40000);
  EXPECT_TRUE(Find().empty());
}

TEST_F(LibrarySockets, FindsTheSocketOfAMySqlConnectionWhoseBuffersMakeSense) {
  MakeObject("_mysql.connection");
  StoreMySql(7, 0x31000);
  ASSERT_EQ(Find().size(), 1u);
  StoreMySql(7, 0x35000);
  EXPECT_TRUE(Find().empty()) << "it writes behind its buffer's end";
}

TEST_F(LibrarySockets, SaysNothingOfAConnectionThatIsClosed) {
  MakeObject("_mysql.connection");
  EXPECT_TRUE(Find().empty());
}

TEST_F(LibrarySockets, FindsTheSocketOfAStreamThatLeadsBackToItsTransport) {
  MakeObject("uvloop.loop.TCPTransport");
  StoreInObject(40, uint64_t{kConnection});
  space_.Store(Address(kConnection + 184), int32_t{7});
  EXPECT_TRUE(Find().empty()) << "it is another's stream";
  space_.Store(Address(kConnection), object_);
  ASSERT_EQ(Find().size(), 1u);
  EXPECT_EQ(Find().begin()->first, 7);
}

TEST_F(LibrarySockets, SurvivesPointersThatLeadNowhere) {
  MakeObject("psycopg2.extensions.connection");
  for (uint64_t at = 16; at < 1024; at += 8) StoreInObject(at, ~uint64_t{0xf});
  EXPECT_TRUE(Find().empty());
}

}  // namespace
}  // namespace stillheld
