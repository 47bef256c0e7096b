#include "report/hunt_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/testing/example_hunt.h"
#include "report/testing/golden.h"

namespace stillheld {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const TextStyle kPlain{.color = false, .base_directory = "/srv/shop"};

TEST(HuntText, OneLeakIsOneParagraphAndOneSummary) {
  ExpectGolden("stillheld_hunt_--_flask_run.txt", HuntText(ExampleHunt(), kPlain));
}

TEST(HuntText, AComparisonSaysOfEachEarlierLeakWhatBecameOfIt) {
  ExpectGolden("stillheld_hunt_--against_hunt-1.json_--_flask_run.txt", HuntText(ExampleProof(), kPlain));
}

TEST(HuntText, AnErrorIsNeverSaidToBeSmallerThanItIs) {
  HuntResult hunt = ExampleProof();
  hunt.comparison->leaks[0].error = 0.0101;
  EXPECT_THAT(HuntText(hunt, kPlain), HasSubstr("0.00 ± 0.02 objects per request"));
}

TEST(HuntText, WithoutLeakItSaysWhatWasExercisedAndWhyWhatGrewIsInnocent) {
  HuntResult hunt = ExampleHunt();
  hunt.findings.clear();
  ExpectGolden("stillheld_hunt_--_flask_--app_fixed_run.txt", HuntText(hunt, kPlain));
}

TEST(HuntText, ATypeWhoseNameEndsLikeAPluralGetsNoOther) {
  HuntResult hunt = ExampleHunt();
  hunt.findings[0].type = "bytes";
  hunt.findings[0].endpoints[0].objects_per_request = 3;
  EXPECT_THAT(HuntText(hunt, kPlain), HasSubstr("keeps 3 bytes objects ("));
}

TEST(HuntText, MemoryOutsideOfPythonIsToldByItsBytesAlone) {
  HuntResult hunt = ExampleHunt();
  hunt.findings[0].kind = FindingKind::kNative;
  hunt.findings[0].type = "native memory";
  hunt.findings[0].endpoints[0].bytes_per_request = 8192;
  EXPECT_THAT(HuntText(hunt, kPlain), HasSubstr("GET /foo keeps 8.0 KiB of native memory per request"));
}

TEST(HuntText, ABoundNotYetSeenIsSaidPlainlyAndIsNoLeak) {
  HuntResult hunt = ExampleHunt();
  Finding& finding = hunt.findings[0];
  finding.verdict = Verdict::kUnboundedYet;
  finding.holder = "app.cache._entries";
  finding.why =
      "the dict ._entries of an app.Cache that outlives its requests gains one entry in every request; code "
      "compares its length and removes from it, but it has not done so up to 660 items";
  hunt.next_command = "stillheld hunt --requests-per-phase 1000 -- flask run";
  ExpectGolden("stillheld_hunt_--requests-per-phase_150_--_flask_run.txt", HuntText(hunt, kPlain));
}

TEST(HuntText, ALongPathSeveralEndpointsAndFollowers) {
  HuntResult hunt = ExampleHunt();
  Finding& finding = hunt.findings[0];
  finding.endpoints = {{"GET /three", 3, 960'168, 2.998, 3.002}, {"GET /one", 1, 320'056, 0.998, 1.002}};
  finding.type = "app.Order";
  finding.kept_length = 0;
  finding.path.insert(finding.path.begin() + 1, {{.kind = "attribute", .name = "shop", .type = "app.Shop", .file = ""},
                                                 {.kind = "key", .name = "['orders']", .type = "dict", .file = ""}});
  finding.grows_with = {"app.by_id", "weakref.WeakSet of app.Order"};
  finding.same_rate_as = {"app.audit"};
  finding.lines.push_back(
      {"/usr/lib/python3/dist-packages/flask/app.py", 1234, "Flask.full_dispatch_request", "stores"});
  ExpectGolden("stillheld_hunt_4242_--request_GET_three_--request_GET_one.txt", HuntText(hunt, kPlain));
}

TEST(HuntText, NoColourUnlessAskedFor) {
  EXPECT_THAT(HuntText(ExampleHunt(), kPlain), Not(HasSubstr("\033")));
  EXPECT_THAT(HuntText(ExampleHunt(), {.color = true, .base_directory = ""}), HasSubstr("\033["));
}

TEST(HuntText, NamesOfTheTargetCannotWriteToTheTerminal) {
  HuntResult hunt = ExampleHunt();
  hunt.findings[0].path[1].name = "evil\033[2J\n\xff\xe2\x80\xae";
  hunt.findings[0].endpoints[0].endpoint = "GET /\r\a";
  hunt.innocents[0].holder = std::string("a\0b", 3);
  const std::string text = HuntText(hunt, kPlain);
  for (const char* bad : {"\033", "\r", "\a", "\xff", "\xe2\x80\xae"}) EXPECT_THAT(text, Not(HasSubstr(bad)));
  EXPECT_EQ(text.find('\0'), std::string::npos);
  EXPECT_THAT(text, HasSubstr("evil\\x1b[2J\\x0a\\xff"));
}

TEST(HuntText, FailedRequestsAreSaid) {
  HuntResult hunt = ExampleHunt();
  hunt.phases[0].failed = 3;
  EXPECT_THAT(HuntText(hunt, kPlain), HasSubstr("3 requests"));
}

TEST(HuntText, AnEmptyHuntDoesNotBreakIt) { EXPECT_THAT(HuntText(HuntResult(), kPlain), HasSubstr("NO LEAK")); }

}  // namespace
}  // namespace stillheld
