// That everything alive is reached from the roots, and nothing dead is.
#include "cpython/roots.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "cpython/build_graph.h"
#include "cpython/testing/reach.h"
#include "cpython/testing/target.h"

namespace stillheld {
namespace {

using testing::CountByType;
using testing::Describe;
using testing::FindInterpreters;
using testing::Interpreter;
using testing::Reach;
using testing::ReachOf;
using testing::Sum;
using testing::Target;

struct Case {
  explicit Case(const Interpreter& python) : target(python, "testdata/roots_target.py") {
    if (!target.truth().is_discarded()) graph = BuildGraph(target.memory().space());
  }
  Target target;
  std::optional<HeapGraph> graph;
};

class RootsTest : public ::testing::TestWithParam<Interpreter> {
 protected:
  // One target for all tests of an interpreter.
  void SetUp() override {
    static std::map<std::string, Case> cases;
    const Case& one = cases.try_emplace(GetParam().path, GetParam()).first->second;
    ASSERT_TRUE(one.graph.has_value());
    graph_ = &*one.graph;
    truth_ = one.target.truth();
  }
  const HeapGraph* graph_ = nullptr;
  nlohmann::json truth_;
};

TEST_P(RootsTest, ReachEverythingThatIsAliveAndNoGarbage) {
  const Reach reach = ReachOf(*graph_);
  EXPECT_EQ(reach.dead, truth_["dead"].get<CountByType>());
  // The singletons of _ast and a handful of others have no name: only C code knows them.
  EXPECT_LT(Sum(reach.held_by_c), 100) << Describe(reach.held_by_c);
}

TEST_P(RootsTest, LeadFromAModuleToItsVariablesByName) {
  const NodeId variable = graph_->FindNode(Address(truth_["global_var"].get<uint64_t>()));
  ASSERT_TRUE(variable.valid());
  const auto module = std::ranges::find_if(graph_->roots(), [&](const Root& root) {
    return root.kind == RootKind::kModule && graph_->text(root.name) == "__main__";
  });
  ASSERT_NE(module, graph_->roots().end());
  const auto find = [&](NodeId from, auto fits) {
    const auto out = graph_->out(from);
    const auto edge = std::ranges::find_if(out, fits);
    return edge == out.end() ? NodeId() : edge->target;
  };
  const NodeId dict = find(module->node, [](const Edge& edge) { return edge.label.kind() == EdgeKind::kDict; });
  ASSERT_TRUE(dict.valid());
  EXPECT_EQ(find(dict,
                 [&](const Edge& edge) {
                   return edge.label.kind() == EdgeKind::kStringKey && graph_->text(edge.label.name()) == "global_var";
                 }),
            variable);
}

TEST_P(RootsTest, OfRunningFramesLeadToTheirVariables) {
  const NodeId variable = graph_->FindNode(Address(truth_["local_var"].get<uint64_t>()));
  bool found = false;
  for (const Root& root : graph_->roots()) {
    if (root.kind != RootKind::kFrame) continue;
    const ObjectName* name = graph_->name(root.node);
    for (const Edge& edge : graph_->out(root.node)) {
      if (edge.label.kind() != EdgeKind::kLocal || edge.target != variable) continue;
      found = true;
      EXPECT_EQ(graph_->text(edge.label.name()), "local_var");
      ASSERT_NE(name, nullptr);
      EXPECT_EQ(graph_->text(name->qualname), "main");
      EXPECT_EQ(graph_->text(name->module), "__main__");
      EXPECT_TRUE(graph_->text(name->file).ends_with("roots_target.py"));
      EXPECT_EQ(name->line, truth_["line"].get<uint32_t>());
    }
  }
  EXPECT_TRUE(found);
}

TEST_P(RootsTest, OfStateHoldWhatNoModuleDoes) {
  std::set<std::pair<std::string, uint64_t>> roots;
  for (const Root& root : graph_->roots()) {
    roots.emplace(graph_->text(root.name), graph_->address(root.node).value());
  }
  for (const auto& [name, address] : truth_["state"].items()) {
    EXPECT_TRUE(roots.contains({name, address.get<uint64_t>()})) << name;
  }
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(RootsTest);
INSTANTIATE_TEST_SUITE_P(Interpreters, RootsTest, ::testing::ValuesIn(FindInterpreters()),
                         [](const auto& one) { return "Number" + std::to_string(one.index); });

}  // namespace
}  // namespace stillheld
