#include "cpython/type_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cpython/testing/fake_heap.h"

namespace stillheld {
namespace {

using ::testing::ElementsAre;
using testing::FakeHeap;
using ::testing::IsEmpty;
using ::testing::Pair;

class TypeTableTest : public ::testing::TestWithParam<const Layout*> {
 protected:
  const Layout& layout() const { return heap_.layout(); }

  FakeHeap heap_{*GetParam()};
  const Address one_ = heap_.Int(1);
};

TEST_P(TypeTableTest, AnObjectIsNoType) { EXPECT_EQ(heap_.TypeOf(one_), nullptr); }

TEST_P(TypeTableTest, AnAddressOutsideOfMemoryIsNoType) { EXPECT_EQ(heap_.TypeOf(Address(0x123450)), nullptr); }

TEST_P(TypeTableTest, BasesThatFormACircleAreNoTypes) {
  const Address first = heap_.Type("first", 16, Address());
  const Address second = heap_.Type("second", 16, first);
  heap_.PutAddress(first + *layout().type.tp_base, second);
  EXPECT_EQ(heap_.TypeOf(first), nullptr);
  EXPECT_EQ(heap_.TypeOf(second), nullptr);
}

TEST_P(TypeTableTest, ATypeOfAbsurdSizeIsNone) {
  EXPECT_EQ(heap_.TypeOf(heap_.Type("tiny", 8, heap_.object_type)), nullptr);
  EXPECT_EQ(heap_.TypeOf(heap_.Type("huge", 1u << 30, heap_.object_type)), nullptr);
}

TEST_P(TypeTableTest, AClassThatIsCalledLikeACTypeIsNotDecodedAsThat) {
  const Address mine = heap_.Class("property", 64, heap_.object_type);
  const Address instance = heap_.Object(mine, 64);
  heap_.PutAddress(instance + 16, one_);
  EXPECT_TRUE(heap_.TypeOf(mine)->is_class);
  EXPECT_THAT(heap_.EdgesOf(instance), ElementsAre(Pair("class", mine)));
}

TEST_P(TypeTableTest, ACTypeOfAKnownNameButAnotherSizeIsNotDecoded) {
  const Address other = heap_.Type("property", 400, heap_.object_type);
  const TypeRecord* record = heap_.TypeOf(other);
  EXPECT_FALSE(record->is_decoded());
  EXPECT_EQ(record->guess_begin, 16u);
  EXPECT_EQ(record->guess_end, 400u);
}

// Cython 3.0: a block of defaults, the number of references at its begin, its size.
class CythonDefaultsTest : public TypeTableTest {
 protected:
  void Put(uint64_t references, uint64_t size) {
    heap_.PutAddress(function_ + 48, block_);
    heap_.Put<uint64_t>(function_ + 56, references);
    heap_.Put<uint64_t>(function_ + 64, size);
    heap_.PutAddress(block_, one_);
    heap_.PutAddress(block_ + 8, heap_.str_type);
  }

  const Address type_ = heap_.Type("_cython_3_0_12.cython_function_or_method", 96, heap_.object_type);
  const Address function_ = heap_.Object(type_, 96);
  const Address block_ = heap_.Allocate(64);
};

TEST_P(CythonDefaultsTest, ReferencesInTheDefaultsOfACythonFunctionAreItsOwn) {
  Put(1, 16);
  EXPECT_THAT(heap_.GuessesOf(function_), ::testing::Contains(one_));
  EXPECT_THAT(heap_.GuessesOf(function_), ::testing::Not(::testing::Contains(heap_.str_type)));  // a C value
}

TEST_P(CythonDefaultsTest, WhatDoesNotAgreeIsNoBlockOfDefaults) {
  for (const auto& [references, size] : {std::pair<uint64_t, uint64_t>{0, 16}, {3, 16}, {1, 8192}, {1 << 20, 16}}) {
    Put(references, size);
    EXPECT_THAT(heap_.GuessesOf(function_), ::testing::Not(::testing::Contains(one_))) << references << ", " << size;
  }
}

TEST_P(CythonDefaultsTest, OtherCTypesHaveNone) {
  const Address other = heap_.Object(heap_.Type("module.function_or_method", 96, heap_.object_type), 96);
  Put(1, 16);
  for (const uint64_t at : {48, 56, 64}) heap_.PutAddress(other + at, *heap_.memory().LoadAddress(function_ + at));
  EXPECT_THAT(heap_.GuessesOf(other), ::testing::Not(::testing::Contains(one_)));
}

TEST_P(TypeTableTest, AClassDerivedFromAnUnknownCTypeIsNotDecodedEither) {
  const Address unknown = heap_.Type("module.Unknown", 48, heap_.object_type);
  const TypeRecord* record = heap_.TypeOf(heap_.Class("Mine", 56, unknown));
  EXPECT_FALSE(record->is_decoded());
  EXPECT_EQ(record->guess_end, 48u);  // what the class adds is known
}

class SlotsTest : public TypeTableTest {
 protected:
  // A class with the slots left and right, which lie behind the head.
  Address Slotted() {
    const Address type = heap_.Class("Slotted", header_ + 16, heap_.object_type);
    const auto& at = layout().member_def;
    heap_.Put<uint64_t>(type + *layout().object.ob_size, 2);
    const Address first = type + *layout().heap_type.size_bytes;
    const char* names[] = {"left", "right"};
    for (uint64_t i = 0; i < 2; ++i) {
      const Address text = heap_.Allocate(16);
      heap_.space().Store(text, std::as_bytes(std::span(names[i], std::strlen(names[i]) + 1)));
      heap_.PutAddress(first + i * *at.size_bytes + *at.name, text);
      heap_.Put<int32_t>(first + i * *at.size_bytes + *at.type, 16);
      heap_.Put<int64_t>(first + i * *at.size_bytes + *at.offset, static_cast<int64_t>(header_ + i * 8));
    }
    return type;
  }

  const uint32_t header_ = *layout().object.ob_size;
};

TEST_P(SlotsTest, AreAttributesOfTheInstanceWithTheirNames) {
  const Address type = Slotted();
  const Address instance = heap_.Object(type, header_ + 16);
  heap_.PutAddress(instance + header_ + 8, one_);
  EXPECT_THAT(heap_.EdgesOf(instance), ElementsAre(Pair("class", type), Pair(". right", one_)));
}

TEST_P(SlotsTest, AreNotThoseOfABaseThatIsLargerThanTheClass) {
  const Address torn = heap_.Class("Torn", header_, Slotted());
  EXPECT_THAT(heap_.TypeOf(torn)->slots, IsEmpty());
  EXPECT_THAT(heap_.EdgesOf(heap_.Object(torn, header_)), ElementsAre(Pair("class", torn)));
}

TEST_P(TypeTableTest, AnInstanceWhoseTypeIsNoTypeHasNoEdges) {
  const Address object = heap_.Object(one_, 16);
  EXPECT_THAT(heap_.EdgesOf(object), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(AllLayouts, TypeTableTest, ::testing::ValuesIn(AllLayouts()),
                         [](const auto& test) { return testing::LayoutName(*test.param); });
INSTANTIATE_TEST_SUITE_P(AllLayouts, SlotsTest, ::testing::ValuesIn(AllLayouts()),
                         [](const auto& test) { return testing::LayoutName(*test.param); });
INSTANTIATE_TEST_SUITE_P(AllLayouts, CythonDefaultsTest, ::testing::ValuesIn(AllLayouts()),
                         [](const auto& test) { return testing::LayoutName(*test.param); });

}  // namespace
}  // namespace stillheld
