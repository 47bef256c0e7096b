#include "report/garbage_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/testing/example_garbage.h"
#include "report/testing/golden.h"

namespace stillheld {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const TextStyle kPlain{.color = false, .base_directory = "/srv/shop"};

TEST(GarbageReportTest, EachShapeSaysWhereItWaitsAndWhatToBreak) {
  ExpectGolden("stillheld_garbage_4242.txt", GarbageText(ExampleGarbage(), kPlain));
}

TEST(GarbageReportTest, EveryCycleIsDrawnWithTheLocalsOfItsFrames) {
  ExpectGolden("stillheld_cycles_4242.txt", CyclesText(ExampleGarbage(), kPlain));
}

TEST(GarbageReportTest, TheSameForAProgram) {
  ExpectGolden("stillheld_garbage_--json_4242.json", GarbageJson(ExampleGarbage()));
}

TEST(GarbageReportTest, WhileTheCollectorIsOffNothingIsSaidToBeCollected) {
  const std::string text = GarbageText(ExampleGarbageOfDisabled(), kPlain);
  EXPECT_THAT(text, Not(HasSubstr("until generation")));
  EXPECT_THAT(text, HasSubstr("that nothing collects until gc.enable() or gc.collect() is called"));
  EXPECT_THAT(text, HasSubstr("and kept in gc.garbage from then on"));
}

TEST(GarbageReportTest, AThresholdOfZeroIsNotCalledADisabledCollector) {
  GarbageReport report = ExampleGarbageOfDisabled();
  report.garbage.collector.enabled = true;
  report.garbage.collector.thresholds[0] = 0;
  EXPECT_THAT(GarbageText(report, kPlain), HasSubstr("until gc.set_threshold() or gc.collect() is called"));
}

TEST(GarbageReportTest, AFinaliserIsCalledLateOrMakesTheCycleUncollectable) {
  const std::string old = GarbageText(ExampleGarbageOfPython2(), kPlain);
  ExpectGolden("stillheld_garbage_2727.txt", old);
  EXPECT_THAT(old, Not(HasSubstr("called when the collector takes the cycle")));
  EXPECT_THAT(GarbageText(ExampleGarbage(), kPlain),
              HasSubstr("called when the collector takes the cycle, not before"));
}

}  // namespace
}  // namespace stillheld
