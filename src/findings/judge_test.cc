// Leaks that the judge must find, and innocents about which it must be silent.
#include "findings/testing/judge_test.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace stillheld {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST_F(JudgeTest, AModuleLevelListThatGainsAListPerRequestIsALeak) {
  auto list = Global("global_var", "list");
  heap_.Use("app.py", "_get_foo", 17, UseKind::kStores, "global_var", "append", true);
  hunt_.Serve("GET /foo", [&] { heap_.Append(list, BigList(40'000)); });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  const Finding& leak = judgement.findings[0];
  EXPECT_EQ(leak.verdict, Verdict::kLeak);
  EXPECT_EQ(leak.holder, "app.global_var");
  EXPECT_EQ(leak.type, "list");
  EXPECT_EQ(leak.kept_length, 40'000u);
  EXPECT_DOUBLE_EQ(leak.kept_size_bytes, 320'056);
  EXPECT_EQ(leak.rule, "SH104");
  EXPECT_EQ(leak.why, "a module-level list gains one item in every request and nothing removes it");
  ASSERT_THAT(leak.endpoints, SizeIs(1));
  EXPECT_EQ(leak.endpoints[0].endpoint, "GET /foo");
  EXPECT_DOUBLE_EQ(leak.endpoints[0].objects_per_request, 1.0);
  EXPECT_DOUBLE_EQ(leak.endpoints[0].bytes_per_request, 320'056);
  ASSERT_THAT(leak.lines, SizeIs(1));
  EXPECT_EQ(leak.lines[0].file, "app.py");
  EXPECT_EQ(leak.lines[0].line, 17u);
  EXPECT_EQ(leak.lines[0].function, "_get_foo");
  EXPECT_THAT(leak.lengths, ElementsAre(50, 110, 250, 330, 450, 450));
  EXPECT_EQ(leak.requests, 400u);
  EXPECT_EQ(leak.phases, 4u);
  EXPECT_EQ(judgement.more_requests, 0u);
  EXPECT_THAT(judgement.innocents, IsEmpty());
}

TEST_F(JudgeTest, WhereOnlyAPackageStoresTheProgramsOwnCallsAreNamedFirst) {
  const std::string file = "/venv/lib/python3.12/site-packages/signals.py";
  const ModelHeap::Ref package = heap_.Module("signals", file);
  const ModelHeap::Ref list = heap_.New("list");
  heap_.SetGlobal(package, "receivers", list);
  heap_.Use(file, "Signal.register", 40, UseKind::kStores, "receivers", "append", true);
  heap_.Use("app.py", "view", 12, UseKind::kCalls, "register", "()");
  heap_.Use("app.py", "<module>", 3, UseKind::kCalls, "register", "()");
  heap_.Use("app.py", "other", 20, UseKind::kCalls, "receivers", "()");
  hunt_.Serve("GET /foo", [&] { heap_.Append(list, heap_.New("bytes", 500)); });
  const Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  const std::vector<SourceLine>& lines = judgement.findings[0].lines;
  ASSERT_THAT(lines, SizeIs(2)) << "a module's top runs once, and the other call is of another name";
  EXPECT_EQ(lines[0], (SourceLine{.file = "app.py", .line = 12, .function = "view", .how = "calls"}));
  EXPECT_EQ(lines[1].how, "stores");
}

TEST_F(JudgeTest, ACallOfAFunctionInWhichTheProgramItselfStoresIsNoLine) {
  auto list = Global("events", "list");
  heap_.Use("app.py", "remember", 7, UseKind::kStores, "events", "append", true);
  heap_.Use("app.py", "view", 12, UseKind::kCalls, "remember", "()");
  hunt_.Serve("GET /foo", [&] { heap_.Append(list, heap_.New("bytes", 500)); });
  const Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  ASSERT_THAT(judgement.findings[0].lines, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].lines[0].line, 7u);
}

TEST_F(JudgeTest, OnlyTheEndpointThatLeaksIsBlamed) {
  auto list = Global("events", "list");
  hunt_.Serve("GET /a", [] {});
  hunt_.Serve("GET /b", [&] { heap_.Append(list, heap_.New("bytes", 500)); });
  hunt_.Serve("GET /c", [] {});
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  ASSERT_THAT(judgement.findings[0].endpoints, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].endpoints[0].endpoint, "GET /b");
  EXPECT_NEAR(judgement.findings[0].endpoints[0].objects_per_request, 1, 1e-9);
}

TEST_F(JudgeTest, ASharedContainerIsFedOneAndThreeByTwoEndpoints) {
  auto list = Global("events", "list");
  hunt_.Serve("GET /one", [&] { heap_.Append(list, heap_.New("bytes", 500)); });
  hunt_.Serve("GET /three", [&] {
    for (int i = 0; i < 3; ++i) heap_.Append(list, heap_.New("bytes", 500));
  });
  hunt_.Serve("GET /none", [] {});
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  const std::vector<EndpointRate>& endpoints = judgement.findings[0].endpoints;
  ASSERT_THAT(endpoints, SizeIs(2));
  EXPECT_EQ(endpoints[0].endpoint, "GET /three");
  EXPECT_NEAR(endpoints[0].objects_per_request, 3, 1e-9);
  EXPECT_EQ(endpoints[1].endpoint, "GET /one");
  EXPECT_NEAR(endpoints[1].objects_per_request, 1, 1e-9);
}

TEST_F(JudgeTest, ALeakOfEveryFourthRequestIsFound) {
  auto list = Global("events", "list");
  int requests = 0;
  hunt_.Serve("GET /", [&] {
    if (++requests % 4 == 0) heap_.Append(list, heap_.New("bytes", 500));
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_NEAR(judgement.findings[0].endpoints.at(0).objects_per_request, 0.25, 0.005);
  EXPECT_THAT(judgement.findings[0].why, HasSubstr("one item in every 4 requests"));
}

TEST_F(JudgeTest, AContainerThatIsReplacedInEachRequestIsFollowedByItsSlot) {
  std::vector<ModelHeap::Ref> items;
  hunt_.Serve("GET /", [&] {
    items.push_back(heap_.New("bytes", 500));
    auto longer = heap_.New("list");
    for (auto item : items) heap_.Append(longer, item);
    heap_.SetGlobal(hunt_.app, "history", longer);
  });
  heap_.Use("app.py", "index", 8, UseKind::kRebinds, "history", "=", true);
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].holder, "app.history");
  EXPECT_EQ(judgement.findings[0].lines.at(0).line, 8u);
}

TEST_F(JudgeTest, TwoLeaksOfEqualRateAreTwoFindings) {
  auto small = Global("small", "list");
  auto large = Global("large", "list");
  hunt_.Serve("GET /", [&] {
    heap_.Append(small, heap_.New("bytes", 100));
    heap_.Append(large, heap_.New("bytes", 900));
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(2));
  EXPECT_EQ(judgement.findings[0].holder, "app.large");
  EXPECT_EQ(judgement.findings[1].holder, "app.small");
  EXPECT_THAT(judgement.findings[1].same_rate_as, ElementsAre("app.large"));
  EXPECT_THAT(judgement.findings[0].grows_with, IsEmpty());
}

TEST_F(JudgeTest, ListsOfOneDictThatGrowByTurnsAreOneLeak) {
  auto clients = Global("clients", "dict");
  std::vector<ModelHeap::Ref> lists;
  int requests = 0;
  heap_.Use("app.py", "visit", 12, UseKind::kStores, "clients", "append", true);
  hunt_.Serve("GET /visit", [&] {
    if (requests++ % 100 == 0) {  // now and then a new client
      lists.push_back(heap_.New("list"));
      heap_.Refer(clients, lists.back(), EdgeKind::kStringKey, "client" + std::to_string(lists.size()));
      heap_.SetLength(clients, heap_.length(clients) + 1);
    }
    heap_.Append(lists[static_cast<size_t>(requests * 7 % 10) % lists.size()], heap_.New("app.Visit", 80));
  });
  hunt_.Serve("GET /plain", [] {});
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  const Finding& leak = judgement.findings[0];
  EXPECT_EQ(leak.holder, "app.clients[*]");
  EXPECT_EQ(leak.container_type, "list");
  EXPECT_EQ(leak.type, "app.Visit");
  ASSERT_THAT(leak.endpoints, SizeIs(1));
  EXPECT_EQ(leak.endpoints[0].endpoint, "GET /visit");
  EXPECT_NEAR(leak.endpoints[0].objects_per_request, 1, 1e-9);
  EXPECT_EQ(leak.lines.at(0).line, 12u);
}

TEST_F(JudgeTest, ListsOfOneDictThatGrowEachWithItsOwnEndpointAreFoundOneByOne) {
  auto events = Global("events", "dict");
  auto logins = heap_.New("list"), searches = heap_.New("list");
  heap_.Refer(events, logins, EdgeKind::kStringKey, "login");
  heap_.Refer(events, searches, EdgeKind::kStringKey, "search");
  hunt_.Serve("POST /login", [&] { heap_.Append(logins, heap_.New("app.Event", 90)); });
  hunt_.Serve("GET /search", [&] { heap_.Append(searches, heap_.New("app.Event", 80)); });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(2));
  std::set<std::string> holders = {judgement.findings[0].holder, judgement.findings[1].holder};
  EXPECT_THAT(holders, ElementsAre("app.events['login']", "app.events['search']"));
}

TEST_F(JudgeTest, AnUnboundedLruCacheIsNamedByItsFunction) {
  auto wrapper = heap_.New("functools._lru_cache_wrapper");
  heap_.Name(wrapper, "app", "price_for");
  heap_.SetGlobal(hunt_.app, "price_for", wrapper);
  auto table = heap_.New("dict");
  heap_.Refer(wrapper, table, EdgeKind::kInternal, "cache");
  hunt_.Serve("GET /", [&] { PutNew(table); });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].holder, "functools.lru_cache of app.price_for");
  EXPECT_EQ(judgement.findings[0].rule, "SH101");
}

TEST_F(JudgeTest, AHeapWithNothingInItIsInnocent) {
  hunt_.Serve("GET /", [] {});
  Judgement judgement = hunt_.Run();
  EXPECT_THAT(judgement.findings, IsEmpty());
  EXPECT_THAT(judgement.innocents, IsEmpty());
  EXPECT_FALSE(judgement.leaks());
}

TEST_F(JudgeTest, GarbageOfRequestsIsNoFinding) {
  hunt_.Serve("GET /", [&] { heap_.Append(heap_.New("list"), heap_.New("bytes", 10'000)); });
  EXPECT_THAT(hunt_.Run().findings, IsEmpty());
}

TEST_F(JudgeTest, AOneTimeFillIsInnocent) {
  auto table = Global("table", "dict");
  int requests = 0;
  hunt_.Serve("GET /", [&] {
    if (++requests == 60) {
      for (int i = 0; i < 500; ++i) PutNew(table);
    }
  });
  EXPECT_THAT(hunt_.Run().findings, IsEmpty());
}

TEST_F(JudgeTest, GrowthPerConnectionIsInnocent) {
  auto connections = Global("connections", "list");
  hunt_.AtEachPhase([&] {
    for (int i = 0; i < 8; ++i) heap_.Append(connections, heap_.New("app.Connection", 300));
  });
  hunt_.Serve("GET /", [] {});
  Judgement judgement = hunt_.Run();
  EXPECT_THAT(judgement.findings, IsEmpty());
  ASSERT_THAT(judgement.innocents, SizeIs(1));
  EXPECT_EQ(judgement.innocents[0].verdict, Verdict::kNotPerRequest);
}

TEST_F(JudgeTest, GrowthWithoutRequestsIsInnocent) {
  auto samples = Global("samples", "list");
  auto tick = [&] {
    for (int i = 0; i < 100; ++i) heap_.Append(samples, heap_.New("float", 24));
  };
  hunt_.AtEachPhase(tick);
  hunt_.WhileIdle(tick);
  hunt_.Serve("GET /", [] {});
  Judgement judgement = hunt_.Run();
  EXPECT_THAT(judgement.findings, IsEmpty());
  ASSERT_THAT(judgement.innocents, SizeIs(1));
  EXPECT_EQ(judgement.innocents[0].verdict, Verdict::kNotPerRequest);
}

TEST_F(JudgeTest, AListThatIsEmptiedAtIntervalsIsInnocent) {
  auto buffer = Global("buffer", "list");
  hunt_.Serve("GET /", [&] {
    heap_.Append(buffer, heap_.New("bytes", 100));
    while (heap_.length(buffer) >= 100) heap_.DropFirst(buffer);
  });
  EXPECT_THAT(hunt_.Run().findings, IsEmpty());
}

TEST_F(JudgeTest, AddressesThatAreUsedAgainMakeNoLeak) {
  auto slot = Global("slot", "list");
  ModelHeap::Ref current = 0;
  hunt_.Serve("GET /", [&] {
    if (current != 0) {
      heap_.DropFirst(slot);
      heap_.Free(current);
    }
    current = heap_.New("list");
    heap_.Append(slot, current);
    for (int i = 0; i < 5; ++i) heap_.Append(current, shared_);
  });
  EXPECT_THAT(hunt_.Run().findings, IsEmpty());
}

TEST_F(JudgeTest, AnUnreachableContainerThatGrowsIsNoGrowthFinding) {
  auto orphan = heap_.New("list");
  auto holder = Global("holder", "list");
  heap_.Append(holder, orphan);
  hunt_.Serve("GET /", [&] { heap_.Append(orphan, heap_.New("bytes", 100)); });
  hunt_.WhileIdle([&] { heap_.DropFirst(holder); });
  EXPECT_THAT(hunt_.Run().findings, IsEmpty());
}

TEST_F(JudgeTest, ARegistryOfEightObjectsIsTooSmallToJudge) {
  auto list = Global("few", "list");
  hunt_.Serve("GET /", [&] {
    if (heap_.length(list) < 7) heap_.Append(list, heap_.New("bytes", 100));
  });
  Judgement judgement = hunt_.Run();
  EXPECT_THAT(judgement.findings, IsEmpty());
  EXPECT_THAT(judgement.innocents, IsEmpty());
}

TEST_F(JudgeTest, OneClientInManyEntriesIsCountedOnce) {
  auto listeners = Global("listeners", "list");
  hunt_.Serve("GET /", [&] {
    auto engine = heap_.New("sqlalchemy.engine.base.Engine", 400);
    for (int i = 0; i < 7; ++i) {
      auto entry = heap_.New("tuple");
      heap_.Append(entry, engine);
      heap_.Append(listeners, entry);
    }
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].rule, "SH121");
  EXPECT_THAT(judgement.findings[0].why, HasSubstr("app.listeners keeps one Engine in every request"));
  EXPECT_NEAR(judgement.findings[0].endpoints[0].objects_per_request, 7, 0.01);
}

}  // namespace
}  // namespace stillheld
