#include "analysis/reference_accounts.h"

#include <gtest/gtest.h>

#include "heap/heap_builder.h"

namespace stillheld {
namespace {

class ReferenceAccountsTest : public ::testing::Test {
 protected:
  ReferenceAccountsTest() : type_(builder_.AddType(builder_.Intern("list"), Address(), 56, true)) {
    for (uint64_t i = 0; i < 4; ++i) {
      builder_.AddNode({.address = Address(0x1000 + i * 0x100), .type = type_, .ref_count = 5, .flags = kDecoded});
    }
    builder_.AddNode({.address = Address(0x2000), .type = type_, .ref_count = 1, .flags = kDecoded | kStaticMemory});
    builder_.AddNode({.address = Address(0x3000), .type = type_, .ref_count = 9, .flags = kImmortal});
    builder_.AddNode({.address = Address(0x4000), .type = type_, .ref_count = 1, .flags = kSynthetic});
    builder_.Seal();
  }
  ReferenceAccount Of(uint32_t node) {
    graph_ = std::move(builder_).Build();
    return ReferenceAccounts(graph_).Of(NodeId(node));
  }

  HeapBuilder builder_;
  TypeId type_;
  HeapGraph graph_;
};

TEST_F(ReferenceAccountsTest, EveryKindOfReferenceIsShownAndTheRestIsLeftOver) {
  const NodeId holder(0u), held(1u);
  builder_.AddEdge(holder, held, EdgeLabel(EdgeKind::kIndex, 0));
  builder_.AddEdge(holder, held, EdgeLabel(EdgeKind::kIndex, 1));
  builder_.AddEdge(NodeId(2u), held, EdgeLabel(EdgeKind::kGuessed, 16));
  builder_.AddRoot(RootKind::kThreadState, "context", held);
  const ReferenceAccount account = Of(1);
  EXPECT_EQ(account.edges, 2u);
  EXPECT_EQ(account.guessed, 1u);
  EXPECT_EQ(account.roots, 1u);
  EXPECT_EQ(account.unexplained(), 1u);
}

TEST_F(ReferenceAccountsTest, APointerOfNativeMemoryExplainsAReference) {
  builder_.AddNativeReference({NodeId(1u), builder_.Intern("libfoo.so .bss"), 4});
  EXPECT_EQ(Of(1).unexplained(), 1u);
}

TEST_F(ReferenceAccountsTest, MorePointersThanReferencesLeaveNothingAndNoLess) {
  builder_.AddNativeReference({NodeId(1u), builder_.Intern("libfoo.so .bss"), 40});
  EXPECT_EQ(Of(1).unexplained(), 0u);
}

TEST_F(ReferenceAccountsTest, WeakReferencesAndNamesOfModulesShowNothing) {
  builder_.AddEdge(NodeId(0u), NodeId(1u), EdgeLabel(EdgeKind::kWeak));
  builder_.AddRoot(RootKind::kModule, "app", NodeId(1u));
  EXPECT_EQ(Of(1).unexplained(), 5u);
}

TEST_F(ReferenceAccountsTest, EachWordOfOneObjectThatIsGuessedFromIsAReference) {
  builder_.AddEdge(NodeId(0u), NodeId(1u), EdgeLabel(EdgeKind::kGuessed, 16));
  builder_.AddEdge(NodeId(0u), NodeId(1u), EdgeLabel(EdgeKind::kGuessed, 24));
  EXPECT_EQ(Of(1).guessed, 2u);
}

TEST_F(ReferenceAccountsTest, AFrameThatIsNoObjectHasNoCount) { EXPECT_EQ(Of(6).count, 0u); }

TEST_F(ReferenceAccountsTest, AStaticObjectIsBornWithAReferenceOfItsOwn) { EXPECT_EQ(Of(4).unexplained(), 0u); }

TEST_F(ReferenceAccountsTest, TheCountOfAnImmortalObjectMeansNothing) { EXPECT_EQ(Of(5).count, 0u); }

}  // namespace
}  // namespace stillheld
