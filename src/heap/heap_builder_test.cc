#include "heap/heap_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace stillheld {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A builder with `count` objects at 0x1000, 0x1010, …, sealed.
class HeapBuilderTest : public testing::Test {
 protected:
  static Address At(uint64_t i) { return Address(0x1000 + 16 * i); }

  void Objects(uint64_t count) {
    const TypeId type = builder_.AddType(builder_.Intern("object"), Address(), 16, false);
    for (uint64_t i = 0; i < count; ++i) ASSERT_TRUE(builder_.AddNode({.address = At(i), .type = type}));
    builder_.Seal();
  }
  void Link(uint32_t from, uint32_t to, EdgeLabel label) { builder_.AddEdge(NodeId(from), NodeId(to), label); }

  HeapBuilder builder_;
};

std::vector<uint32_t> Targets(const HeapGraph& graph, uint32_t source) {
  std::vector<uint32_t> targets;
  for (const Edge& edge : graph.out(NodeId(source))) targets.push_back(edge.target.value());
  return targets;
}

std::vector<uint32_t> Sources(const HeapGraph& graph, uint32_t target) {
  std::vector<uint32_t> sources;
  for (const NodeId source : graph.in_sources(NodeId(target))) sources.push_back(source.value());
  return sources;
}

TEST_F(HeapBuilderTest, NodesAreInOrderOfAddressesWhateverTheOrderOfAdding) {
  const TypeId list = builder_.AddType(builder_.Intern("list"), Address(0x3000), 40, true);
  const TypeId type = builder_.AddType(builder_.Intern("type"), Address(0x9999000), 400, true);
  builder_.AddNode({.address = Address(0x3000), .type = type, .size_bytes = 400, .ref_count = 7, .flags = kTracked});
  builder_.AddNode({.address = Address(0x7fff00001000), .type = list, .size_bytes = 56, .length = 2});
  builder_.AddNode({.address = Address(0x1000), .type = list, .size_bytes = 64, .length = 3});
  builder_.Seal();
  const HeapGraph graph = std::move(builder_).Build();

  ASSERT_EQ(graph.node_count(), 3u);
  EXPECT_EQ(graph.address(NodeId(0u)), Address(0x1000));
  EXPECT_EQ(graph.length(NodeId(0u)), 3u);
  EXPECT_EQ(graph.size_bytes(NodeId(0u)), 64u);
  EXPECT_EQ(graph.type_name(NodeId(1u)), "type");
  EXPECT_EQ(graph.ref_count(NodeId(1u)), 7u);
  EXPECT_TRUE(graph.has(NodeId(1u), kTracked));
  EXPECT_FALSE(graph.has(NodeId(1u), kDecoded));
  EXPECT_EQ(graph.size_bytes(NodeId(2u)), 56u);
  EXPECT_EQ(graph.FindNode(Address(0x7fff00001000)), NodeId(2u));
  EXPECT_FALSE(graph.FindNode(Address(0x1008)).valid());
  EXPECT_EQ(graph.type_info(list).node, NodeId(1u));
  EXPECT_FALSE(graph.type_info(type).node.valid()) << "its type object is not a node";
}

TEST_F(HeapBuilderTest, ASecondObjectAtOneAddressIsRefused) {
  const TypeId type = builder_.AddType(builder_.Intern("a"), Address(), 16, false);
  EXPECT_TRUE(builder_.AddNode({.address = Address(0x1000), .type = type, .size_bytes = 1}));
  EXPECT_FALSE(builder_.AddNode({.address = Address(0x1000), .type = type, .size_bytes = 2}));
  builder_.Seal();
  const HeapGraph graph = std::move(builder_).Build();
  ASSERT_EQ(graph.node_count(), 1u);
  EXPECT_EQ(graph.size_bytes(NodeId(0u)), 1u);
}

