// Goldens: expected output in files that are named by the command which prints it.
//
// STILLHELD_UPDATE_GOLDENS=1 in the environment writes them anew; look at the difference before you commit it.
#ifndef STILLHELD_REPORT_TESTING_GOLDEN_H_
#define STILLHELD_REPORT_TESTING_GOLDEN_H_

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace stillheld {

inline void ExpectGolden(const std::string& name, const std::string& actual) {
  const std::string path = std::string(STILLHELD_SOURCE_DIR "/src/report/goldens/") + name;
  if (std::getenv("STILLHELD_UPDATE_GOLDENS") != nullptr) std::ofstream(path) << actual;
  std::ifstream file(path);
  std::stringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(actual, expected.str()) << path;
}

}  // namespace stillheld

#endif  // STILLHELD_REPORT_TESTING_GOLDEN_H_
