// That everything alive is reached from the roots, and nothing dead is.
#include "cpython/roots.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "cpython/build_graph.h"
#include "cpython/testing/target.h"

namespace stillheld {
namespace {

using testing::FindInterpreters;
using testing::Interpreter;
using testing::Target;

// What owned or guessed references lead to from where `reached` says so already.
void Spread(const HeapGraph& graph, std::vector<bool>& reached) {
  std::vector<NodeId> waiting;
  for (size_t i = 0; i < reached.size(); ++i) {
    if (reached[i]) waiting.push_back(NodeId(i));
  }
  while (!waiting.empty()) {
    const NodeId node = waiting.back();
    waiting.pop_back();
    for (const Edge& edge : graph.out(node)) {
      if (edge.label.kind() == EdgeKind::kWeak || reached[edge.target.index()]) continue;
      reached[edge.target.index()] = true;
      waiting.push_back(edge.target);
    }
  }
}

using Types = std::map<std::string, int>;

Types Unreached(const HeapGraph& graph, const std::vector<bool>& reached) {
  Types lost;
  for (size_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node(i);
    if (graph.has(node, kTracked) && !reached[i]) ++lost[std::string(graph.type_name(node))];
  }
  return lost;
}

// Objects that have more references than the graph shows: C code holds them.
void AddHeldByC(const HeapGraph& graph, std::vector<bool>& reached) {
  for (size_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node(i);
    if (reached[i] || graph.has(node, kImmortal)) continue;
    uint64_t owners = 0;
    for (const uint64_t edge : graph.in_edges(node)) {
      if (IsOwned(graph.edge(edge).label.kind())) owners += graph.multiplicity(edge);
    }
    if (graph.ref_count(node) > owners) reached[i] = true;
  }
}

std::string Describe(const Types& types) {
  std::string text;
  for (const auto& [type, count] : types) text += " " + type + ":" + std::to_string(count);
  return text;
}

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

int Sum(const Types& types) {
  int sum = 0;
  for (const auto& [type, count] : types) sum += count;
  return sum;
}

TEST_P(RootsTest, ReachEverythingThatIsAliveAndNoGarbage) {
  std::vector<bool> reached(graph_->node_count());
  for (const Root& root : graph_->roots()) reached[root.node.index()] = true;
  Spread(*graph_, reached);
  const Types lost = Unreached(*graph_, reached);
  AddHeldByC(*graph_, reached);
  Spread(*graph_, reached);
  const Types dead = Unreached(*graph_, reached);
  const auto garbage = truth_["dead"].get<Types>();
  EXPECT_EQ(dead, garbage);
  // The singletons of _ast and a handful of others have no name: only C code knows them.
  std::printf("  %s: held by C alone: %d of %zu: %s\n", GetParam().path.c_str(), Sum(lost) - Sum(dead),
              graph_->node_count(), Describe(lost).c_str());
  EXPECT_LT(Sum(lost) - Sum(dead), 100);
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

INSTANTIATE_TEST_SUITE_P(Interpreters, RootsTest, ::testing::ValuesIn(FindInterpreters()),
                         [](const auto& one) { return "Number" + std::to_string(one.index); });

}  // namespace
}  // namespace stillheld
