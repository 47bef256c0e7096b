#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cpython/testing/fake_heap.h"

namespace stillheld {
namespace {

using ::testing::ElementsAre;
using testing::FakeHeap;
using ::testing::IsEmpty;
using ::testing::Pair;

class DictTest : public ::testing::TestWithParam<const Layout*> {
 protected:
  // The values of a split table, in the form that the layout has.
  Address Values(const std::vector<Address>& values, bool is_embedded = false) {
    const auto& at = heap_.layout().dict_values;
    Address begin = heap_.Allocate(16 + values.size() * 8);
    Address items = begin;
    if (heap_.layout().dict_values_form == DictValuesForm::kPrefixedArray) {
      begin = items = begin + 8;
      heap_.Put<uint8_t>(begin - 1, 8);
    } else if (heap_.layout().dict_values_form == DictValuesForm::kHeader) {
      heap_.Put<uint8_t>(begin + *at.capacity, static_cast<uint8_t>(values.size()));
      heap_.Put<uint8_t>(begin + *at.embedded, is_embedded ? 1 : 0);
      heap_.Put<uint8_t>(begin + *at.valid, 1);
      items = begin + *at.values;
    }
    for (size_t i = 0; i < values.size(); ++i) heap_.PutAddress(items + i * 8, values[i]);
    return begin;
  }

  FakeHeap heap_{*GetParam()};
  const Address left_ = heap_.Str("left");
  const Address right_ = heap_.Str("right");
  const Address one_ = heap_.Int(1);
  const Address two_ = heap_.Int(2);
};

TEST_P(DictTest, ValuesHaveTheNamesOfTheirKeysAndTheKeysAreOwnedToo) {
  const Address dict = heap_.Dict(heap_.Keys({{left_, one_}, {right_, two_}}, false), Address(), 2);
  EXPECT_THAT(heap_.EdgesOf(dict), ElementsAre(Pair("key 0", left_), Pair("str key left", one_), Pair("key 1", right_),
                                               Pair("str key right", two_)));
  EXPECT_EQ(heap_.FactsOf(dict).length, 2u);
}

TEST_P(DictTest, AnEntryThatWasDeletedIsNoReference) {
  const Address dict = heap_.Dict(heap_.Keys({{Address(), Address()}, {right_, two_}}, false), Address(), 1);
  EXPECT_THAT(heap_.EdgesOf(dict), ElementsAre(Pair("key 1", right_), Pair("str key right", two_)));
}

TEST_P(DictTest, AKeyThatIsNoStrGivesItsPosition) {
  const Address dict = heap_.Dict(heap_.Keys({{one_, two_}, {left_, one_}}, true), Address(), 2);
  EXPECT_THAT(heap_.EdgesOf(dict), ElementsAre(Pair("key 0", one_), Pair("key at 0", two_), Pair("key 1", left_),
                                               Pair("str key left", one_)));
}

TEST_P(DictTest, TextThatCouldBeAValueIsWithheld) {
  const Address dict = heap_.Dict(heap_.Keys({{heap_.Str("card 4111111111111111"), one_}}, false), Address(), 1);
  EXPECT_EQ(heap_.EdgesOf(dict).at(1).first, "str key <str>");
}

TEST_P(DictTest, AnEmptyKeyIsShownAsItIs) {
  const Address dict = heap_.Dict(heap_.Keys({{heap_.Str(""), one_}}, false), Address(), 1);
  EXPECT_EQ(heap_.EdgesOf(dict).at(1).first, "str key ");
}

TEST_P(DictTest, KeysOfASplitTableBelongToTheClass) {
  const Address keys = heap_.Keys({{left_, Address()}, {right_, Address()}}, false);
  const Address dict = heap_.Dict(keys, Values({one_, two_}), 2);
  EXPECT_THAT(heap_.EdgesOf(dict), ElementsAre(Pair("str key left", one_), Pair("str key right", two_)));
}

TEST_P(DictTest, AnAttributeThatASplitTableLacksIsNoReference) {
  const Address keys = heap_.Keys({{left_, Address()}, {right_, Address()}}, false);
  const Address dict = heap_.Dict(keys, Values({Address(), two_}), 1);
  EXPECT_THAT(heap_.EdgesOf(dict), ElementsAre(Pair("str key right", two_)));
}

TEST_P(DictTest, ValuesInsideTheInstanceAreNotTheDictsOwn) {
  if (heap_.layout().dict_values_form != DictValuesForm::kHeader) GTEST_SKIP() << "no such form in this version";
  const Address keys = heap_.Keys({{left_, Address()}}, false);
  EXPECT_THAT(heap_.EdgesOf(heap_.Dict(keys, Values({one_}, true), 1)), IsEmpty());
}

TEST_P(DictTest, ATableWithMoreEntriesThanItsSizeIsTornAndHasNoReferences) {
  const Address keys = heap_.Keys({{left_, one_}}, false);
  heap_.Put<uint64_t>(keys + *heap_.layout().dict_keys.dk_nentries, 9);
  EXPECT_THAT(heap_.EdgesOf(heap_.Dict(keys, Address(), 1)), IsEmpty());
  EXPECT_EQ(heap_.faults().torn, 1u);
}

TEST_P(DictTest, ATableThatReachesBeyondMemoryHasNoReferences) {
  const Address keys = heap_.Keys({{left_, one_}}, false);
  const auto& at = heap_.layout().dict_keys;
  heap_.Put<uint64_t>(keys + *at.dk_nentries, uint64_t{1} << 35);
  if (at.dk_log2_size) {
    heap_.Put<uint8_t>(keys + *at.dk_log2_size, 36);
    heap_.Put<uint8_t>(keys + *at.dk_log2_index_bytes, 38);
  } else {
    heap_.Put<uint64_t>(keys + *at.dk_size, uint64_t{1} << 36);
  }
  EXPECT_THAT(heap_.EdgesOf(heap_.Dict(keys, Address(), 1)), IsEmpty());
  EXPECT_EQ(heap_.faults().unmapped, 1u);
}

TEST_P(DictTest, AnAbsurdSizeIsTorn) {
  const Address keys = heap_.Keys({{left_, one_}}, false);
  const auto& at = heap_.layout().dict_keys;
  if (at.dk_log2_size) {
    heap_.Put<uint8_t>(keys + *at.dk_log2_size, 255);
  } else {
    heap_.Put<uint64_t>(keys + *at.dk_size, 12345);
  }
  EXPECT_THAT(heap_.EdgesOf(heap_.Dict(keys, Address(), 1)), IsEmpty());
  EXPECT_EQ(heap_.faults().torn, 1u);
}

TEST_P(DictTest, ADictThatInternsStringsKeepsNoneOfThemAlive) {
  const Address dict = heap_.Dict(heap_.Keys({{left_, left_}}, false), Address(), 1);
  heap_.runtime().interned = {dict};
  EXPECT_THAT(heap_.EdgesOf(dict), ElementsAre(Pair("weak", left_)));
}

INSTANTIATE_TEST_SUITE_P(AllLayouts, DictTest, ::testing::ValuesIn(AllLayouts()),
                         [](const auto& test) { return testing::LayoutName(*test.param); });

}  // namespace
}  // namespace stillheld
