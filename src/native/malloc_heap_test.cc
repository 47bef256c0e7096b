#include "native/malloc_heap.h"

#include <gmock/gmock.h>
#include <malloc.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <random>
#include <thread>
#include <vector>

#include "memory/capture.h"
#include "memory/recorded_space.h"
#include "memory/test_child.h"

namespace stillheld {
namespace {

constexpr size_t kBlocks = 4000;
constexpr size_t kBlockBytes = 2000;
constexpr size_t kLargeBytes = 8 << 20;

// What the C library itself says of the child's heap, and where one large block is.
struct Truth {
  uint64_t arena_bytes = 0, in_use_bytes = 0, free_bytes = 0, mapped_bytes = 0;
  uint64_t large = 0, small = 0;
};

Truth ReceiveTruth(const TestChild& child) {
  Truth truth;
  for (uint64_t* field :
       {&truth.arena_bytes, &truth.in_use_bytes, &truth.free_bytes, &truth.mapped_bytes, &truth.large, &truth.small}) {
    *field = child.Receive();
  }
  return truth;
}

// Every other block is freed, so that the holes cannot be joined.
int Fragment(const TestChild::Line& line, bool in_thread) {
  std::vector<void*> blocks;
  blocks.reserve(2 * kBlocks);
  const auto fill = [&] {
    for (size_t i = 0; i < kBlocks; ++i) {
      blocks.push_back(std::malloc(kBlockBytes));
      std::memset(blocks.back(), 1, kBlockBytes);
    }
    for (size_t i = 0; i < kBlocks; i += 2) std::free(blocks[i]);
  };
  if (in_thread) {
    std::thread(fill).join();
  } else {
    fill();
  }
  auto* large = static_cast<char*>(std::malloc(kLargeBytes));
  std::memset(large, 1, kLargeBytes);
  const struct mallinfo2 info = mallinfo2();
  for (const uint64_t number :
       {uint64_t{info.arena}, uint64_t{info.uordblks}, uint64_t{info.fordblks}, uint64_t{info.hblkhd},
        reinterpret_cast<uint64_t>(large), reinterpret_cast<uint64_t>(blocks[1])}) {
    line.Send(number);
  }
  line.Receive();
  return 0;
}

struct Sums {
  uint64_t in_use = 0, free = 0, mapped = 0;
};

Sums SumsOf(const MallocHeap& heap) {
  Sums sums;
  for (const MallocChunk& chunk : heap.chunks) {
    uint64_t& sum = chunk.state == ChunkState::kMapped  ? sums.mapped
                    : chunk.state == ChunkState::kInUse ? sums.in_use
                                                        : sums.free;
    sum += chunk.size_bytes();
  }
  return sums;
}

class MallocHeapOfAChild : public testing::TestWithParam<bool> {};

TEST_P(MallocHeapOfAChild, AgreesWithTheLibrary) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the sanitizer's malloc is not the library's";
#endif
  TestChild child([](const TestChild::Line& line) { return Fragment(line, GetParam()); });
  const Truth truth = ReceiveTruth(child);
  const Capture capture = CaptureProcess(child.pid(), CaptureMode::kCopy);
  const ResidentPages pages(capture.space->OwnPages());
  const MallocHeap heap = ReadMallocHeap(*capture.space, pages, {});

  ASSERT_FALSE(heap.arenas.empty());
  EXPECT_FALSE(heap.is_partial);
  const Sums sums = SumsOf(heap);
  // mallinfo counts what the threads' caches keep as used, and headers of arenas as free.
  EXPECT_NEAR(static_cast<double>(sums.in_use), static_cast<double>(truth.in_use_bytes), 200e3);
  EXPECT_NEAR(static_cast<double>(sums.free), static_cast<double>(truth.free_bytes), 200e3);
  EXPECT_GE(sums.mapped, kLargeBytes);
  EXPECT_NEAR(static_cast<double>(sums.mapped), static_cast<double>(truth.mapped_bytes), 200e3);

