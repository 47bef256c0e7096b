// A report that is read back, and texts that are none.
#include "report/earlier_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "report/hunt_json.h"
#include "report/testing/example_hunt.h"

namespace stillheld {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string Refusal(std::string_view text) {
  try {
    LeaksOfReport(text, "old.json");
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kUsage);
    return error.what();
  }
  return "";
}

TEST(EarlierReport, TheLeaksOfAReportAreReadBackAsTheyWereWritten) {
  const HuntResult hunt = ExampleHunt();
  const std::vector<EarlierLeak> leaks = LeaksOfReport(HuntJson(hunt, "stillheld"), "old.json");
  ASSERT_FALSE(leaks.empty());
  EXPECT_EQ(leaks[0].id, hunt.findings[0].id);
  EXPECT_EQ(leaks[0].holder, hunt.findings[0].holder);
  EXPECT_EQ(leaks[0].endpoint, hunt.findings[0].endpoints[0].endpoint);
}

TEST(EarlierReport, WhatIsNotALeakIsNotReadBack) {
  EXPECT_THAT(LeaksOfReport(R"({"schema": 1, "findings": [{"id": "a", "verdict": "grows"}]})", "old.json"), IsEmpty());
}

TEST(EarlierReport, AnEndpointOfNullIsUnknown) {
  const auto leaks =
      LeaksOfReport(R"({"schema": 1, "findings": [{"id": "a", "verdict": "leak", "endpoint": null}]})", "old.json");
  EXPECT_EQ(leaks.at(0).endpoint, "");
}

TEST(EarlierReport, OtherTextsAreRefusedByName) {
  for (const char* text : {"", "{", "[]", "7", "{}", R"({"schema": 2, "findings": []})", R"({"schema": 1})",
                           R"({"schema": 1, "findings": {}})", R"({"schema": 1, "findings": [3]})",
                           R"({"schema": 1, "findings": [{"verdict": "leak"}]})", "\xff\xfe"}) {
    EXPECT_THAT(Refusal(text), HasSubstr("'old.json' is no report of a hunt")) << text;
  }
}

}  // namespace
}  // namespace stillheld
