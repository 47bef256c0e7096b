// Servers of web frameworks, looked at from outside. Needs interpreters that have them: see
// tests/test_frameworks_from_outside.py, which names such ones in STILLHELD_PYTHONS.
#include <gtest/gtest.h>

#include <cstdlib>

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
using testing::Target;

class FrameworksTest : public ::testing::TestWithParam<std::tuple<Interpreter, const char*>> {};

TEST_P(FrameworksTest, AllThatLivesInTheServerIsReachedAndNoGarbageIs) {
  if (std::getenv("STILLHELD_FRAMEWORKS") == nullptr) GTEST_SKIP() << "pytest runs this where frameworks are installed";
  const auto& [python, framework] = GetParam();
  const Target target(python, "testdata/frameworks_target.py", {framework});
  ASSERT_FALSE(target.truth().is_discarded());
  if (target.truth().is_null()) GTEST_SKIP() << python.path << " has no " << framework;
  const auto graph = BuildGraph(target.memory().space());
  ASSERT_TRUE(graph.has_value());
  Reach reach = ReachOf(*graph);
  std::printf("%s: %s: %zu nodes, %zu edges, %zu uses; held by C:%s\n", python.path.c_str(), framework,
              graph->node_count(), graph->edge_count(), graph->columns().uses.size(),
              Describe(reach.held_by_c).c_str());
  // A word that is left on the stack of a frame that runs may be a guess that keeps one of them.
  const auto planted = target.truth()["dead"].get<CountByType>();
  for (const auto& [type, count] : planted) {
    EXPECT_GE(reach.dead[type], count - 1) << type;
    EXPECT_LE(reach.dead[type], count) << type;
    reach.dead.erase(type);
  }
  EXPECT_EQ(reach.dead, CountByType());
}

std::string NameOf(const ::testing::TestParamInfo<FrameworksTest::ParamType>& info) {
  return std::string(std::get<1>(info.param)) + std::to_string(info.index);
}

INSTANTIATE_TEST_SUITE_P(Servers, FrameworksTest,
                         ::testing::Combine(::testing::ValuesIn(FindInterpreters()),
                                            ::testing::Values("flask", "django", "fastapi", "aiohttp", "tornado",
                                                              "gevent")),
                         NameOf);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(FrameworksTest);

}  // namespace
}  // namespace stillheld
