#include "cpython/machine/machine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <random>
#include <vector>

#include "memory/recorded_space.h"

// What the linker knows of this program: its own code is what is followed, and the processor says what is right.
extern "C" char __executable_start, end;

namespace stillheld {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Visit = int (*)(uint64_t object, void* arg);
using Function = int (*)(uint64_t first, Visit visit, uint64_t second);
constexpr uint64_t kEnough = 1 << 16;

// Sanitizers put calls of their own into code.
#define FOLLOWED __attribute__((noinline, no_sanitize("address", "undefined", "thread")))

// Byte by byte: whole blocks would be checked, and there are gaps between variables.
FOLLOWED std::vector<std::byte> ImageOfThisProgram() {
  std::vector<std::byte> image;
  const volatile char* begin = &__executable_start;
  const auto size = static_cast<size_t>(&end - &__executable_start);
  image.reserve(size);
  for (size_t i = 0; i < size; ++i) image.push_back(static_cast<std::byte>(begin[i]));
  return image;
}

class MachineTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!Machine::kIsThere) return;
    space_ = new RecordedSpace;
    space_->Add(Address(reinterpret_cast<uint64_t>(&__executable_start)), ImageOfThisProgram());
  }
  static void TearDownTestSuite() { delete space_; }
  void SetUp() override {
    if (!Machine::kIsThere) GTEST_SKIP() << "code of another machine";
  }

  struct Followed {
    bool is_whole = false;
    std::vector<uint64_t> visited;
  };
  Followed Follow(Address function, uint64_t first, uint64_t second, uint64_t steps = kEnough) {
    MemoryReader memory(*space_);
    Machine machine(memory);
    Followed followed;
    followed.is_whole = machine.Call(function, {first, Machine::kVisit, second}, steps,
                                     [&](Address object) { followed.visited.push_back(object.value()); });
    return followed;
  }
  Followed Follow(Function function, uint64_t first, uint64_t second) {
    return Follow(Address(reinterpret_cast<uint64_t>(function)), first, second);
  }

  static RecordedSpace* space_;
};
RecordedSpace* MachineTest::space_ = nullptr;

// Code as bytes, at an address that has nothing else.
Address Put(RecordedSpace& space, std::initializer_list<uint8_t> code) {
  static uint64_t next = 0x10000;
  std::vector<std::byte> bytes(kPageBytes, std::byte{0x90});
  size_t i = 0;
  for (const uint8_t byte : code) bytes[i++] = std::byte{byte};
  const Address at(next);
  space.Add(at, std::move(bytes));
  next += 2 * kPageBytes;
  return at;
}

int Note(uint64_t object, void* list) {
  static_cast<std::vector<uint64_t>*>(list)->push_back(object);
  return 0;
}

struct Box {
  uint64_t kind;
  const Box* next;
  uint64_t objects[3];
};
// In the program's own data, which was copied with it.
constexpr Box kLast = {3, nullptr, {1, 2, 3}};
constexpr Box kMiddle = {1, &kLast, {4, 5, 6}};
constexpr Box kFirst = {7, &kMiddle, {7, 8, 9}};

FOLLOWED int TraverseBoxes(uint64_t first, Visit visit, uint64_t arg) {
  for (const Box* box = reinterpret_cast<const Box*>(first); box != nullptr; box = box->next) {
    switch (box->kind) {
      case 0:
      case 1:
        if (visit(box->objects[0], reinterpret_cast<void*>(arg)) != 0) return 1;
        break;
      case 2:
        return 2;
      case 3:
        for (const uint64_t object : box->objects) {
          if (const int stop = visit(object, reinterpret_cast<void*>(arg)); stop != 0) return stop;
        }
        break;
      case 4:
        return 4;
      case 5:
        return 5;
      case 6:
        return 6;
      case 7:
        if (visit(box->objects[2], reinterpret_cast<void*>(arg)) != 0) return 1;
        break;
      default:
        return 9;
    }
  }
  return 0;
}

TEST_F(MachineTest, AFunctionOfThisProgramVisitsTheSameAsWhenItRuns) {
  std::vector<uint64_t> seen;
  TraverseBoxes(reinterpret_cast<uint64_t>(&kFirst), Note, reinterpret_cast<uint64_t>(&seen));
  const Followed followed = Follow(TraverseBoxes, reinterpret_cast<uint64_t>(&kFirst), 0);
  EXPECT_TRUE(followed.is_whole);
  EXPECT_EQ(followed.visited, seen);
  EXPECT_THAT(seen, ElementsAre(9, 4, 1, 2, 3));
}

// A group of a table as Rust and C++ search it: sixteen marks at once.
alignas(16) constexpr uint8_t kMarks[16] = {0x80, 0x80, 5,    0x80, 0x11, 0x80, 0x80, 0xff,
                                            5,    0,    0x7f, 0x80, 0x80, 0x80, 1,    5};

