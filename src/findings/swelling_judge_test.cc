// One text, stream or number that becomes longer in its place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "findings/testing/judge_test.h"

namespace stillheld {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

using SwellingJudgeTest = JudgeTest;

TEST_F(SwellingJudgeTest, ATextThatIsReplacedByALongerOneGrowsInItsPlace) {
  auto log = Global("log", "str");
  uint64_t size = 300;
  heap_.Use("app.py", "write", 9, UseKind::kStores, "log", "+=", true);
  hunt_.Serve("GET /foo", [&] {
    log = heap_.New("str", size += 200);
    heap_.SetGlobal(hunt_.app, "log", log);
  });
  hunt_.Serve("GET /bar", [] {});
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  const Finding& leak = judgement.findings[0];
  EXPECT_EQ(leak.verdict, Verdict::kLeak);
  EXPECT_EQ(leak.holder, "app.log");
  EXPECT_EQ(leak.type, "str");
  EXPECT_EQ(leak.rule, "SH127");
  EXPECT_EQ(leak.why, "app.log is one str object that becomes 200 bytes longer in every request");
  ASSERT_THAT(leak.endpoints, SizeIs(1));
  EXPECT_EQ(leak.endpoints[0].endpoint, "GET /foo");
  EXPECT_NEAR(leak.endpoints[0].objects_per_request, 1, 1e-9);
  EXPECT_NEAR(leak.endpoints[0].bytes_per_request, 200, 1e-6);
  ASSERT_THAT(leak.lines, SizeIs(1));
  EXPECT_EQ(leak.lines[0].line, 9u);
}

TEST_F(SwellingJudgeTest, ABufferIsMeasuredByWhatItHoldsNotByItsSpareRoom) {
  auto raw = Global("raw", "bytearray");
  uint32_t length = 100;
  hunt_.Serve("GET /foo", [&] {
    heap_.SetLength(raw, length += 10);
    heap_.SetSize(raw, 56 + length / 4096 * 4096 + 4096);
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].holder, "app.raw");
  EXPECT_NEAR(judgement.findings[0].endpoints[0].bytes_per_request, 10, 1e-6);
}

TEST_F(SwellingJudgeTest, ATextThatIsReplacedByOthersOfAnyLengthIsInnocent) {
  Global("last", "str");
  uint64_t count = 0;
  hunt_.Serve("GET /foo", [&] { heap_.SetGlobal(hunt_.app, "last", heap_.New("str", 300 + 5000 * (++count % 7))); });
  EXPECT_THAT(hunt_.Run().findings, IsEmpty());
}

TEST_F(SwellingJudgeTest, TextsThatAContainerGainsAreNoTextThatGrows) {
  auto list = Global("texts", "list");
  hunt_.Serve("GET /foo", [&] { heap_.Append(list, heap_.New("str", 300)); });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].rule, "SH104");
}

TEST_F(SwellingJudgeTest, AStreamInMemoryIsMeasuredByItsLengthAndIsOneFindingWithItsBuffer) {
  auto log = Global("log", "_io.StringIO");
  auto parts = heap_.New("list");
  heap_.Refer(log, parts, EdgeKind::kInternal, "accu.small");
  auto buffer = heap_.New("str", 4096);
  heap_.Refer(log, buffer, EdgeKind::kInternal, "writer.buffer");
  uint32_t length = 100;
  heap_.SetLength(log, length);
  hunt_.Serve("GET /foo", [&] {
    heap_.SetLength(log, length += 30);
    heap_.SetSize(buffer, 4096 + length / 2048 * 2048);
    heap_.Append(parts, heap_.New("str", 80));
  });
  hunt_.Serve("GET /bar", [] {});
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].holder, "app.log");
  EXPECT_EQ(judgement.findings[0].why,
            "app.log is one StringIO object that becomes 30 characters longer in every request");
  ASSERT_THAT(judgement.findings[0].endpoints, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].endpoints[0].endpoint, "GET /foo");
}

TEST_F(SwellingJudgeTest, ANumberThatGetsMoreDigitsIsFound) {
  auto bits = Global("bits", "int");
  uint64_t size = 100;
  hunt_.Serve("GET /foo", [&] {
    bits = heap_.New("int", size += 32);
    heap_.SetGlobal(hunt_.app, "bits", bits);
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].holder, "app.bits");
  EXPECT_EQ(judgement.findings[0].rule, "SH127");
}
}  // namespace
}  // namespace stillheld