TEST_F(HeapBuilderTest, AnAddressWhereNoObjectCanBeIsRefused) {
  const TypeId type = builder_.AddType(builder_.Intern("a"), Address(), 16, false);
  EXPECT_FALSE(builder_.AddNode({.address = Address(0x1004), .type = type}));
  EXPECT_FALSE(builder_.AddNode({.address = Address(0xffff800000000000), .type = type}));
  builder_.Seal();
  EXPECT_FALSE(builder_.FindNode(Address(0x1004)).valid());
  EXPECT_FALSE(builder_.FindNode(Address(0xffff800000000000)).valid());
}

TEST_F(HeapBuilderTest, EdgesAreFoundFromBothEnds) {
  Objects(4);
  Link(0, 2, EdgeLabel(EdgeKind::kAttribute, builder_.Intern("a")));
  Link(0, 3, EdgeLabel(EdgeKind::kIndex, 5));
  Link(2, 3, EdgeLabel(EdgeKind::kWeak));
  const HeapGraph graph = std::move(builder_).Build();

  EXPECT_THAT(Targets(graph, 0), ElementsAre(2, 3));
  EXPECT_THAT(Targets(graph, 1), IsEmpty());
  EXPECT_THAT(Sources(graph, 3), ElementsAre(0, 2));
  EXPECT_THAT(Sources(graph, 0), IsEmpty());
  EXPECT_EQ(graph.text(graph.out(NodeId(0u))[0].label.name()), "a");
  EXPECT_EQ(graph.out(NodeId(0u))[1].label.index(), 5u);
  EXPECT_EQ(graph.edge(graph.in_edges(NodeId(3u))[1]).label.kind(), EdgeKind::kWeak);
  EXPECT_EQ(graph.first_edge(NodeId(2u)), 2u);
}

TEST_F(HeapBuilderTest, SourcesMayComeInAnyOrder) {
  Objects(4);
  Link(3, 0, EdgeLabel(EdgeKind::kIndex, 0));
  Link(3, 0, EdgeLabel(EdgeKind::kIndex, 1));
  Link(1, 3, EdgeLabel(EdgeKind::kCell));
  Link(1, 2, EdgeLabel(EdgeKind::kIndex, 0));
  Link(1, 2, EdgeLabel(EdgeKind::kIndex, 1));
  Link(1, 2, EdgeLabel(EdgeKind::kIndex, 2));
  Link(2, 1, EdgeLabel(EdgeKind::kDict));
  const HeapGraph graph = std::move(builder_).Build();
  EXPECT_THAT(Targets(graph, 1), ElementsAre(3, 2));
  EXPECT_THAT(Targets(graph, 2), ElementsAre(1));
  EXPECT_THAT(Targets(graph, 3), ElementsAre(0));
  EXPECT_EQ(graph.multiplicity(graph.first_edge(NodeId(3u))), 2u);
  EXPECT_EQ(graph.multiplicity(graph.first_edge(NodeId(1u))), 1u);
  EXPECT_EQ(graph.multiplicity(graph.first_edge(NodeId(1u)) + 1), 3u);
}

