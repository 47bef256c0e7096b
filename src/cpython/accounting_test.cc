#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "cpython/build_graph.h"
#include "cpython/testing/interpreters.h"
#include "cpython/testing/target_process.h"
#include "memory/capture.h"
#include "native/pymalloc_pools.h"

namespace stillheld {
namespace {

using testing::Interpreter;

// One target for all tests of an interpreter.
struct Case {
  explicit Case(const Interpreter& python) : process(python.path, "testdata/accounting_target.py", {}) {
    truth = nlohmann::json::parse(process.ReadLine().value_or(""), nullptr, false);
    if (truth.is_discarded()) return;
    capture = CaptureProcess(process.pid(), CaptureMode::kCopy);
    graph = BuildGraph(*capture.space);
  }
  testing::TargetProcess process;
  nlohmann::json truth;
  Capture capture;
  std::optional<HeapGraph> graph;
};

class AccountingTest : public ::testing::TestWithParam<Interpreter> {
 protected:
  void SetUp() override {
    static std::map<std::string, Case> cases;
    const Case& one = cases.try_emplace(GetParam().path, GetParam()).first->second;
    ASSERT_TRUE(one.graph.has_value());
    graph_ = *one.graph;
    truth_ = one.truth;
    space_ = one.capture.space.get();
  }
  NodeId At(const std::string& address) const { return graph_.FindNode(Address(std::stoull(address, nullptr, 16))); }
  size_t PlacesOf(const nlohmann::json& addresses, std::string_view place) const {
    size_t found = 0;
    for (const std::string address : addresses) {
      const NodeId node = At(address);
      if (!node.valid()) continue;
      const auto references = graph_.native_references(node);
      found += std::ranges::any_of(references, [&](const auto& r) { return graph_.text(r.place) == place; });
    }
    return found;
  }

  nlohmann::json truth_;
  const AddressSpace* space_ = nullptr;
  HeapGraph graph_;
};

TEST_P(AccountingTest, BlocksInUseAreThoseThatTheInterpreterCounts) {
  const PymallocPools pools(*space_);
  // What it takes and frees between its count and the stop is a few blocks.
  if (truth_["bytes_in_blocks"].is_null()) {
    uint64_t used = 0;
    for (const PymallocPool& pool : pools.pools()) used += pool.used;
    const auto blocks = truth_["blocks"].get<double>();
    EXPECT_NEAR(static_cast<double>(used), blocks, 0.005 * blocks);
    return;
  }
  const auto counted = truth_["bytes_in_blocks"].get<double>();
  EXPECT_NEAR(static_cast<double>(pools.used_bytes()), counted, 0.005 * counted);
}

TEST_P(AccountingTest, TheGraphExplainsPythonsMemory) { EXPECT_GE(graph_.python_memory().coverage(), 0.995); }

TEST_P(AccountingTest, ObjectsThatNothingLeadsToAreInTheGraphWithAReferenceThatNobodyHas) {
  size_t unexplained = 0;
  for (const std::string address : truth_["forgotten"]) {
    const NodeId node = At(address);
    ASSERT_TRUE(node.valid()) << address;
    EXPECT_EQ(graph_.type_name(node), "bytes");
    EXPECT_TRUE(graph_.has(node, kUnreached));
    EXPECT_EQ(graph_.ref_count(node), 1u);
    unexplained += graph_.in_edges(node).empty() && graph_.native_references(node).empty();
  }
  // Dead words of the stack may still point to a few.
  EXPECT_GE(unexplained, 190u);
}

TEST_P(AccountingTest, AWordOfTheNativeHeapIsFoundAndNamed) {
  EXPECT_EQ(PlacesOf(truth_["kept"], "native heap"), truth_["kept"].size());
}

TEST_P(AccountingTest, AStrThatNothingLeadsToIsInTheGraphThoughItIsShorterThanItsTypeSays) {
  for (const std::string address : truth_["texts"]) EXPECT_TRUE(At(address).valid()) << address;
}

TEST_P(AccountingTest, APointerToTheTextOfAStrShowsTheReferenceThatNothingElseDoes) {
  EXPECT_EQ(PlacesOf(truth_["texts"], "native heap"), truth_["texts"].size());
  for (const std::string address : truth_["texts"]) {
    ASSERT_TRUE(At(address).valid()) << address;
    uint32_t shown = 0;
    for (const NativeReference& reference : graph_.native_references(At(address))) shown += reference.count;
    EXPECT_EQ(shown, graph_.ref_count(At(address)));  // not one for each pointer
  }
}

TEST_P(AccountingTest, WhatAPythonObjectHoldsIsNoNativeReference) {
  // Of what is not static: None and the like are in every module's data.
  for (uint32_t n = 0; n < graph_.node_count(); ++n) {
    const NodeId node(n);
    uint32_t shown = 0;
    for (const uint32_t edge : graph_.in_edges(node)) {
      if (graph_.edge(edge).label.kind() != EdgeKind::kWeak) shown += graph_.multiplicity(edge);
    }
    if (shown >= graph_.ref_count(node)) {
      EXPECT_TRUE(graph_.native_references(node).empty()) << graph_.type_name(node);
    }
  }
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(AccountingTest);
INSTANTIATE_TEST_SUITE_P(Interpreters, AccountingTest, ::testing::ValuesIn(testing::FindInterpreters()),
                         [](const auto& one) { return "Number" + std::to_string(one.index); });

}  // namespace
}  // namespace stillheld
