#include "cpython/chunk_scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "memory/recorded_space.h"

namespace stillheld {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A heap of chunks of 64 bytes from 0x10000 on, and three objects elsewhere.
class ChunkScanTest : public ::testing::Test {
 protected:
  static constexpr uint64_t kBegin = 0x10000, kChunkBytes = 64, kChunks = 8;
  static Address Chunk(uint64_t i) { return Address(kBegin + i * kChunkBytes); }
  static Address Block(uint64_t i) { return Chunk(i) + 16; }

  ChunkScanTest() : memory_(space_) {
    space_.Add(Address(kBegin), std::vector<std::byte>(kChunks * kChunkBytes + kPageBytes));
    for (uint64_t i = 0; i < kChunks; ++i) heap_.chunks.push_back({Chunk(i), kChunkBytes / 16});
    const TypeId type = builder_.AddType(builder_.Intern("object"), Address(), 16, false);
    for (const uint64_t at : {0x50000, 0x50010, 0x50020}) builder_.AddNode({.address = Address(at), .type = type});
  }
  void Put(Address at, Address value) { space_.Store(at, value.value()); }
  std::vector<uint64_t> Follow(ChunkScan& scan, Address word) {
    std::vector<uint64_t> found;
    scan.Begin();
    scan.Follow(word, [&](NodeId node) { found.push_back(builder_.address(node).value()); });
    return found;
  }
  ChunkScan Scan() {
    builder_.Seal();
    return ChunkScan(memory_, heap_, [this](Address at) { return at == table_; }, builder_);
  }

  RecordedSpace space_;
  MemoryReader memory_;
  MallocHeap heap_;
  HeapBuilder builder_;
  Address table_;
};

TEST_F(ChunkScanTest, ObjectsAreFoundThroughBlocksThatLeadToBlocks) {
  Put(Block(0) + 8, Block(3));
  Put(Block(3), Address(0x50010));
  Put(Block(3) + 8, Block(5) + 24);  // into the middle
  Put(Block(5), Address(0x50020));
  ChunkScan scan = Scan();
  EXPECT_THAT(Follow(scan, Block(0)), ElementsAre(0x50010, 0x50020));
}

TEST_F(ChunkScanTest, ARingOfBlocksEnds) {
  Put(Block(0), Block(1));
  Put(Block(1), Block(0));
  Put(Block(1) + 8, Address(0x50000));
  ChunkScan scan = Scan();
  EXPECT_THAT(Follow(scan, Block(0)), ElementsAre(0x50000));
}

TEST_F(ChunkScanTest, ABlockThatTwoObjectsLeadToCountsOnce) {
  Put(Block(0), Address(0x50000));
  ChunkScan scan = Scan();
  EXPECT_THAT(Follow(scan, Block(0)), ElementsAre(0x50000));
  EXPECT_THAT(Follow(scan, Block(0)), IsEmpty());
}

TEST_F(ChunkScanTest, WhatWasFreedIsNotEntered) {
  Put(Block(0), Address(0x50000));
  for (const ChunkState state : {ChunkState::kFree, ChunkState::kCached, ChunkState::kTop}) {
    heap_.chunks[0].state = state;
    ChunkScan scan(memory_, heap_, [](Address) { return false; }, builder_);
    if (state == ChunkState::kFree) builder_.Seal();
    EXPECT_THAT(Follow(scan, Block(0)), IsEmpty());
  }
}

TEST_F(ChunkScanTest, PythonsOwnObjectsAndTablesAreNotEntered) {
  builder_.AddNode({.address = Block(0) + 16, .type = TypeId(0u)});
  Put(Block(0), Address(0x50000));
  Put(Block(1), Address(0x50000));
  table_ = Block(1);
  ChunkScan scan = Scan();
  EXPECT_THAT(Follow(scan, Block(0)), IsEmpty());
  EXPECT_THAT(Follow(scan, Block(1)), IsEmpty());
}

TEST_F(ChunkScanTest, TheSizeFieldOfTheNextChunkIsNotRead) {
  Put(Chunk(1) + 8, Address(0x50000));
  ChunkScan scan = Scan();
  EXPECT_THAT(Follow(scan, Block(0)), IsEmpty());
}

}  // namespace
}  // namespace stillheld
