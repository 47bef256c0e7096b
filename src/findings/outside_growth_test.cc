#include "findings/outside_growth.h"

#include <gmock/gmock.h>

namespace stillheld {
namespace {

constexpr uint64_t kRequests[] = {60, 140, 80, 120};

// Four phases of one endpoint and an idle one; `per_request` of each count, on top of what was there.
Experiment MakeExperiment(double descriptors, double threads) {
  Experiment experiment;
  double sent = 0;
  const auto look = [&] {
    experiment.outside.push_back({.descriptors = static_cast<uint32_t>(10 + descriptors * sent),
                                  .threads = static_cast<uint32_t>(4 + threads * sent)});
  };
  look();
  for (const uint64_t count : kRequests) {
    PhaseRecord phase;
    phase.requests["GET /open"] = count;
    experiment.phases.push_back(phase);
    sent += static_cast<double>(count);
    look();
  }
  experiment.phases.push_back({.requests = {}, .idle = true});
  look();
  return experiment;
}

Finding Keeping(std::string type, double rate) {
  Finding finding;
  finding.type = std::move(type);
  finding.holder = "app.kept";
  finding.slope = rate;
  finding.endpoints = {{.endpoint = "GET /open", .objects_per_request = rate, .bytes_per_request = 400}};
  finding.why = "it keeps them";
  return finding;
}

TEST(OutsideGrowth, SaysNothingWhereNothingWasCounted) {
  Experiment experiment = MakeExperiment(1, 1);
  experiment.outside.clear();
  Judgement judgement;
  AddOutsideGrowth(experiment, judgement);
  EXPECT_TRUE(judgement.findings.empty());
}

TEST(OutsideGrowth, SaysNothingOfCountsThatStay) {
  Judgement judgement;
  AddOutsideGrowth(MakeExperiment(0, 0), judgement);
  EXPECT_TRUE(judgement.findings.empty());
}

TEST(OutsideGrowth, OfSeveralEndpointsIsPartOfTheFindingOfEach) {
  Experiment experiment;
  uint32_t open = 10;
  experiment.outside.push_back({.descriptors = open});
  for (const auto& [files, pairs] :
       std::vector<std::pair<uint64_t, uint64_t>>{{60, 140}, {140, 30}, {80, 90}, {120, 60}}) {
    PhaseRecord phase;
    phase.requests = {{"GET /file", files}, {"GET /pair", pairs}};
    experiment.phases.push_back(phase);
    open += static_cast<uint32_t>(files + 2 * pairs);
    experiment.outside.push_back({.descriptors = open});
  }
  Judgement judgement;
  judgement.findings = {Keeping("_io.FileIO", 1), Keeping("tuple", 1)};
  judgement.findings[0].endpoints[0].endpoint = "GET /file";
  judgement.findings[1].endpoints[0].endpoint = "GET /pair";
  AddOutsideGrowth(experiment, judgement);
  ASSERT_EQ(judgement.findings.size(), 2u) << "none of descriptors that nothing keeps";
  for (const Finding& finding : judgement.findings) EXPECT_EQ(finding.kind, FindingKind::kDescriptor);
}

TEST(OutsideGrowth, IsPartOfTheFindingThatKeepsTheFiles) {
  Judgement judgement;
  judgement.findings = {Keeping("dict", 1), Keeping("_io.TextIOWrapper", 1)};
  AddOutsideGrowth(MakeExperiment(1, 0), judgement);
  ASSERT_EQ(judgement.findings.size(), 2u);
  EXPECT_EQ(judgement.findings[0].kind, FindingKind::kGrowth);
  EXPECT_EQ(judgement.findings[1].kind, FindingKind::kDescriptor);
  EXPECT_THAT(judgement.findings[1].why, testing::HasSubstr("10 open descriptors became 410"));
}

TEST(OutsideGrowth, LocksOfThreadsThatPileUpBelongToTheThreads) {
  Finding locks = Keeping("_thread.lock", 1), threads = Keeping("threading.Thread", 1);
  locks.holder = "app.stop._cond._waiters";
  Judgement judgement;
  judgement.findings = {locks, threads};
  AddOutsideGrowth(MakeExperiment(0, 1), judgement);
  ASSERT_EQ(judgement.findings.size(), 1u);
  EXPECT_EQ(judgement.findings[0].kind, FindingKind::kThread);
  EXPECT_THAT(judgement.findings[0].grows_with, testing::ElementsAre("app.stop._cond._waiters"));
}

TEST(OutsideGrowth, LocksWithoutThreadsOfTheirRateAreAFindingOfTheirOwn) {
  Finding locks = Keeping("_thread.lock", 3), threads = Keeping("threading.Thread", 2);
  locks.holder = "app.stop._cond._waiters";
  Judgement judgement;
  judgement.findings = {locks, threads};
  AddOutsideGrowth(MakeExperiment(0, 2), judgement);
  EXPECT_EQ(judgement.findings.size(), 2u);
}

TEST(OutsideGrowth, IsAFindingOfItsOwnWhereNoContainerGrowsAtItsRate) {
  Judgement judgement;
  judgement.findings = {Keeping("list", 3.5)};
  AddOutsideGrowth(MakeExperiment(1, 1), judgement);
  ASSERT_EQ(judgement.findings.size(), 3u);
  EXPECT_EQ(judgement.findings[1].kind, FindingKind::kDescriptor);
  EXPECT_EQ(judgement.findings[1].holder, "descriptors that no growing container keeps");
  EXPECT_NEAR(judgement.findings[1].endpoints.at(0).objects_per_request, 1, 1e-9);
  EXPECT_EQ(judgement.findings[2].kind, FindingKind::kThread);
}

Finding NativeMemory(double bytes) {
  Finding memory = Keeping("native memory", 1);
  memory.kind = FindingKind::kNative;
  memory.rule = "SH204";
  memory.holder = "native memory";
  memory.slope = bytes;
  return memory;
}

TEST(OutsideGrowth, StacksOfThreadsWithoutAThreadObjectAreNoNativeLeakOfTheirOwn) {
  Experiment experiment = MakeExperiment(0, 1);
  experiment.thread_starts = {{"libwork.so", 395}, {"libother.so", 2}};
  Judgement judgement;
  judgement.findings = {NativeMemory(9000)};
  AddOutsideGrowth(experiment, judgement);
  ASSERT_EQ(judgement.findings.size(), 1u);
  const Finding& thread = judgement.findings[0];
  EXPECT_EQ(thread.kind, FindingKind::kThread);
  EXPECT_EQ(thread.rule, "SH212");
  EXPECT_EQ(thread.type, "thread");
  EXPECT_THAT(thread.why, testing::HasSubstr("4 open threads became 404; the code of libwork.so started them"));
  EXPECT_NEAR(thread.endpoints.at(0).bytes_per_request, 9000, 1);
  EXPECT_THAT(thread.grows_with, testing::ElementsAre("native memory"));
}

TEST(OutsideGrowth, MemoryThatNoStackNeedsIsALeakBesideTheThreads) {
  Judgement judgement;
  judgement.findings = {NativeMemory(3e6)};
  AddOutsideGrowth(MakeExperiment(0, 1), judgement);
  EXPECT_EQ(judgement.findings.size(), 2u);
}

TEST(OutsideGrowth, MemoryThatNoFileNeedsIsALeakBesideTheDescriptors) {
  Judgement small, large;
  small.findings = {NativeMemory(8 << 10)};
  large.findings = {NativeMemory(200 << 10)};
  AddOutsideGrowth(MakeExperiment(1, 0), small);
  AddOutsideGrowth(MakeExperiment(1, 0), large);
  EXPECT_EQ(small.findings.size(), 1u) << "a buffer of the C library";
  EXPECT_EQ(large.findings.size(), 2u);
}

TEST(OutsideGrowth, ThreadsThatWereThereBeforeSayNothingOfTheNewOnes) {
  Experiment experiment = MakeExperiment(0, 0.1);
  for (OutsideCount& count : experiment.outside) count.threads += 40;
  experiment.thread_starts = {{"python3.12", 43}, {"libwork.so", 40}};
  Judgement judgement;
  AddOutsideGrowth(experiment, judgement);
  ASSERT_EQ(judgement.findings.size(), 1u);
  EXPECT_THAT(judgement.findings[0].why, testing::Not(testing::HasSubstr("started them")));
}

TEST(OutsideGrowth, AProgramThatMayHavePythonInsideIsNotSaidToStartThreadsWithoutIt) {
  Experiment experiment = MakeExperiment(0, 1);
  experiment.thread_starts = {{"uwsgi", 400}};
  Judgement judgement;
  AddOutsideGrowth(experiment, judgement);
  ASSERT_EQ(judgement.findings.size(), 1u);
  EXPECT_THAT(judgement.findings[0].why, testing::Not(testing::HasSubstr("started them")));
}

TEST(OutsideGrowth, ThreadsThatPythonStartedWithoutAnObjectAreCalledThat) {
  Experiment experiment = MakeExperiment(0, 1);
  experiment.thread_starts = {{"python3.12", 400}};
  Judgement judgement;
  AddOutsideGrowth(experiment, judgement);
  ASSERT_EQ(judgement.findings.size(), 1u);
  EXPECT_THAT(judgement.findings[0].why, testing::HasSubstr("_thread.start_new_thread"));
}

TEST(OutsideGrowth, CallsKeptTasksTasks) {
  Judgement judgement;
  judgement.findings = {Keeping("_asyncio.Task", 1)};
  AddOutsideGrowth(MakeExperiment(0, 0), judgement);
  EXPECT_EQ(judgement.findings[0].kind, FindingKind::kTask);
}

}  // namespace
}  // namespace stillheld
