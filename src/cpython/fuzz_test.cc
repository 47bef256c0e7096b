// Memory that is changed at random must never crash the walk, nor keep it busy for ever: it gives a graph or an Error.
#include <gtest/gtest.h>

#include "base/error.h"
#include "cpython/build_graph.h"
#include "cpython/testing/changed_space.h"
#include "cpython/testing/interpreters.h"
#include "cpython/testing/target_process.h"
#include "memory/capture.h"

namespace stillheld {
namespace {

using testing::ChangedSpace;
using testing::FindInterpreters;
using testing::Interpreter;
using testing::TargetProcess;

class FuzzTest : public ::testing::TestWithParam<Interpreter> {};

TEST_P(FuzzTest, ChangedMemoryGivesAGraphOrAnErrorButNeverACrash) {
  const TargetProcess target(GetParam().path, "testdata/small_target.py", {});
  ASSERT_TRUE(target.AwaitReady());
  const Capture capture = CaptureProcess(target.pid(), CaptureMode::kCopy);
  ChangedSpace space(*capture.space);
  const auto whole = BuildGraph(space);
  ASSERT_TRUE(whole.has_value());

  const char* rounds = std::getenv("STILLHELD_FUZZ_ROUNDS");
  const int last = rounds == nullptr ? 25 : std::atoi(rounds);
  int graphs = 0;
  for (int seed = 0; seed < last; ++seed) {
    SCOPED_TRACE(seed);
    space.Change(static_cast<uint32_t>(seed), seed % 5 == 0 ? 20000 : 200);
    try {
      const auto graph = BuildGraph(space);
      if (graph) ++graphs;
    } catch (const Error& error) {
      EXPECT_FALSE(error.hint().empty());
    }
    space.Restore();
  }
  EXPECT_GT(graphs, last / 4);  // else nothing but the self-checks was tested
  const auto again = BuildGraph(space);
  EXPECT_EQ(again->node_count(), whole->node_count());
}

std::string NameOf(const ::testing::TestParamInfo<Interpreter>& info) {
  return "Python3" + std::to_string(info.param.minor) + "Number" + std::to_string(info.index);
}

INSTANTIATE_TEST_SUITE_P(AllInterpreters, FuzzTest, ::testing::ValuesIn(FindInterpreters()), NameOf);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(FuzzTest);

}  // namespace
}  // namespace stillheld