  const MallocChunk* large = heap.Find(Address(truth.large));
  ASSERT_NE(large, nullptr);
  EXPECT_EQ(large->state, ChunkState::kMapped);
  EXPECT_EQ(large->block(), Address(truth.large));
  const MallocChunk* small = heap.Find(Address(truth.small + 100));
  ASSERT_NE(small, nullptr);
  EXPECT_EQ(small->state, ChunkState::kInUse);
  EXPECT_EQ(small->size_bytes(), (kBlockBytes + 8 + 15) / 16 * 16);

  uint64_t free_bytes = 0, trimmable = 0;
  for (const MallocArena& arena : heap.arenas) {
    free_bytes += arena.free_bytes;
    trimmable += arena.trimmable_bytes;
  }
  EXPECT_GE(free_bytes, kBlocks / 2 * kBlockBytes / 2);
  EXPECT_LE(trimmable, free_bytes);
}
INSTANTIATE_TEST_SUITE_P(, MallocHeapOfAChild, testing::Values(false, true), [](const auto& run) {
  return std::string(run.param ? "WithAnArenaOfAThread" : "InTheMainArena");
});

// A main arena and its heap, as small as they can be: three chunks and the top. `shift`: what this form of the arena's
// state lacks in front of its top.
class SmallHeap {
 public:
  static constexpr uint64_t kState = 0x7f0000000000 + 0xc80, kHeap = 0x555500000000;

  explicit SmallHeap(uint64_t shift = 0) : data_(0x3000), heap_(0x3000), shift_(shift) {
    for (uint64_t bin = 0; bin < 127; ++bin) {
      PutState(112 + bin * 16, kState - shift + 112 + bin * 16 - 16);
      PutState(120 + bin * 16, kState - shift + 112 + bin * 16 - 16);
    }
    PutState(96, kHeap + 0x1000);
    PutState(2160, kState);
    PutState(2184, heap_.size());
    Chunk(0, 0x400, 1);
    Chunk(0x400, 0x400, 1);
    Chunk(0x800, 0x800, 0);  // the one in front is free
    Chunk(0x1000, 0x2000, 1);
  }

  void Chunk(uint64_t at, uint64_t size, uint64_t flags) { Put(heap_, at + 8, size | flags); }
  void ListAsFast(uint64_t at) { PutState(16, kHeap + at); }
  std::vector<std::byte>& data() { return data_; }
  std::vector<std::byte>& heap() { return heap_; }

  MallocHeap Read() const { return ReadWith(0x7e0000000000, {}); }
  // With a mapping without a name at this address.
  MallocHeap ReadWith(uint64_t address, const std::vector<std::byte>& mapped) const {
    RecordedSpace space;
    if (!mapped.empty()) space.Add(Address(address), mapped);
    space.Add(Address(kHeap), heap_, "[heap]");
    space.Add(Address(kData), data_, "/lib/libc.so.6");
    return ReadMallocHeap(space, ResidentPages(space.OwnPages()), {});
  }

