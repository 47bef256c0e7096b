#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cpython/testing/fake_heap.h"

namespace stillheld {
namespace {

using ::testing::ElementsAre;
using testing::FakeHeap;
using ::testing::IsEmpty;
using ::testing::Pair;

class ContainersTest : public ::testing::TestWithParam<const Layout*> {
 protected:
  const Layout& layout() const { return heap_.layout(); }

  Address List(const std::vector<Address>& items) {
    const Address type = heap_.Type("list", *layout().list.size_bytes, heap_.object_type);
    const Address list = heap_.Object(type, *layout().list.size_bytes);
    const Address table = heap_.Allocate(items.size() * 8);
    for (size_t i = 0; i < items.size(); ++i) heap_.PutAddress(table + i * 8, items[i]);
    heap_.Put<uint64_t>(list + *layout().object.ob_size, items.size());
    heap_.PutAddress(list + *layout().list.ob_item, table);
    heap_.Put<int64_t>(list + *layout().list.allocated, static_cast<int64_t>(items.size()));
    return list;
  }

  struct SetEntry {
    Address key;
    int64_t hash;
  };
  Address Set(const std::vector<SetEntry>& entries) {
    const auto& at = layout().set;
    const Address type = heap_.Type("set", *at.size_bytes, heap_.object_type);
    const Address set = heap_.Object(type, *at.size_bytes);
    const Address table = set + *at.smalltable;
    for (size_t i = 0; i < entries.size(); ++i) {
      heap_.PutAddress(table + i * 16 + *layout().set_entry.key, entries[i].key);
      heap_.Put<int64_t>(table + i * 16 + *layout().set_entry.hash, entries[i].hash);
    }
    heap_.Put<uint64_t>(set + *at.mask, 7);
    heap_.PutAddress(set + *at.table, table);
    return set;
  }

  // A deque over these blocks, each of them full.
  Address Deque(const std::vector<Address>& blocks, uint64_t count, uint64_t left_index) {
    const auto& at = layout().deque;
    const Address type = heap_.Type("collections.deque", *at.size_bytes, heap_.object_type);
    const Address deque = heap_.Object(type, *at.size_bytes);
    for (size_t i = 0; i + 1 < blocks.size(); ++i) heap_.PutAddress(blocks[i] + *at.block_rightlink, blocks[i + 1]);
    heap_.Put<uint64_t>(deque + *layout().object.ob_size, count);
    heap_.PutAddress(deque + *at.leftblock, blocks.front());
    heap_.Put<uint64_t>(deque + *at.leftindex, left_index);
    heap_.Put<int64_t>(deque + *at.maxlen, -1);
    return deque;
  }
  Address Block(Address item) {
    const auto& at = layout().deque;
    const Address block = heap_.Allocate(*at.block_size_bytes);
    for (Address slot = block + *at.block_data; slot < block + *at.block_rightlink; slot = slot + 8) {
      heap_.PutAddress(slot, item);
    }
    return block;
  }

