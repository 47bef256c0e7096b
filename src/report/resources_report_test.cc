#include "report/resources_report.h"

#include <gmock/gmock.h>

namespace stillheld {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class ResourcesReportTest : public testing::Test {
 protected:
  ResourcesReportTest() { report_.last.tasks = {{.coroutine = "app.poll (app.py:12)", .held_by = "app.tasks[*]"}}; }
  std::string Text() const { return ResourcesText(report_, {.color = false, .base_directory = ""}); }

  ResourcesReport report_;
};

TEST_F(ResourcesReportTest, ATaskOfUnknownAgeSaysThatASecondLookTellsMore) {
  EXPECT_THAT(Text(), HasSubstr("age: not known from one look; --every 10s"));
}

TEST_F(ResourcesReportTest, ASecondLookIsNotProposedWhereThereWasOne) {
  report_.first.emplace();
  report_.last.tasks[0].seen_before = 0;
  EXPECT_THAT(Text(), HasSubstr("age: made since the first look"));
  EXPECT_THAT(Text(), Not(HasSubstr("--every")));
}

TEST_F(ResourcesReportTest, ASecondLookIsNotProposedForAFile) {
  report_.of_file = true;
  EXPECT_THAT(Text(), HasSubstr("age: not known: a snapshot file does not tell"));
  EXPECT_THAT(Text(), Not(HasSubstr("--every")));
}

TEST_F(ResourcesReportTest, AnAgeThatIsKnownIsSaidAsWhatItIsAtLeast) {
  report_.first.emplace();
  report_.last.tasks[0].oldest_at_least_seconds = 9.96;
  EXPECT_THAT(Text(), HasSubstr("age: at least 10.0 s"));
}

}  // namespace
}  // namespace stillheld
