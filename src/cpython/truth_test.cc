// Every interpreter of this machine, looked at from outside, against what it says of itself.
#include "cpython/testing/truth.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <cstdio>

#include "cpython/build_graph.h"
#include "cpython/testing/interpreters.h"
#include "cpython/testing/target_process.h"
#include "memory/capture.h"

namespace stillheld {
namespace {

using testing::Compare;
using testing::Comparison;
using testing::FindInterpreters;
using testing::Interpreter;
using testing::ReadTruth;
using testing::TargetProcess;

class TruthTest : public ::testing::TestWithParam<Interpreter> {};

TEST_P(TruthTest, TheGraphHasEveryObjectAndEveryReferenceThatTheInterpreterSaysItHas) {
  char path[] = "/tmp/stillheld-truth-XXXXXX";
  ::close(::mkstemp(path));
  const TargetProcess target(GetParam().path, "testdata/truth_target.py", {path});
  ASSERT_TRUE(target.AwaitReady());
  const auto truth = ReadTruth(path);
  ::unlink(path);
  ASSERT_GT(truth.size(), 10000u);

  const Capture capture = CaptureProcess(target.pid(), CaptureMode::kCopy);
  const auto graph = BuildGraph(*capture.space);
  ASSERT_TRUE(graph.has_value());
  const Comparison comparison = Compare(*graph, truth);
  std::printf("%s: CPython %s, %zu nodes, %zu edges, faults: unmapped %lu, torn %lu, unknown %lu, too large %lu\n%s",
              GetParam().path.c_str(), graph->python_version().c_str(), graph->node_count(), graph->edge_count(),
              graph->faults().unmapped, graph->faults().torn, graph->faults().unknown, graph->faults().too_large,
              comparison.Describe(25).c_str());
  EXPECT_EQ(comparison.all.missing_objects, 0u);
  // A static type that is made ready late lengthens the list of its base's subclasses.
  EXPECT_LE(comparison.all.wrong_lengths, 1u);
  // CPython 3.14 without the GIL: frames refer to functions and code without being counted.
  EXPECT_LE(comparison.over_counted, GetParam().is_free_threaded && GetParam().minor >= 14 ? 100u : 0u);
  // Without the GIL, what a thread has freed stays readable for a while for others that may be looking at it.
  EXPECT_LE(graph->faults().total(), GetParam().is_free_threaded ? 4u : 0u);
  // The script's own frame goes on after it has looked: it holds a few objects more, or less.
  // Without the GIL it counts references that nobody holds, and that the graph leaves out: see ref_count.h.
  if (!GetParam().is_free_threaded) {
    EXPECT_LT(comparison.wrong_counts, 100u);
  }
  for (const auto& [type, score] : comparison.by_type) {
    // What C code keeps behind a module or a capsule, no layout names.
    if (type == "module" || type == "PyCapsule" || score.undecoded != 0) continue;
    EXPECT_EQ(score.missing_edges, 0u) << type << ": " << score.example;
    EXPECT_EQ(score.guessed_edges, 0u) << type;
  }
  EXPECT_LT(comparison.all.undecoded, comparison.all.objects / 500);
  EXPECT_LT(comparison.all.missing_edges, 20u);
}

std::string NameOf(const ::testing::TestParamInfo<Interpreter>& info) {
  return "Python3" + std::to_string(info.param.minor) + "Number" + std::to_string(info.index);
}

INSTANTIATE_TEST_SUITE_P(AllInterpreters, TruthTest, ::testing::ValuesIn(FindInterpreters()), NameOf);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(TruthTest);

}  // namespace
}  // namespace stillheld
