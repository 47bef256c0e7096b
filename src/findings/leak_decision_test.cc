// Growth that has a bound, and growth whose bound may be ahead.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "findings/testing/judge_test.h"

namespace stillheld {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using LeakDecisionTest = JudgeTest;

TEST_F(LeakDecisionTest, ATableThatCodeMeasuresAndPrunesGrowsWithABoundNotYetSeen) {
  auto table = InstanceWith("Cache", "_cache", "dict");
  heap_.Use("app.py", "put", 20, UseKind::kStores, "_cache", "[…] =");
  heap_.Use("app.py", "put", 22, UseKind::kComparesLength, "_cache", "len");
  heap_.Use("app.py", "put", 23, UseKind::kRemoves, "_cache", "popitem");
  hunt_.Serve("GET /", [&] { PutNew(table); });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].verdict, Verdict::kUnboundedYet);
  EXPECT_FALSE(judgement.leaks());
  EXPECT_GE(judgement.more_requests, 2000u);
}

TEST_F(LeakDecisionTest, ATableThatCodePrunesIsALeakIfItNeverWasPruned) {
  auto table = InstanceWith("Cache", "_cache", "dict");
  heap_.Use("app.py", "put", 20, UseKind::kStores, "_cache", "[…] =");
  heap_.Use("app.py", "put", 22, UseKind::kComparesLength, "_cache", "len");
  heap_.Use("app.py", "put", 23, UseKind::kRemoves, "_cache", "popitem");
  hunt_.Serve("GET /", [&] { PutNew(table); });
  EXPECT_TRUE(hunt_.Run({400, 800, 500, 1000}).leaks());
}

TEST_F(LeakDecisionTest, ATableThatLosesWhatIsOldGrowsWithABoundNotYetSeen) {
  auto table = InstanceWith("Cache", "_cache", "dict");
  heap_.Use("app.py", "Cache.put", 20, UseKind::kStores, "_cache", "[…] =");
  heap_.Use("app.py", "Cache._purge", 31, UseKind::kExpires, "_cache", "del […]");
  hunt_.Serve("GET /", [&] { PutNew(table); });
  Judgement judgement = hunt_.Run({400, 800, 500, 1000});
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].verdict, Verdict::kUnboundedYet);
  EXPECT_THAT(judgement.findings[0].why, HasSubstr("Cache._purge (line 31) drops what is too old"));
  EXPECT_EQ(judgement.more_requests, 0u);
}

