// Objects that become more in one place although no container becomes longer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "findings/testing/judge_test.h"

namespace stillheld {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using SiteJudgeTest = JudgeTest;

TEST_F(SiteJudgeTest, AChainOfObjectsIsALeakWithoutAnyContainer) {
  heap_.Class("app", "Event");
  heap_.Use("app.py", "event", 19, UseKind::kRebinds, "newest", "=", true);
  ModelHeap::Ref newest = heap_.New("app.Event", 48);
  hunt_.Serve("GET /event", [&] {
    auto event = heap_.New("app.Event", 48);
    heap_.SetAttribute(event, "older", newest);
    heap_.SetAttribute(event, "text", shared_);
    heap_.SetGlobal(hunt_.app, "newest", newest = event);
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  const Finding& leak = judgement.findings[0];
  EXPECT_EQ(leak.holder, "app.newest");
  EXPECT_EQ(leak.type, "app.Event");
  EXPECT_EQ(leak.rule, "SH116");
  EXPECT_DOUBLE_EQ(leak.kept_size_bytes, 48);
  EXPECT_NEAR(leak.endpoints.at(0).objects_per_request, 1, 1e-9);
  EXPECT_EQ(leak.lines.at(0).line, 19u);
}

TEST_F(SiteJudgeTest, AChainThroughTheDictsOfItsObjectsIsFoundToo) {
  heap_.Use("app.py", "event", 19, UseKind::kRebinds, "newest", "=", true);
  ModelHeap::Ref newest = heap_.New("app.Event", 48);
  hunt_.Serve("GET /event", [&] {
    auto event = heap_.New("app.Event", 48);
    auto names = heap_.New("dict", 232);
    heap_.Refer(event, names, EdgeKind::kDict);
    heap_.Refer(names, newest, EdgeKind::kStringKey, "older");
    heap_.SetGlobal(hunt_.app, "newest", newest = event);
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].rule, "SH116");
  EXPECT_EQ(judgement.findings[0].holder, "app.newest");
  EXPECT_EQ(judgement.findings[0].type, "app.Event");
  EXPECT_EQ(judgement.findings[0].path.back().name, "older");
  EXPECT_DOUBLE_EQ(judgement.findings[0].kept_size_bytes, 48 + 232);
  EXPECT_EQ(judgement.findings[0].lines.at(0).line, 19u);
}

TEST_F(SiteJudgeTest, ElementsOfContainersThatComeAndGoAreALeakOfWhatHoldsThem) {
  // Each phase has a session of its own that keeps all its requests; one session is forgotten per phase.
  auto sessions = Global("sessions", "list");
  for (int i = 0; i < 4; ++i) heap_.Append(sessions, heap_.New("list"));
  ModelHeap::Ref session = 0;
  hunt_.AtEachPhase([&] {
    heap_.DropFirst(sessions);
    heap_.Append(sessions, session = heap_.New("list"));
  });
  hunt_.Serve("GET /", [&] {
    if (session != 0) heap_.Append(session, heap_.New("app.Visit", 80));
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_THAT(judgement.findings[0].holder, HasSubstr("app.sessions"));
  EXPECT_NEAR(judgement.findings[0].endpoints.at(0).objects_per_request, 1, 1e-9);
}

TEST_F(SiteJudgeTest, WhatStaysOfAHeapOfTimersIsNamedByTheHeap) {
  std::vector<ModelHeap::Ref> lasting;
  int phase = 0;
  const auto fill = [&](int cancelled) {
    auto next = heap_.New("list");
    for (const ModelHeap::Ref timer : lasting) heap_.Append(next, timer);
    for (int i = 0; i < cancelled; ++i) heap_.Append(next, heap_.New("app.Cancelled"));
    heap_.SetGlobal(hunt_.app, "scheduled", next);
  };
  hunt_.AtEachPhase([&] { ++phase; });
  hunt_.Serve("GET /foo", [&] {
    auto timer = heap_.New("app.Timer");
    heap_.SetAttribute(timer, "callback", heap_.New("method"));
    lasting.push_back(timer);
    fill(phase % 2 == 0 ? 300 : 20);
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].holder, "app.scheduled");
  EXPECT_EQ(judgement.findings[0].type, "app.Timer");
  EXPECT_NEAR(judgement.findings[0].endpoints[0].objects_per_request, 1, 1e-9);
}

TEST_F(SiteJudgeTest, AChainThatIsReplacedAsAWholeIsInnocent) {
  hunt_.Serve("GET /event", [&] {
    ModelHeap::Ref next = shared_;
    for (int i = 0; i < 200; ++i) {
      auto event = heap_.New("app.Event", 48);
      heap_.SetAttribute(event, "older", next);
      next = event;
    }
    heap_.SetGlobal(hunt_.app, "newest", next);
  });
  EXPECT_THAT(hunt_.Run().findings, IsEmpty());
}

}  // namespace
}  // namespace stillheld
