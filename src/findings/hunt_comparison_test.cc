// The leaks of an earlier hunt against what a later one found.
#include "findings/hunt_comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "findings/hunt_result.h"

namespace stillheld {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Finding FoundAt(const std::string& id, Verdict verdict, double slope = 1) {
  Finding finding;
  finding.id = id;
  finding.holder = "app." + id;
  finding.verdict = verdict;
  finding.slope = slope;
  finding.endpoints = {{.endpoint = "GET /foo", .objects_per_request = slope, .low = slope - 0.1, .high = slope + 0.1}};
  return finding;
}

class HuntComparisonTest : public ::testing::Test {
 protected:
  HuntComparisonTest() {
    now_.phases.push_back({.requests = {{"GET /foo", 400}}});
    now_.phases.push_back({.requests = {{"GET /foo", 400}}});
  }
  HuntComparison Compare() const { return CompareHunts("hunt-1.json", {earlier_}, now_); }

  EarlierLeak earlier_{.id = "log", .holder = "app.log", .endpoint = "GET /foo", .objects_per_request = 1};
  HuntResult now_;
};

TEST_F(HuntComparisonTest, ALeakThatIsNotFoundAgainIsGoneAsFarAsThisHuntCanSee) {
  const HuntComparison comparison = Compare();
  ASSERT_THAT(comparison.leaks, SizeIs(1));
  EXPECT_EQ(comparison.leaks[0].fate, LeakFate::kGone);
  EXPECT_EQ(comparison.leaks[0].objects_per_request, 0);
  EXPECT_DOUBLE_EQ(comparison.leaks[0].error, 0.01);
  EXPECT_TRUE(comparison.is_proof());
}

TEST_F(HuntComparisonTest, ALeakWithTheSameFingerprintIsStillThere) {
  now_.findings.push_back(FoundAt("log", Verdict::kLeak, 0.5));
  const HuntComparison comparison = Compare();
  EXPECT_EQ(comparison.leaks.at(0).fate, LeakFate::kStill);
  EXPECT_EQ(comparison.leaks.at(0).objects_per_request, 0.5);
  EXPECT_NEAR(comparison.leaks.at(0).error, 0.1, 1e-9);
  EXPECT_THAT(comparison.new_holders, IsEmpty());
  EXPECT_FALSE(comparison.is_proof());
}

TEST_F(HuntComparisonTest, GrowthWithoutABoundInSightIsNoProofOfAFix) {
  now_.findings.push_back(FoundAt("log", Verdict::kUnboundedYet));
  EXPECT_EQ(Compare().leaks.at(0).fate, LeakFate::kStill);
  EXPECT_FALSE(Compare().is_proof());
}

TEST_F(HuntComparisonTest, ALeakThatWasGivenABoundIsInnocent) {
  now_.innocents.push_back(FoundAt("log", Verdict::kBounded));
  EXPECT_EQ(Compare().leaks.at(0).fate, LeakFate::kInnocent);
  EXPECT_TRUE(Compare().is_proof());
}

TEST_F(HuntComparisonTest, AnEndpointThatWasNotAskedProvesNothing) {
  earlier_.endpoint = "GET /bar";
  EXPECT_EQ(Compare().leaks.at(0).fate, LeakFate::kNotAsked);
  EXPECT_FALSE(Compare().is_proof());
}

TEST_F(HuntComparisonTest, ANewLeakIsNamedAndSpoilsTheProof) {
  now_.findings.push_back(FoundAt("other", Verdict::kLeak));
  const HuntComparison comparison = Compare();
  EXPECT_EQ(comparison.leaks.at(0).fate, LeakFate::kGone);
  EXPECT_THAT(comparison.new_holders, ElementsAre("app.other"));
  EXPECT_FALSE(comparison.is_proof());
}

TEST_F(HuntComparisonTest, WithoutEarlierLeaksASilentHuntIsProof) {
  EXPECT_TRUE(CompareHunts("hunt-1.json", {}, now_).is_proof());
}

}  // namespace
}  // namespace stillheld