FOLLOWED int SearchMarks(uint64_t marks, Visit visit, uint64_t mark) {
  using Group [[gnu::vector_size(16)]] = signed char;
  const Group group = *reinterpret_cast<const Group*>(marks);
  const Group is_used = group >= 0, is_wanted = group == static_cast<signed char>(mark);
  for (int i = 0; i < 16; ++i) {
    if (is_used[i] != 0 && visit(static_cast<uint64_t>(i), nullptr) != 0) return 1;
    if (is_wanted[i] != 0 && visit(static_cast<uint64_t>(i) + 100, nullptr) != 0) return 1;
  }
  return 0;
}

TEST_F(MachineTest, WhatIsWrittenStaysOutsideOfTheTarget) {
  static uint64_t counter = 41;
  const Function function = [](uint64_t, Visit visit, uint64_t) FOLLOWED {
    __atomic_fetch_add(&counter, 1, __ATOMIC_SEQ_CST);
    uint64_t expected = 42;
    __atomic_compare_exchange_n(&counter, &expected, 50, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    return visit(counter, nullptr);
  };
  // Begun anew each time.
  for (int i = 0; i < 2; ++i) {
    const Followed followed = Follow(function, 0, 0);
    EXPECT_TRUE(followed.is_whole);
    EXPECT_THAT(followed.visited, ElementsAre(50));
  }
  EXPECT_EQ(counter, 41u);
}

thread_local uint64_t depth = 0;

TEST_F(MachineTest, VariablesOfAThreadAreZero) {
  depth = 7;
  const Function function = [](uint64_t, Visit visit, uint64_t) FOLLOWED { return visit(++depth, nullptr); };
  const Followed followed = Follow(function, 0, 0);
  EXPECT_TRUE(followed.is_whole);
  EXPECT_THAT(followed.visited, ElementsAre(1));
}

struct Operation {
  const char* name;
  Function function;
};

#define OPERATION(expression)                                                             \
  {#expression, []([[maybe_unused]] uint64_t a, Visit visit, [[maybe_unused]] uint64_t b) \
                    FOLLOWED { return visit(static_cast<uint64_t>(expression), reinterpret_cast<void*>(result_of)); }}
std::vector<uint64_t>* result_of = nullptr;

const Operation kOperations[] = {
    OPERATION(a + b),
    OPERATION(a - b),
    OPERATION(a* b),
    OPERATION((a ^ b) & ~(a | (b << 3))),
    OPERATION(static_cast<uint32_t>(a) + static_cast<uint32_t>(b)),
    OPERATION(static_cast<uint16_t>(static_cast<uint16_t>(a) - static_cast<uint16_t>(b))),
    OPERATION(static_cast<uint8_t>(static_cast<uint8_t>(a) * 5 + static_cast<uint8_t>(b))),
    OPERATION(static_cast<int8_t>(a) < static_cast<int8_t>(b) ? 11 : 12),
    OPERATION(static_cast<int32_t>(a) <= static_cast<int32_t>(b) ? a : b),
    OPERATION(static_cast<int64_t>(a) > static_cast<int64_t>(b) ? a : b + 1),
    OPERATION(a < b ? a : b),
    OPERATION((a >= b) + 2 * (a == b) + 4 * (a != b)),
    OPERATION(static_cast<int16_t>(a)),
    OPERATION(static_cast<int64_t>(a) >> (b & 63)),
    OPERATION(a << (b & 63) | a >> (b & 63)),
    OPERATION(static_cast<int32_t>(a) >> (b & 31)),
    OPERATION(std::rotl(a, static_cast<int>(b & 63)) ^ std::rotr(static_cast<uint32_t>(a), static_cast<int>(b & 31))),
    OPERATION(b == 0 ? 0 : a / b + a % b),
    OPERATION(static_cast<uint32_t>(b) == 0 ? 0 : static_cast<uint32_t>(a) / static_cast<uint32_t>(b)),
    OPERATION(static_cast<uint64_t>(static_cast<unsigned __int128>(a) * b >> 64)),
    OPERATION(static_cast<uint64_t>(((static_cast<unsigned __int128>(a) << 64 | b) - a) >> 64)),
    OPERATION(std::countr_zero(a | 256) + 100 * std::countl_zero(b | 1)),
    OPERATION(std::byteswap(a) + std::byteswap(static_cast<uint32_t>(b))),
    OPERATION((a >> (b & 63) & 1) != 0 ? 3 : 4),
    OPERATION(a & ~(uint64_t{1} << (b & 63))),
    OPERATION(-a + ~b),
    OPERATION(__builtin_add_overflow_p(a, b, uint64_t{0}) + 2 * __builtin_mul_overflow_p(a, b, uint64_t{0})),
    OPERATION(__builtin_sub_overflow_p(static_cast<int32_t>(a), static_cast<int32_t>(b), int32_t{0})),
    OPERATION(__builtin_mul_overflow_p(static_cast<int64_t>(a), static_cast<int64_t>(b), int64_t{0})),
};

TEST_F(MachineTest, ArithmeticIsTheProcessors) {
  constexpr uint64_t kValues[] = {0,
                                  1,
                                  2,
                                  5,
                                  63,
                                  64,
                                  127,
                                  128,
                                  255,
                                  256,
                                  0x7fff,
                                  0x8000,
                                  0xffff,
                                  0x7fffffff,
                                  0x80000000,
                                  0xffffffff,
                                  0x123456789abcdef0,
                                  0x7fffffffffffffff,
                                  0x8000000000000000,
                                  0xfffffffffffffffe,
                                  ~uint64_t{0}};
  MemoryReader memory(*space_);
  Machine machine(memory);
  for (const Operation& operation : kOperations) {
    const Address function(reinterpret_cast<uint64_t>(operation.function));
    for (const uint64_t a : kValues) {
      for (const uint64_t b : kValues) {
        std::vector<uint64_t> seen, followed;
        result_of = &seen;
        operation.function(a, Note, b);
        uint64_t steps = kEnough;
        ASSERT_TRUE(machine.Call(function, {a, Machine::kVisit, b}, steps, [&](Address object) {
          followed.push_back(object.value());
        })) << operation.name;
        ASSERT_EQ(followed, seen) << operation.name << " of " << a << " and " << b;
      }
    }
  }
}

TEST_F(MachineTest, VectorsAreTheProcessors) {
  const Followed followed = Follow(SearchMarks, reinterpret_cast<uint64_t>(kMarks), 5);
  EXPECT_TRUE(followed.is_whole);
  EXPECT_THAT(followed.visited, ElementsAre(2, 102, 4, 8, 108, 9, 10, 14, 15, 115));
}

TEST_F(MachineTest, AnInstructionThatIsNotKnownEndsIt) {
  EXPECT_FALSE(Follow(Put(*space_, {0x0f, 0x05, 0xc3}), 0, 0).is_whole);        // syscall
  EXPECT_FALSE(Follow(Put(*space_, {0x0f, 0x0b}), 0, 0).is_whole);              // ud2
  EXPECT_FALSE(Follow(Put(*space_, {0xc5, 0xf8, 0x77, 0xc3}), 0, 0).is_whole);  // vzeroupper
  EXPECT_FALSE(Follow(Put(*space_, {0xcc}), 0, 0).is_whole);                    // int3
}

TEST_F(MachineTest, WhatNeverReturnsEnds) {
  EXPECT_FALSE(Follow(Put(*space_, {0x90, 0xeb, 0xfd}), 0, 0).is_whole);              // back to the nop
  EXPECT_FALSE(Follow(Put(*space_, {0xeb, 0xfe}), 0, 0).is_whole);                    // to itself
  EXPECT_FALSE(Follow(Put(*space_, {0xe8, 0xfb, 0xff, 0xff, 0xff}), 0, 0).is_whole);  // calls itself: no stack left
  EXPECT_FALSE(Follow(Put(*space_, {0x48, 0x89, 0x3f, 0x48, 0x83, 0xc7, 0x40, 0xeb, 0xf7}), 0x20000000, 0).is_whole);
  EXPECT_FALSE(Follow(Address(0x123), 0, 0).is_whole);
}

TEST_F(MachineTest, CodeThatMakesNoSenseEnds) {
  std::mt19937 random(1);
  RecordedSpace space;
  constexpr uint64_t kCode = 0x100000, kBytes = 2 * kPageBytes;
  space.Add(Address(kCode), std::vector<std::byte>(kBytes));
  uint64_t left = 0;
  for (int i = 0; i < 3000; ++i) {
    std::array<std::byte, 64> code;
    for (std::byte& byte : code) byte = static_cast<std::byte>(random());
    // Half of them may be a long instruction, for which the first bytes have to make sense.
    if (i % 2 == 0) code[0] = std::byte{0x0f};
    space.Store(Address(kCode), code);
    MemoryReader memory(space);
    Machine machine(memory);
    uint64_t steps = 1000;
    machine.Call(Address(kCode), {kCode + kPageBytes, Machine::kVisit, kCode + 64}, steps, [](Address) {});
    EXPECT_LE(steps, 1000u);
    left += steps;
  }
  EXPECT_GT(left, 0u);
}

TEST_F(MachineTest, WhatIsNotThereCannotBeRead) {
  const Followed followed = Follow(Put(*space_, {0x48, 0x8b, 0x07, 0xc3}), 0x30000000, 0);  // mov (%rdi), %rax
  EXPECT_FALSE(followed.is_whole);
  EXPECT_THAT(followed.visited, IsEmpty());
}

}  // namespace
}  // namespace stillheld