  FakeHeap heap_{*GetParam()};
  const Address one_ = heap_.Int(1);
  const Address two_ = heap_.Int(2);
};

TEST_P(ContainersTest, ItemsOfAListHaveTheirIndex) {
  const Address list = List({one_, two_, one_});
  EXPECT_THAT(heap_.EdgesOf(list), ElementsAre(Pair("index 0", one_), Pair("index 1", two_), Pair("index 2", one_)));
  EXPECT_EQ(heap_.FactsOf(list).length, 3u);
  EXPECT_EQ(heap_.FactsOf(list).size_bytes, *layout().list.size_bytes + 3 * 8);
}

TEST_P(ContainersTest, AListLongerThanMemoryHasNoItems) {
  const Address list = List({one_});
  heap_.Put<uint64_t>(list + *layout().object.ob_size, uint64_t{1} << 39);
  EXPECT_THAT(heap_.EdgesOf(list), IsEmpty());
  EXPECT_EQ(heap_.faults().unmapped, 1u);
}

TEST_P(ContainersTest, AListOfNegativeLengthHasNoItems) {
  const Address list = List({one_});
  heap_.Put<int64_t>(list + *layout().object.ob_size, -1);
  EXPECT_THAT(heap_.EdgesOf(list), IsEmpty());
  EXPECT_EQ(heap_.faults().too_large, 1u);
}

TEST_P(ContainersTest, AListThatIsBeingSortedHasNoTableOfItsOwnForTheMoment) {
  const Address list = List({});
  heap_.Put<int64_t>(list + *layout().list.allocated, -1);
  EXPECT_EQ(heap_.FactsOf(list).size_bytes, *layout().list.size_bytes);
}

TEST_P(ContainersTest, WhatWasRemovedFromASetIsNotInIt) {
  const Address set = Set({{one_, 1}, {two_, -1}, {Address(), 0}});
  EXPECT_THAT(heap_.EdgesOf(set), ElementsAre(Pair("member", one_)));
}

TEST_P(ContainersTest, ASetWhoseMaskIsNoMaskIsTorn) {
  const Address set = Set({{one_, 1}});
  heap_.Put<uint64_t>(set + *layout().set.mask, 5);
  EXPECT_THAT(heap_.EdgesOf(set), IsEmpty());
  EXPECT_EQ(heap_.faults().torn, 1u);
}

TEST_P(ContainersTest, ADequeGoesOnInTheNextBlock) {
  const uint64_t in_a_block = (*layout().deque.block_rightlink - *layout().deque.block_data) / 8;
  const Address deque = Deque({Block(one_), Block(two_)}, 3, in_a_block - 2);
  EXPECT_THAT(heap_.EdgesOf(deque), ElementsAre(Pair("index 0", one_), Pair("index 1", one_), Pair("index 2", two_)));
  EXPECT_EQ(heap_.FactsOf(deque).bound, -1);
}

TEST_P(ContainersTest, ADequeWhoseBlocksFormACircleEnds) {
  const Address block = Block(one_);
  const Address deque = Deque({block, block}, uint64_t{1} << 39, 0);
  EXPECT_LT(heap_.EdgesOf(deque).size(), 1000u);
  EXPECT_EQ(heap_.faults().torn, 1u);
}

TEST_P(ContainersTest, ADequeThatBeginsBehindItsBlockIsTorn) {
  EXPECT_THAT(heap_.EdgesOf(Deque({Block(one_)}, 1, 1000)), IsEmpty());
  EXPECT_EQ(heap_.faults().torn, 1u);
}

TEST_P(ContainersTest, TheTailOfATeeBlockThatWasNeverWrittenHoldsNothing) {
  const auto& at = layout().tee_data;
  const Address type = heap_.Type("itertools._tee_dataobject", *at.size_bytes, heap_.object_type);
  const Address data = heap_.Object(type, *at.size_bytes);
  heap_.Put<int32_t>(data + *at.numread, 1);
  heap_.PutAddress(data + *at.values, one_);
  heap_.Put<uint64_t>(data + *at.values + 8, 0xdeadbeef);
  EXPECT_THAT(heap_.EdgesOf(data), ElementsAre(Pair("index 0", one_)));
}

TEST_P(ContainersTest, AWeakReferenceDoesNotOwnItsReferentAndADeadOneHasNone) {
  const auto& at = layout().weak_ref;
  const Address type = heap_.Type("weakref.ReferenceType", *at.size_bytes, heap_.object_type);
  const Address alive = heap_.Object(type, *at.size_bytes);
  heap_.PutAddress(alive + *at.wr_object, one_);
  EXPECT_THAT(heap_.EdgesOf(alive), ElementsAre(Pair("weak", one_)));
  const Address dead = heap_.Object(type, *at.size_bytes);
  heap_.PutAddress(dead + *at.wr_object, heap_.runtime().none);
  EXPECT_THAT(heap_.EdgesOf(dead), IsEmpty());
}

TEST_P(ContainersTest, LinksOfACacheThatFormACircleWithoutTheirRootEnd) {
  const auto& at = layout().lru_cache;
  const Address type = heap_.Type("functools._lru_cache_wrapper", *at.size_bytes, heap_.object_type);
  const Address link_type = heap_.Type("functools._lru_list_elem", *layout().lru_link.size_bytes, heap_.object_type);
  const Address cache = heap_.Object(type, *at.size_bytes);
  const Address link = heap_.Object(link_type, *layout().lru_link.size_bytes);
  heap_.PutAddress(cache + *at.root + *layout().lru_link.next, link);
  heap_.PutAddress(link + *layout().lru_link.next, link);
  EXPECT_LT(heap_.EdgesOf(cache).size(), 10u);
  EXPECT_EQ(heap_.faults().torn, 1u);
}

INSTANTIATE_TEST_SUITE_P(AllLayouts, ContainersTest, ::testing::ValuesIn(AllLayouts()),
                         [](const auto& test) { return testing::LayoutName(*test.param); });

}  // namespace
}  // namespace stillheld