TEST_F(LeakDecisionTest, ALogBesideATableThatLosesWhatIsOldIsALeakAllTheSame) {
  auto table = InstanceWith("Sessions", "live", "dict");
  auto log = heap_.New("list");
  heap_.SetAttribute(instance_, "history", log);
  const auto purge = heap_.Use("app.py", "Sessions._purge", 31, UseKind::kExpires, "live", "del […]");
  heap_.AlsoUse(purge, 31, UseKind::kRemoves, "live", "del […]");
  hunt_.Serve("GET /", [&] {
    PutNew(table);
    heap_.Append(log, heap_.New("bytes", 50));
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(2));
  EXPECT_EQ(judgement.findings[0].verdict, Verdict::kLeak);
  EXPECT_THAT(judgement.findings[0].holder, HasSubstr("history"));
  EXPECT_EQ(judgement.findings[1].verdict, Verdict::kUnboundedYet);
}

TEST_F(LeakDecisionTest, ATableThatCodeEmptiesGoesWithTheOneThatLosesWhatIsOld) {
  auto table = InstanceWith("Sessions", "live", "dict");
  auto values = heap_.New("dict"), log = heap_.New("list");
  heap_.SetAttribute(instance_, "data", values);
  heap_.SetGlobal(hunt_.app, "log", log);
  const auto purge = heap_.Use("app.py", "Sessions._purge", 31, UseKind::kExpires, "live", "del […]");
  heap_.AlsoUse(purge, 31, UseKind::kRemoves, "live", "del […]");
  heap_.Use("app.py", "Sessions.drop", 35, UseKind::kRemoves, "data", "pop");
  hunt_.Serve("GET /", [&] {
    PutNew(table);
    PutNew(values, 500);
    heap_.Append(log, heap_.New("bytes", 50));
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(3));
  EXPECT_EQ(judgement.findings[0].holder, "app.log") << "leaks come first";
  EXPECT_EQ(judgement.findings[1].verdict, Verdict::kUnboundedYet);
  EXPECT_EQ(judgement.findings[2].verdict, Verdict::kUnboundedYet);
}

TEST_F(LeakDecisionTest, ACapacityOfAThousandMillionDoesNotExcuseALeak) {
  auto table = InstanceWith("Buffer", "records", "list");
  heap_.Bound(instance_, "capacity", 1'000'000'000);
  hunt_.Serve("GET /", [&] { heap_.Append(table, heap_.New("bytes", 500)); });
  Judgement judgement = hunt_.Run();
  ASSERT_TRUE(judgement.leaks());
  EXPECT_THAT(judgement.findings[0].why, HasSubstr("capacity 1000000000 is too large"));
}

TEST_F(LeakDecisionTest, ALimitThatWouldTakeMoreMemoryThanThereIsDoesNotExcuseALeak) {
  auto wrapper = heap_.New("functools._lru_cache_wrapper");
  heap_.Name(wrapper, "app", "rendered");
  heap_.SetGlobal(hunt_.app, "rendered", wrapper);
  heap_.Bound(wrapper, "maxsize", 1'000'000);
  auto table = heap_.New("dict");
  heap_.Refer(wrapper, table, EdgeKind::kInternal, "cache");
  hunt_.Serve("GET /", [&] { PutNew(table, 50'000); });
  EXPECT_TRUE(hunt_.Run().leaks());
}

TEST_F(LeakDecisionTest, ALimitThatMayBeOfBytesIsNotYetSeenWhereCodeRemoves) {
  auto table = InstanceWith("LRUCache", "_Cache__data", "dict");
  heap_.Bound(instance_, "_Cache__maxsize", 64 << 20);
  heap_.Use("app.py", "LRUCache.__delitem__", 23, UseKind::kRemoves, "_Cache__data", "del […]");
  hunt_.Serve("GET /", [&] { PutNew(table, 1000); });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].verdict, Verdict::kUnboundedYet);
  EXPECT_THAT(judgement.findings[0].why, HasSubstr("maxsize 67108864 may be a limit of bytes"));
}

TEST_F(LeakDecisionTest, AFarLimitExcusesNothingWhereNothingRemoves) {
  auto table = InstanceWith("LRUCache", "_Cache__data", "dict");
  heap_.Bound(instance_, "_Cache__maxsize", 64 << 20);
  hunt_.Serve("GET /", [&] { PutNew(table, 1000); });
  EXPECT_TRUE(hunt_.Run().leaks());
}

TEST_F(LeakDecisionTest, ALimitOfBytesThatWasPassedExcusesNothing) {
  auto table = InstanceWith("LRUCache", "_Cache__data", "dict");
  heap_.Bound(instance_, "_Cache__maxsize", 1 << 20);
  heap_.Use("app.py", "LRUCache.__delitem__", 23, UseKind::kRemoves, "_Cache__data", "del […]");
  hunt_.Serve("GET /", [&] { PutNew(table, 50'000); });
  EXPECT_TRUE(hunt_.Run().leaks());
}

TEST_F(LeakDecisionTest, OneLargeObjectAmongFewDoesNotMakeALimitTooLarge) {
  auto table = InstanceWith("LocMemCache", "_cache", "dict");
  heap_.Bound(instance_, "_max_entries", 3'000);
  PutNew(table, uint64_t{2} << 30);
  hunt_.Serve("GET /", [&] { PutNew(table); });
  Judgement judgement = hunt_.Run({5, 12, 6, 9});
  EXPECT_THAT(judgement.findings, IsEmpty());
  ASSERT_THAT(judgement.innocents, SizeIs(1));
  EXPECT_EQ(judgement.innocents[0].verdict, Verdict::kBounded);
}

TEST_F(LeakDecisionTest, CodeInAnotherModuleThatPrunesATableOfThatNameProvesNothing) {
  auto table = InstanceWith("Cache", "_cache", "dict");
  heap_.Module("other", "other.py");
  heap_.Module("third", "third.py");
  heap_.Use("app.py", "put", 20, UseKind::kStores, "_cache", "[…] =");
  for (const char* file : {"other.py", "third.py"}) {
    heap_.Use(file, "put", 22, UseKind::kComparesLength, "_cache", "len");
    heap_.Use(file, "put", 23, UseKind::kRemoves, "_cache", "popitem");
  }
  hunt_.Serve("GET /", [&] { PutNew(table); });
  EXPECT_TRUE(hunt_.Run().leaks());
}

TEST_F(LeakDecisionTest, RemovalsWithoutAComparisonAreNoBound) {
  auto table = InstanceWith("Sessions", "open", "dict");
  heap_.Use("app.py", "start", 20, UseKind::kStores, "open", "[…] =");
  heap_.Use("app.py", "stop", 23, UseKind::kRemoves, "open", "pop");
  hunt_.Serve("GET /", [&] { PutNew(table); });
  Judgement judgement = hunt_.Run();
  ASSERT_TRUE(judgement.leaks());
  EXPECT_GT(judgement.more_requests, 0u);
  EXPECT_THAT(judgement.findings[0].why, HasSubstr("does not keep up"));
}

TEST_F(LeakDecisionTest, AFewDozenRequestsProveNoLeak) {
  auto list = Global("events", "list");
  hunt_.Serve("GET /", [&] { heap_.Append(list, heap_.New("bytes", 500)); });
  Judgement judgement = hunt_.Run({10, 20, 12, 18});
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].verdict, Verdict::kUnboundedYet);
  EXPECT_GT(judgement.more_requests, 0u);
}

TEST_F(LeakDecisionTest, AFullLruCacheTurningOverIsInnocent) {
  auto wrapper = heap_.New("functools._lru_cache_wrapper");
  heap_.Name(wrapper, "app", "cached");
  heap_.SetGlobal(hunt_.app, "cached", wrapper);
  heap_.Bound(wrapper, "maxsize", 40);
  auto table = heap_.New("dict");
  heap_.Refer(wrapper, table, EdgeKind::kInternal, "cache");
  hunt_.Serve("GET /", [&] {
    if (heap_.length(table) == 40) heap_.DropFirst(table);
    PutNew(table);
  });
  EXPECT_THAT(hunt_.Run().findings, IsEmpty());
}

TEST_F(LeakDecisionTest, AnLruCacheThatIsFillingIsInnocentAndSaysSo) {
  auto wrapper = heap_.New("functools._lru_cache_wrapper");
  heap_.Name(wrapper, "app", "cached");
  heap_.SetGlobal(hunt_.app, "cached", wrapper);
  heap_.Bound(wrapper, "maxsize", 100'000);
  auto table = heap_.New("dict");
  heap_.Refer(wrapper, table, EdgeKind::kInternal, "cache");
  hunt_.Serve("GET /", [&] { PutNew(table); });
  Judgement judgement = hunt_.Run();
  EXPECT_THAT(judgement.findings, IsEmpty());
  ASSERT_THAT(judgement.innocents, SizeIs(1));
  EXPECT_EQ(judgement.innocents[0].holder, "functools.lru_cache of app.cached");
  EXPECT_EQ(judgement.innocents[0].verdict, Verdict::kBounded);
  EXPECT_THAT(judgement.innocents[0].why, HasSubstr("maxsize 100000"));
}

TEST_F(LeakDecisionTest, AnLruCacheThatReachesItsBoundIsInnocentAndFull) {
  auto wrapper = heap_.New("functools._lru_cache_wrapper");
  heap_.Name(wrapper, "app", "cached");
  heap_.SetGlobal(hunt_.app, "cached", wrapper);
  heap_.Bound(wrapper, "maxsize", 128);
  auto table = heap_.New("dict");
  heap_.Refer(wrapper, table, EdgeKind::kInternal, "cache");
  hunt_.Serve("GET /", [&] {
    if (heap_.length(table) == 128) heap_.DropFirst(table);
    PutNew(table);
  });
  Judgement judgement = hunt_.Run();
  EXPECT_THAT(judgement.findings, IsEmpty());
  ASSERT_THAT(judgement.innocents, SizeIs(1));
  EXPECT_EQ(judgement.innocents[0].why, "full at maxsize 128");
}

TEST_F(LeakDecisionTest, ADequeWithMaxlenIsInnocent) {
  auto recent = Global("recent", "collections.deque");
  heap_.Bound(recent, "maxlen", 5'000);
  hunt_.Serve("GET /", [&] { heap_.Append(recent, heap_.New("bytes", 100)); });
  EXPECT_THAT(hunt_.Run().findings, IsEmpty());
}

TEST_F(LeakDecisionTest, ACacheThatFillsLinearlyBelowItsOwnersLimitIsInnocent) {
  auto table = InstanceWith("LocMemCache", "_cache", "dict");
  heap_.Bound(instance_, "_max_entries", 3'000);
  hunt_.Serve("GET /", [&] { PutNew(table); });
  Judgement judgement = hunt_.Run();
  EXPECT_THAT(judgement.findings, IsEmpty());
  ASSERT_THAT(judgement.innocents, SizeIs(1));
  EXPECT_EQ(judgement.innocents[0].verdict, Verdict::kBounded);
}

TEST_F(LeakDecisionTest, ALimitOnSomethingElseExcusesNoLeak) {
  auto table = InstanceWith("Client", "replies", "list");
  heap_.Bound(instance_, "max_retries", 3'000);
  heap_.Bound(instance_, "timeout_ms", 3'000);
  hunt_.Serve("GET /", [&] { heap_.Append(table, heap_.New("bytes", 100)); });
  EXPECT_TRUE(hunt_.Run().leaks());
}

TEST_F(LeakDecisionTest, ALimitInItsCodeThatIsAheadIsAwaited) {
  auto batch = Global("batch", "list");
  const auto flush = heap_.Use("app.py", "flush", 9, UseKind::kComparesLength, "batch", "len", true);
  heap_.AlsoUse(flush, 10, UseKind::kRemoves, "batch", "clear", true);
  heap_.Bound(flush, "batch", 600);
  hunt_.Serve("GET /foo", [&] { heap_.Append(batch, heap_.New("bytes", 100)); });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].verdict, Verdict::kUnboundedYet);
  EXPECT_THAT(judgement.findings[0].why, HasSubstr("more than 600 items, and it has 450"));
  EXPECT_GE(judgement.more_requests, 150u) << "enough to pass the limit";
  EXPECT_LE(judgement.more_requests, 200u);
}

TEST_F(LeakDecisionTest, AListPastTwiceItsOwnersLimitIsALeakAllTheSame) {
  auto list = InstanceWith("Log", "lines", "list");
  heap_.Bound(instance_, "max_entries", 100);
  hunt_.Serve("GET /", [&] { heap_.Append(list, heap_.New("bytes", 90)); });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].verdict, Verdict::kLeak);
}

TEST_F(LeakDecisionTest, ACacheThatFillsLinearlyForTwoPhasesAndThenStopsIsInnocent) {
  auto table = Global("table", "dict");
  hunt_.Serve("GET /", [&] {
    if (heap_.length(table) < 250) PutNew(table);
  });
  Judgement judgement = hunt_.Run();
  EXPECT_THAT(judgement.findings, IsEmpty());
  ASSERT_THAT(judgement.innocents, SizeIs(1));
  EXPECT_EQ(judgement.innocents[0].verdict, Verdict::kSaturated);
}

}  // namespace
}  // namespace stillheld