 private:
  static constexpr uint64_t kData = 0x7f0000000000;
  void PutState(uint64_t at, uint64_t value) { Put(data_, kState - kData + at - shift_, value); }
  static void Put(std::vector<std::byte>& bytes, uint64_t at, uint64_t value) {
    std::memcpy(bytes.data() + at, &value, sizeof(value));
  }
  std::vector<std::byte> data_, heap_;
  uint64_t shift_;
};

TEST(MallocHeap, TellsChunksInUseFromFreeOnes) {
  const MallocHeap heap = SmallHeap().Read();
  ASSERT_EQ(heap.chunks.size(), 4u);
  EXPECT_FALSE(heap.is_partial);
  EXPECT_EQ(heap.chunks[0].state, ChunkState::kInUse);
  EXPECT_EQ(heap.chunks[1].state, ChunkState::kFree);
  EXPECT_EQ(heap.chunks[2].state, ChunkState::kInUse);
  EXPECT_EQ(heap.chunks[3].state, ChunkState::kTop);
  EXPECT_EQ(heap.Find(Address(SmallHeap::kHeap + 0x7ff)), &heap.chunks[1]);
  EXPECT_EQ(heap.Find(Address(SmallHeap::kHeap + 0x3000)), nullptr);
}

// glibc 2.26 to 2.42, those before, and 2.43.
TEST(MallocHeap, ReadsEachFormOfTheState) {
  for (const uint64_t shift : {0, 8, 88}) {
    SCOPED_TRACE(shift);
    const MallocHeap heap = SmallHeap(shift).Read();
    ASSERT_EQ(heap.arenas.size(), 1u);
    EXPECT_EQ(heap.arenas[0].address, Address(SmallHeap::kState));
    EXPECT_EQ(heap.arenas[0].system_bytes, 0x3000u);
    EXPECT_FALSE(heap.is_partial);
    ASSERT_EQ(heap.chunks.size(), 4u);
    EXPECT_EQ(heap.chunks[3].state, ChunkState::kTop);
  }
}

TEST(MallocHeap, TakesWhatAFastBinListsForFreeWhereThereAreFastBins) {
  for (const uint64_t shift : {0, 8}) {
    SCOPED_TRACE(shift);
    SmallHeap small(shift);
    small.Chunk(0, 0x20, 1);
    small.Chunk(0x20, 0x3e0, 1);
    small.ListAsFast(0);
    EXPECT_EQ(small.Read().chunks.at(0).state, ChunkState::kCached);
  }
}

TEST(MallocHeap, TakesNoMutexForAFastBinWhereThereAreNone) {
  SmallHeap small(88);
  small.Chunk(0, 0x20, 1);
  small.Chunk(0x20, 0x3e0, 1);
  const uint64_t chunk = SmallHeap::kHeap;
  std::memcpy(small.data().data() + 0xc80, &chunk, sizeof(chunk));
  EXPECT_EQ(small.Read().chunks.at(0).state, ChunkState::kInUse);
}

// A block with a mapping of its own: its header's size counts the header up to glibc 2.42, and does not in 2.43.
TEST(MallocHeap, FindsBlocksWithMappingsOfTheirOwnInBothForms) {
  for (const uint64_t header : {0, 16}) {
    SCOPED_TRACE(header);
    std::vector<std::byte> mapped(0x40000);
    const uint64_t size = (mapped.size() - header) | 2;
    std::memcpy(mapped.data() + 8, &size, sizeof(size));
    const MallocHeap heap = SmallHeap(header == 0 ? 0 : 88).ReadWith(0x7e0000000000, mapped);
    ASSERT_EQ(heap.chunks.size(), 5u);
    EXPECT_EQ(heap.chunks.back().state, ChunkState::kMapped);
    EXPECT_EQ(heap.chunks.back().size_bytes(), mapped.size());
  }
}

TEST(MallocHeap, IsPartialBehindAHeaderThatMakesNoSense) {
  SmallHeap small;
  small.Chunk(0x400, 0x7000, 1);
  const MallocHeap heap = small.Read();
  EXPECT_TRUE(heap.is_partial);
}

TEST(MallocHeap, HasNoArenaWhereNothingIsShapedLikeOne) {
  SmallHeap small;
  std::fill(small.data().begin(), small.data().end(), std::byte{});
  EXPECT_TRUE(small.Read().arenas.empty());
}

TEST(MallocHeap, SurvivesAnyFlippedByte) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    SmallHeap small;
    for (int flips = 0; flips < 4; ++flips) {
      std::vector<std::byte>& bytes = random() % 2 == 0 ? small.data() : small.heap();
      // Where the structures are: the arena's state, and the headers.
      const size_t at = random() % 2 == 0 ? random() % bytes.size() : (0xc80 + random() % 2200) % bytes.size();
      bytes[at] = static_cast<std::byte>(random());
    }
    const MallocHeap heap = small.Read();
    for (size_t i = 1; i < heap.chunks.size(); ++i) ASSERT_LE(heap.chunks[i - 1].end(), heap.chunks[i].address);
  }
}

}  // namespace
}  // namespace stillheld
