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

// A main arena and its heap, as small as they can be: three chunks and the top.
class SmallHeap {
 public:
  static constexpr uint64_t kState = 0x7f0000000000 + 0xc80, kHeap = 0x555500000000;

  SmallHeap() : data_(0x3000), heap_(0x3000) {
    for (uint64_t bin = 0; bin < 127; ++bin) {
      Put(data_, kState - kData + 112 + bin * 16, kState + 112 + bin * 16 - 16);
      Put(data_, kState - kData + 120 + bin * 16, kState + 112 + bin * 16 - 16);
    }
    Put(data_, kState - kData + 96, kHeap + 0x1000);
    Put(data_, kState - kData + 2160, kState);
    Put(data_, kState - kData + 2184, heap_.size());
    Chunk(0, 0x400, 1);
    Chunk(0x400, 0x400, 1);
    Chunk(0x800, 0x800, 0);  // the one in front is free
    Chunk(0x1000, 0x2000, 1);
  }

  void Chunk(uint64_t at, uint64_t size, uint64_t flags) { Put(heap_, at + 8, size | flags); }
  std::vector<std::byte>& data() { return data_; }
  std::vector<std::byte>& heap() { return heap_; }

  MallocHeap Read() const {
    RecordedSpace space;
    space.Add(Address(kHeap), heap_, "[heap]");
    space.Add(Address(kData), data_, "/lib/libc.so.6");
    return ReadMallocHeap(space, ResidentPages(space.OwnPages()), {});
  }

 private:
  static constexpr uint64_t kData = 0x7f0000000000;
  static void Put(std::vector<std::byte>& bytes, uint64_t at, uint64_t value) {
    std::memcpy(bytes.data() + at, &value, sizeof(value));
  }
  std::vector<std::byte> data_, heap_;
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
