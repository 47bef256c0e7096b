#include "report/hunt_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "report/json_text.h"
#include "report/testing/example_hunt.h"
#include "report/testing/golden.h"

namespace stillheld {
namespace {

Json Parse(const HuntResult& hunt) { return Json::parse(HuntJson(hunt, "stillheld 0.1.0")); }

TEST(HuntJson, HasTheFormOfItsSchema) {
  ExpectGolden("stillheld_hunt_--json_--_flask_run.json", HuntJson(ExampleHunt(), "stillheld 0.1.0"));
}

TEST(HuntJson, AComparisonHasTheFormOfItsSchema) {
  ExpectGolden("stillheld_hunt_--against_hunt-1.json_--json_--_flask_run.json",
               HuntJson(ExampleProof(), "stillheld 0.1.0"));
}

TEST(HuntJson, ALeakGivesTheVerdictLeak) { EXPECT_EQ(Parse(ExampleHunt())["verdict"], "leak"); }

TEST(HuntJson, NoFindingGivesNoLeakAndEmptyLists) {
  const Json json = Parse(HuntResult());
  EXPECT_EQ(json["verdict"], "no leak");
  EXPECT_TRUE(json["findings"].is_array());
  EXPECT_TRUE(json["findings"].empty());
  EXPECT_TRUE(json["innocent"].empty());
}

TEST(HuntJson, ABoundNotYetSeenIsNoLeak) {
  HuntResult hunt = ExampleHunt();
  hunt.findings[0].verdict = Verdict::kUnboundedYet;
  EXPECT_EQ(Parse(hunt)["verdict"], "grows");
}

TEST(HuntJson, NamesThatAreNoTextStillGiveValidJson) {
  HuntResult hunt = ExampleHunt();
  hunt.findings[0].holder = "broken \xff\xc3(\xed\xa0\x80 and \x01";
  hunt.findings[0].path[0].name = std::string("nul\0nul", 7);
  hunt.phases[0].requests["GET /\xfe"] = 1;
  const Json json = Parse(hunt);
  EXPECT_THAT(json["findings"][0]["holder"].get<std::string>(), ::testing::HasSubstr("\xef\xbf\xbd"));
  EXPECT_EQ(json["findings"][0]["path"][0]["name"], std::string("nul\0nul", 7));
}

TEST(HuntJson, NumbersThatAreNoneStillGiveValidJson) {
  HuntResult hunt = ExampleHunt();
  hunt.findings[0].slope_error = std::numeric_limits<double>::quiet_NaN();
  hunt.findings[0].endpoints[0].high = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(Parse(hunt)["findings"][0]["slope_error"].is_null());
}

TEST(HuntJson, GrowthThatNoEndpointExplainsHasTheSlopeOverAllRequests) {
  HuntResult hunt = ExampleHunt();
  hunt.findings[0].endpoints.clear();
  const Json finding = Parse(hunt)["findings"][0];
  EXPECT_TRUE(finding["endpoint"].is_null());
  EXPECT_EQ(finding["objects_per_request"], 1.0);
  EXPECT_EQ(finding["bytes_per_request"], 320'056.0);
}

}  // namespace
}  // namespace stillheld