TEST_F(HeapBuilderTest, AListOfFewSharedObjectsIsFewEdges) {
  Objects(5);
  for (uint32_t slot = 0; slot < 40'000; ++slot) Link(0, 1 + slot % 4, EdgeLabel(EdgeKind::kIndex, slot));
  const HeapGraph graph = std::move(builder_).Build();
  EXPECT_THAT(Targets(graph, 0), ElementsAre(1, 2, 3, 4));
  for (uint64_t e = 0; e < 4; ++e) {
    EXPECT_EQ(graph.multiplicity(e), 10'000u);
    EXPECT_EQ(graph.edge(e).label.index(), e) << "the first reference gives the label";
  }
}

TEST_F(HeapBuilderTest, FoldingIsTheSameForFewAndForManyEdges) {
  // Each of the other objects is referred to twice, by lists of every length around the change of method.
  for (uint32_t distinct = 1; distinct < 40; ++distinct) {
    builder_ = HeapBuilder();
    Objects(41);
    for (uint32_t source = 0; source < 2; ++source) {
      Link(source, 40, EdgeLabel(EdgeKind::kAttribute, StringId(0u)));
      for (uint32_t round = 0; round < 2; ++round) {
        for (uint32_t k = 0; k < distinct; ++k) Link(source, 1 + k, EdgeLabel(EdgeKind::kIndex, round * distinct + k));
      }
    }
    const HeapGraph graph = std::move(builder_).Build();
    for (uint32_t source = 0; source < 2; ++source) {
      const NodeId n(source);
      ASSERT_EQ(graph.out(n).size(), 1 + distinct);
      EXPECT_EQ(graph.multiplicity(graph.first_edge(n)), 1u);
      for (uint32_t k = 0; k < distinct; ++k) EXPECT_EQ(graph.multiplicity(graph.first_edge(n) + 1 + k), 2u);
    }
  }
}

TEST_F(HeapBuilderTest, ReferencesThatANameTellsApartAreNotFolded) {
  Objects(2);
  Link(0, 1, EdgeLabel(EdgeKind::kAttribute, builder_.Intern("first")));
  Link(0, 1, EdgeLabel(EdgeKind::kAttribute, builder_.Intern("second")));
  Link(0, 1, EdgeLabel(EdgeKind::kStringKey, builder_.Intern("third")));
  Link(0, 1, EdgeLabel(EdgeKind::kStringKey, builder_.Intern("fourth")));
  Link(0, 1, EdgeLabel(EdgeKind::kIndex, 0));
  Link(0, 1, EdgeLabel(EdgeKind::kWeak));
  Link(0, 1, EdgeLabel(EdgeKind::kWeak));
  const HeapGraph graph = std::move(builder_).Build();
  EXPECT_EQ(graph.edge_count(), 7u);
}

TEST_F(HeapBuilderTest, EntriesUnderWithheldKeysAreFolded) {
  Objects(2);
  const EdgeLabel withheld(EdgeKind::kStringKey, builder_.Intern(kWithheldName));
  Link(0, 1, withheld);
  Link(0, 1, withheld);
  const HeapGraph graph = std::move(builder_).Build();
  ASSERT_EQ(graph.edge_count(), 1u);
  EXPECT_EQ(graph.multiplicity(0), 2u);
}

TEST_F(HeapBuilderTest, AGuessGoesIfTheTargetsCountIsMadeUpWithoutIt) {
  const TypeId type = builder_.AddType(builder_.Intern("object"), Address(), 16, false);
  const auto add = [&](uint64_t i, uint32_t count, uint16_t flags = kDecoded) {
    builder_.AddNode({.address = At(i), .type = type, .ref_count = count, .flags = flags});
  };
  add(0, 1);
  add(1, 1);                        // all of its references are known: a guess beside them is wrong
  add(2, 2);                        // one is known, one is not: a guess may be it
  add(3, 1, kDecoded | kImmortal);  // its count says nothing
  add(4, 1);
  builder_.Seal();
  const auto guess = [&](uint32_t from, uint32_t to) { Link(from, to, EdgeLabel(EdgeKind::kGuessed, 8 * to)); };
  Link(4, 0, EdgeLabel(EdgeKind::kIndex, 0));
  for (const uint32_t to : {1, 1, 2, 3}) guess(4, to);
  Link(0, 1, EdgeLabel(EdgeKind::kIndex, 0));
  Link(0, 2, EdgeLabel(EdgeKind::kIndex, 1));
  Link(0, 3, EdgeLabel(EdgeKind::kIndex, 2));
  Link(0, 3, EdgeLabel(EdgeKind::kIndex, 3));
  EXPECT_THAT(builder_.SettleReferences(), ElementsAre(1, 1, 2, 3, 0));
  const HeapGraph graph = std::move(builder_).Build();
  EXPECT_THAT(Targets(graph, 4), ElementsAre(0, 2, 3));
  EXPECT_THAT(Targets(graph, 0), ElementsAre(1, 2, 3));
  EXPECT_EQ(graph.multiplicity(graph.first_edge(NodeId(0u)) + 2), 2u);
  EXPECT_EQ(graph.multiplicity(graph.first_edge(NodeId(4u)) + 2), 1u);
}

TEST_F(HeapBuilderTest, AGuessGoesIfARootIsAllThatTheTargetsCountNeeds) {
  const TypeId type = builder_.AddType(builder_.Intern("object"), Address(), 16, false);
  for (const uint64_t i : {0, 1}) builder_.AddNode({.address = At(i), .type = type, .ref_count = 1});
  builder_.Seal();
  builder_.AddRoot(RootKind::kInterpreter, "sysdict", NodeId(1u));
  Link(0, 1, EdgeLabel(EdgeKind::kGuessed, 8));
  EXPECT_THAT(builder_.SettleReferences(), ElementsAre(0, 1));
  EXPECT_THAT(Targets(std::move(builder_).Build(), 0), ElementsAre());
}

TEST_F(HeapBuilderTest, AnInvalidNameIsTheEmptyOne) {
  EXPECT_EQ(EdgeLabel(EdgeKind::kStringKey, StringId()).name(), StringId(0u));
}

TEST_F(HeapBuilderTest, EqualReferencesOfTwoSourcesAreNotFolded) {
  Objects(3);
  Link(0, 2, EdgeLabel(EdgeKind::kIndex, 0));
  Link(1, 2, EdgeLabel(EdgeKind::kIndex, 0));
  const HeapGraph graph = std::move(builder_).Build();
  EXPECT_THAT(Sources(graph, 2), ElementsAre(0, 1));
  EXPECT_EQ(graph.multiplicity(0), 1u);
}

TEST_F(HeapBuilderTest, AReferenceToNoObjectIsDroppedAndCounted) {
  Objects(1);
  builder_.AddEdge(NodeId(0u), Address(0xdead0000), EdgeLabel(EdgeKind::kIndex, 0));
  const HeapGraph graph = std::move(builder_).Build();
  EXPECT_EQ(graph.edge_count(), 0u);
  EXPECT_EQ(graph.faults().unknown, 1u);
}

TEST_F(HeapBuilderTest, RecordsAreFoundByTheirKeys) {
  Objects(3);
  const StringId cache = builder_.Intern("_cache");
  builder_.AddName({.node = NodeId(2u), .module = builder_.Intern("app"), .qualname = builder_.Intern("view")});
  builder_.AddName({.node = NodeId(0u), .qualname = builder_.Intern("app")});
  builder_.AddName({.node = NodeId(2u), .qualname = builder_.Intern("a second name of the same object")});
  builder_.AddUse({.code = NodeId(1u), .name = builder_.Intern("other"), .line = 3});
  builder_.AddUse({.code = NodeId(1u), .name = cache, .line = 20});
  builder_.AddUse({.code = NodeId(1u), .name = cache, .line = 10});
  builder_.AddBound({.owner = NodeId(1u), .name = builder_.Intern("maxsize"), .limit = 128});
  builder_.AddRoot(RootKind::kModule, "app", NodeId(0u));
  const HeapGraph graph = std::move(builder_).Build();

  EXPECT_EQ(graph.text(graph.name(NodeId(2u))->qualname), "view");
  EXPECT_EQ(graph.name(NodeId(1u)), nullptr);
  ASSERT_EQ(graph.uses("_cache").size(), 2u);
  EXPECT_EQ(graph.uses("_cache")[0].line, 10u);
  EXPECT_THAT(graph.uses("_cach"), IsEmpty());
  ASSERT_EQ(graph.bounds(NodeId(1u)).size(), 1u);
  EXPECT_EQ(graph.bounds(NodeId(1u))[0].limit, 128);
  EXPECT_THAT(graph.bounds(NodeId(2u)), IsEmpty());
  ASSERT_EQ(graph.roots().size(), 1u);
  EXPECT_EQ(graph.text(graph.roots()[0].name), "app");
}

TEST_F(HeapBuilderTest, RecordsOfNoNodeAreDropped) {
  Objects(1);
  builder_.AddRoot(RootKind::kModule, "app", NodeId());
  builder_.AddName({.node = NodeId()});
  builder_.AddUse({.code = NodeId()});
  builder_.AddBound({.owner = NodeId()});
  const HeapGraph graph = std::move(builder_).Build();
  EXPECT_THAT(graph.roots(), IsEmpty());
  EXPECT_THAT(graph.columns().names, IsEmpty());
  EXPECT_THAT(graph.columns().uses, IsEmpty());
  EXPECT_THAT(graph.columns().bounds, IsEmpty());
}

TEST_F(HeapBuilderTest, OneTextHasOneId) {
  const StringId id = builder_.Intern("name");
  for (int i = 0; i < 1000; ++i) builder_.Intern("other" + std::to_string(i));
  EXPECT_EQ(builder_.Intern("name"), id);
  EXPECT_EQ(builder_.Intern(""), StringId(0u));
  Objects(0);
  const HeapGraph graph = std::move(builder_).Build();
  EXPECT_EQ(graph.text(id), "name");
  EXPECT_EQ(graph.FindString("other999").value(), id.value() + 1000);
  EXPECT_FALSE(graph.FindString("other1000").valid());
  EXPECT_EQ(graph.text(StringId()), "");
}

// Against a naive graph: random addresses, random edges, sources in random order.
TEST(HeapBuilder, AgreesWithANaiveGraph) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 20; ++round) {
    HeapBuilder builder;
    const TypeId type = builder.AddType(builder.Intern("a"), Address(), 16, false);
    std::vector<Address> addresses;
    for (int i = 0; i < 300; ++i) {
      const Address address((random() & 0x7fff'0ff0'fff8) >> (i % 3 * 4) & ~uint64_t{7});
      if (builder.AddNode({.address = address, .type = type})) addresses.push_back(address);
    }
    builder.Seal();
    std::ranges::sort(addresses);
    const size_t count = addresses.size();
    std::vector<std::vector<uint32_t>> out(count), in(count);
    std::vector<uint32_t> order(count);
    for (uint32_t i = 0; i < count; ++i) order[i] = i;
    std::ranges::shuffle(order, random);
    for (const uint32_t source : order) {
      for (uint64_t k = random() % 6; k-- > 0;) {
        const auto target = static_cast<uint32_t>(random() % count);
        out[source].push_back(target);
        builder.AddEdge(NodeId(source), addresses[target], EdgeLabel(EdgeKind::kAttribute));
      }
    }
    for (uint32_t source = 0; source < count; ++source) {
      for (const uint32_t target : out[source]) in[target].push_back(source);
    }
    const HeapGraph graph = std::move(builder).Build();
    ASSERT_EQ(graph.node_count(), count);
    for (uint32_t n = 0; n < count; ++n) {
      ASSERT_EQ(graph.address(NodeId(n)), addresses[n]);
      ASSERT_EQ(graph.FindNode(addresses[n]), NodeId(n));
      ASSERT_EQ(Targets(graph, n), out[n]);
      ASSERT_EQ(Sources(graph, n), in[n]);
    }
  }
}

TEST(HeapGraph, TheDefaultOneIsEmpty) {
  const HeapGraph graph;
  EXPECT_EQ(graph.node_count(), 0u);
  EXPECT_EQ(graph.edge_count(), 0u);
  EXPECT_FALSE(graph.FindNode(Address(8)).valid());
  EXPECT_EQ(graph.text(StringId(0u)), "");
}

TEST(HeapGraph, ACopyOutlivesTheOriginal) {
  HeapGraph copy;
  {
    HeapBuilder builder;
    const TypeId type = builder.AddType(builder.Intern("list"), Address(), 16, false);
    builder.AddNode({.address = Address(8), .type = type});
    builder.Seal();
    const HeapGraph graph = std::move(builder).Build();
    copy = graph;
  }
  EXPECT_EQ(copy.type_name(NodeId(0u)), "list");
}

}  // namespace
}  // namespace stillheld
