#include <gmock/gmock.h>

#include "analysis/testing/model_heap.h"
#include "findings/notices/notice.h"

namespace stillheld {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class SessionTableTest : public testing::Test {
 protected:
  std::vector<std::string> Reasons() const {
    const HeapGraph graph = heap_.Photograph();
    const RootPaths paths = FindRootPaths(graph);
    const PathNamer namer(graph, paths);
    std::vector<std::string> reasons;
    for (const Notice& notice : kSessionTable.find({graph, paths, namer, resources_})) reasons.push_back(notice.why);
    return reasons;
  }
  void UseSessions() {
    heap_.Module("django.contrib.sessions.backends.db", "db.py");
    heap_.Module("django.contrib.sessions.middleware", "middleware.py");
  }

  ModelHeap heap_;
  Resources resources_;
};

TEST_F(SessionTableTest, WithoutSessionsInADatabaseThereIsNothingToSay) {
  heap_.Module("django.contrib.sessions.middleware", "middleware.py");
  EXPECT_THAT(Reasons(), IsEmpty());
}

TEST_F(SessionTableTest, TheRowsOfTheOneTableAreSaid) {
  UseSessions();
  resources_.session_tables = {{.alias = "default", .rows = 12}, {.alias = "reports"}};
  EXPECT_THAT(Reasons(), ElementsAre(HasSubstr("; 12 are there now")));
}

TEST_F(SessionTableTest, EachOfSeveralTablesIsSaidWithItsDatabase) {
  UseSessions();
  resources_.session_tables = {{.alias = "default", .rows = 12}, {.alias = "old", .rows = 3}};
  EXPECT_THAT(Reasons(), ElementsAre(HasSubstr("; 12 in the database default now, 3 in the database old now")));
}

TEST_F(SessionTableTest, RowsThatAreNotKnownAreNotSaid) {
  UseSessions();
  resources_.session_tables = {{.alias = "reports"}};
  EXPECT_THAT(Reasons(), ElementsAre(Not(HasSubstr("now"))));
}

}  // namespace
}  // namespace stillheld
