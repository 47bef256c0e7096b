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
}

std::string NameOf(const ::testing::TestParamInfo<Interpreter>& info) {
  return "Python3" + std::to_string(info.param.minor) + "Number" + std::to_string(info.index);
}

INSTANTIATE_TEST_SUITE_P(AllInterpreters, TruthTest, ::testing::ValuesIn(FindInterpreters()), NameOf);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(TruthTest);

}  // namespace
}  // namespace stillheld
