// What a live interpreter's objects are called, hold and are limited by, as the target itself says it.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "cpython/build_graph.h"
#include "cpython/testing/interpreters.h"
#include "cpython/testing/target_process.h"
#include "memory/capture.h"

namespace stillheld {
namespace {

using testing::FindInterpreters;
using testing::Interpreter;
using testing::TargetProcess;

std::string KindName(EdgeKind kind) {
  static constexpr const char* kNames[] = {"attribute", "dict", "class", "key",   "other",    "key-object", "index",
                                           "member",    "cell", "local", "stack", "internal", "weak",       "guessed"};
  return kNames[static_cast<size_t>(kind)];
}

// Answers the lines that facts_target.py writes.
class Facts {
 public:
  explicit Facts(const HeapGraph& graph) : graph_(graph) {}

  bool Holds(const std::string& line) const {
    std::istringstream in(line);
    std::string what, first;
    in >> what >> first;
    if (what == "module") return HasModule(first, Node(in));
    const NodeId node = graph_.FindNode(Address(std::stoull(first)));
    if (!node.valid()) return false;
    if (what == "edge") return HasEdge(node, in);
    if (what == "no-edge") return !RefersTo(node, Node(in));
    if (what == "name") return HasName(node, in);
    if (what == "bound") return HasBound(node, in);
    if (what == "unbound") return graph_.bounds(node).empty();
    if (what == "flag") return HasFlag(node, in);
    if (what == "no-flag") return !HasFlag(node, in);
    if (what == "length") return static_cast<int64_t>(graph_.length(node)) == Number(in);
    if (what == "generation") return Generation(node) == Number(in);
    if (what == "type") return graph_.type_name(node) == Word(in);
    return false;
  }

 private:
  static std::string Word(std::istream& in) {
    std::string word;
    in >> word;
    return word;
  }
  static int64_t Number(std::istream& in) { return std::stoll(Word(in)); }
  NodeId Node(std::istream& in) const { return graph_.FindNode(Address(std::stoull(Word(in)))); }

  bool HasEdge(NodeId source, std::istream& in) const {
    const std::string kind = Word(in);
    const std::string name = Word(in);
    const NodeId target = Node(in);
    for (const Edge& edge : graph_.out(source)) {
      if (edge.target != target || KindName(edge.label.kind()) != kind) continue;
      if (name == "-") return true;
      if (stillheld::HasName(edge.label.kind()) || edge.label.kind() == EdgeKind::kStringKey) {
        if (graph_.text(edge.label.name()) == name) return true;
      } else if (std::to_string(edge.label.index()) == name) {
        return true;
      }
    }
    return false;
  }
  bool RefersTo(NodeId source, NodeId target) const {
    for (const Edge& edge : graph_.out(source)) {
      if (edge.target == target) return true;
    }
    return false;
  }
  bool HasName(NodeId node, std::istream& in) const {
    const ObjectName* name = graph_.name(node);
    if (name == nullptr) return false;
    const std::string module = Word(in);
    return (module == "-" ? !name->module.valid() : graph_.text(name->module) == module) &&
           graph_.text(name->qualname) == Word(in);
  }
  bool HasBound(NodeId node, std::istream& in) const {
    const std::string name = Word(in);
    const int64_t limit = Number(in);
    for (const SizeBound& bound : graph_.bounds(node)) {
      if (graph_.text(bound.name) == name && bound.limit == limit) return true;
    }
    return false;
  }
  bool HasFlag(NodeId node, std::istream& in) const {
    const std::string flag = Word(in);
    if (flag == "tracked") return graph_.has(node, kTracked);
    if (flag == "immortal") return graph_.has(node, kImmortal);
    if (flag == "decoded") return graph_.has(node, kDecoded);
    if (flag == "del") return graph_.has(node, kHasDel);
    if (flag == "static") return graph_.has(node, kStaticMemory);
    ADD_FAILURE() << "no such flag: " << flag;
    return false;
  }
  int64_t Generation(NodeId node) const {
    return graph_.has(node, kTracked) ? (graph_.flags(node) & kGeneration) >> 1 : -1;
  }
  bool HasModule(const std::string& name, NodeId node) const {
    for (const Root& root : graph_.roots()) {
      if (root.kind == RootKind::kModule && graph_.text(root.name) == name && root.node == node) return true;
    }
    return false;
  }

  const HeapGraph& graph_;
};

class FactsTest : public ::testing::TestWithParam<Interpreter> {};

TEST_P(FactsTest, NamesLimitsAndFlagsAreThoseThatTheTargetSays) {
  char path[] = "/tmp/stillheld-facts-XXXXXX";
  ::close(::mkstemp(path));
  const TargetProcess target(GetParam().path, "testdata/facts_target.py", {path});
  ASSERT_TRUE(target.AwaitReady());
  std::ifstream lines(path);
  ::unlink(path);
  const Capture capture = CaptureProcess(target.pid(), CaptureMode::kCopy);
  const auto graph = BuildGraph(*capture.space);
  ASSERT_TRUE(graph.has_value());
  const Facts facts(*graph);
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) EXPECT_TRUE(facts.Holds(line)) << line;
  EXPECT_GT(count, 50);
  EXPECT_FALSE(graph->gc().enabled);
  EXPECT_FALSE(graph->gc().collecting);
  EXPECT_GT(graph->gc().generations[0].threshold, 0);
}

TEST_P(FactsTest, NoTextOfAValueIsInTheGraph) {
  const TargetProcess target(GetParam().path, "testdata/secrets_target.py", {});
  ASSERT_TRUE(target.AwaitReady());
  const Capture capture = CaptureProcess(target.pid(), CaptureMode::kCopy);
  const auto graph = BuildGraph(*capture.space);
  ASSERT_TRUE(graph.has_value());
  const auto& bytes = graph->columns().string_bytes;
  const std::string_view strings(bytes.data(), bytes.size());
  EXPECT_NE(strings.find("shown_attribute"), std::string_view::npos);
  for (const char* secret : {"hunter", "4111", "example.org", "BEGIN PRIVATE", "sesame"}) {
    EXPECT_EQ(strings.find(secret), std::string_view::npos) << secret;
  }
}

std::string NameOf(const ::testing::TestParamInfo<Interpreter>& info) {
  return "Python3" + std::to_string(info.param.minor) + "Number" + std::to_string(info.index);
}

INSTANTIATE_TEST_SUITE_P(AllInterpreters, FactsTest, ::testing::ValuesIn(FindInterpreters()), NameOf);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(FactsTest);

}  // namespace
}  // namespace stillheld
