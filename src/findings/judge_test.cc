// Leaks that the judge must find, and innocents about which it must be silent.
#include "findings/judge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "findings/testing/model_hunt.h"

namespace stillheld {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class JudgeTest : public ::testing::Test {
 protected:
  // A global container of the module app.
  ModelHeap::Ref Global(const std::string& name, const std::string& type) {
    const ModelHeap::Ref container = heap_.New(type);
    heap_.SetGlobal(hunt_.app, name, container);
    return container;
  }
  // An object of the class app.<type> that a global refers to, with one container as an attribute.
  ModelHeap::Ref InstanceWith(const std::string& type, const std::string& attribute,
                              const std::string& container_type) {
    heap_.Class("app", type);
    instance_ = heap_.New("app." + type);
    heap_.SetGlobal(hunt_.app, "the_" + attribute, instance_);
    const ModelHeap::Ref container = heap_.New(container_type);
    heap_.SetAttribute(instance_, attribute, container);
    return container;
  }
  // A list of `slots` references to one shared int.
  ModelHeap::Ref BigList(uint32_t slots) {
    const ModelHeap::Ref list = heap_.New("list", 56 + 8 * uint64_t{slots});
    heap_.SetLength(list, slots);
    heap_.Refer(list, shared_, EdgeKind::kIndex);
    return list;
  }
  void PutNew(ModelHeap::Ref dict, uint64_t value_bytes = 100) {
    heap_.Put(dict, heap_.New("str", 60), heap_.New("bytes", value_bytes));
  }

  ModelHunt hunt_;
  ModelHeap& heap_ = hunt_.heap;
  ModelHeap::Ref shared_ = Global("shared", "int");
  ModelHeap::Ref instance_ = 0;
};

// --- leaks

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

TEST_F(JudgeTest, TwoContainersOfTheSameObjectsAreOneFinding) {
  auto tasks = Global("tasks", "set");
  auto by_id = Global("by_id", "dict");
  hunt_.Serve("GET /", [&] {
    auto task = heap_.New("app.Job", 400);
    heap_.Add(tasks, task);
    heap_.Put(by_id, heap_.New("int", 32), task);
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_THAT(judgement.findings[0].grows_with, SizeIs(1));
}

TEST_F(JudgeTest, DeadWeakReferencesInAListAreALeak) {
  auto references = Global("_context_refs", "list");
  hunt_.Serve("GET /", [&] {
    auto context = heap_.New("app.Context");
    heap_.Append(references, heap_.WeakReference(context));
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].rule, "SH111");
  EXPECT_EQ(judgement.findings[0].verdict, Verdict::kLeak);
}

TEST_F(JudgeTest, ContainersOfTheSameObjectsThatOtherEndpointsFeedAreTwoFindings) {
  auto every = Global("every", "list");
  auto failed = Global("failed", "list");
  hunt_.Serve("GET /bad", [&] {
    auto request = heap_.New("app.Request", 400);
    heap_.Append(every, request);
    heap_.Append(failed, request);
  });
  hunt_.Serve("GET /good", [&] { heap_.Append(every, heap_.New("app.Request", 400)); });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(2));
  EXPECT_EQ(judgement.findings[0].holder, "app.every");
  EXPECT_THAT(judgement.findings[0].endpoints, SizeIs(2));
  EXPECT_EQ(judgement.findings[1].holder, "app.failed");
  ASSERT_THAT(judgement.findings[1].endpoints, SizeIs(1));
  EXPECT_EQ(judgement.findings[1].endpoints[0].endpoint, "GET /bad");
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

TEST_F(JudgeTest, AFollowerOfTheObjectsOfTwoLeaksDoesNotMakeThemOne) {
  auto large = Global("large", "list");
  auto small = Global("small", "list");
  auto living = Global("living", "set");
  hunt_.Serve("GET /", [&] {
    for (auto [list, bytes] : {std::pair(large, 900), std::pair(small, 100)}) {
      auto session = heap_.New("app.Session", static_cast<uint64_t>(bytes));
      heap_.Append(list, session);
      heap_.Add(living, heap_.WeakReference(session));
    }
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(2));
  EXPECT_EQ(judgement.findings[0].holder, "app.large");
  EXPECT_EQ(judgement.findings[1].holder, "app.small");
  EXPECT_TRUE(judgement.leaks());
}

TEST_F(JudgeTest, AWeakKeyDictionaryWithStrongValuesIsTheHolder) {
  auto loops = Global("loops", "dict");
  hunt_.Serve("GET /", [&] {
    auto key = heap_.New("app.Loop", 300);
    auto value = heap_.New("app.Wrapper", 200);
    heap_.Refer(value, key, EdgeKind::kAttribute, "loop");
    heap_.Put(loops, heap_.WeakReference(key, "weakref.ReferenceType"), value);
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].holder, "app.loops");
  EXPECT_EQ(judgement.findings[0].type, "app.Wrapper");
  EXPECT_NEAR(judgement.findings[0].kept_size_bytes, 300 + 200 + 72, 1);
}

TEST_F(JudgeTest, AFollowerIsNamedWithTheHolderOfItsReferents) {
  auto kept = Global("kept", "list");
  auto living = Global("living", "set");
  hunt_.Serve("GET /", [&] {
    auto thread = heap_.New("threading.Thread", 800);
    heap_.Append(kept, thread);
    heap_.Add(living, heap_.WeakReference(thread));
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].holder, "app.kept");
  EXPECT_THAT(judgement.findings[0].grows_with, ElementsAre("app.living"));
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

TEST_F(JudgeTest, AWrapperThatGrowsWithItsTableIsNoSecondFinding) {
  auto wrapper = heap_.New("functools._lru_cache_wrapper");
  heap_.Name(wrapper, "app", "Report.total");
  heap_.SetGlobal(hunt_.app, "total", wrapper);
  auto table = heap_.New("dict");
  heap_.Refer(wrapper, table, EdgeKind::kInternal, "cache");
  int links = 0;
  hunt_.Serve("GET /", [&] {
    PutNew(table);
    heap_.SetLength(wrapper, heap_.length(table));
    heap_.Refer(wrapper, shared_, EdgeKind::kInternal, "link" + std::to_string(links++));
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].rule, "SH102");
  EXPECT_EQ(judgement.findings[0].container_type, "dict");
}

TEST_F(JudgeTest, AListPastTwiceItsOwnersLimitIsALeakAllTheSame) {
  auto list = InstanceWith("Log", "lines", "list");
  heap_.Bound(instance_, "max_entries", 100);
  hunt_.Serve("GET /", [&] { heap_.Append(list, heap_.New("bytes", 90)); });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].verdict, Verdict::kLeak);
}

TEST_F(JudgeTest, AChainOfObjectsIsALeakWithoutAnyContainer) {
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

TEST_F(JudgeTest, AChainThroughTheDictsOfItsObjectsIsFoundToo) {
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

TEST_F(JudgeTest, ElementsOfContainersThatComeAndGoAreALeakOfWhatHoldsThem) {
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

// --- bounds that may be ahead

TEST_F(JudgeTest, ATableThatCodeMeasuresAndPrunesGrowsWithABoundNotYetSeen) {
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

TEST_F(JudgeTest, ATableThatCodePrunesIsALeakIfItNeverWasPruned) {
  auto table = InstanceWith("Cache", "_cache", "dict");
  heap_.Use("app.py", "put", 20, UseKind::kStores, "_cache", "[…] =");
  heap_.Use("app.py", "put", 22, UseKind::kComparesLength, "_cache", "len");
  heap_.Use("app.py", "put", 23, UseKind::kRemoves, "_cache", "popitem");
  hunt_.Serve("GET /", [&] { PutNew(table); });
  EXPECT_TRUE(hunt_.Run({400, 800, 500, 1000}).leaks());
}

TEST_F(JudgeTest, CodeInAnotherModuleThatPrunesATableOfThatNameProvesNothing) {
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

TEST_F(JudgeTest, RemovalsWithoutAComparisonAreNoBound) {
  auto table = InstanceWith("Sessions", "open", "dict");
  heap_.Use("app.py", "start", 20, UseKind::kStores, "open", "[…] =");
  heap_.Use("app.py", "stop", 23, UseKind::kRemoves, "open", "pop");
  hunt_.Serve("GET /", [&] { PutNew(table); });
  Judgement judgement = hunt_.Run();
  ASSERT_TRUE(judgement.leaks());
  EXPECT_GT(judgement.more_requests, 0u);
  EXPECT_THAT(judgement.findings[0].why, HasSubstr("does not keep up"));
}

TEST_F(JudgeTest, AFewDozenRequestsProveNoLeak) {
  auto list = Global("events", "list");
  hunt_.Serve("GET /", [&] { heap_.Append(list, heap_.New("bytes", 500)); });
  Judgement judgement = hunt_.Run({10, 20, 12, 18});
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].verdict, Verdict::kUnboundedYet);
  EXPECT_GT(judgement.more_requests, 0u);
}

// --- innocents

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

TEST_F(JudgeTest, AFullLruCacheTurningOverIsInnocent) {
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

TEST_F(JudgeTest, AnLruCacheThatIsFillingIsInnocentAndSaysSo) {
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

TEST_F(JudgeTest, AnLruCacheThatReachesItsBoundIsInnocentAndFull) {
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

TEST_F(JudgeTest, ADequeWithMaxlenIsInnocent) {
  auto recent = Global("recent", "collections.deque");
  heap_.Bound(recent, "maxlen", 5'000);
  hunt_.Serve("GET /", [&] { heap_.Append(recent, heap_.New("bytes", 100)); });
  EXPECT_THAT(hunt_.Run().findings, IsEmpty());
}

TEST_F(JudgeTest, ACacheThatFillsLinearlyBelowItsOwnersLimitIsInnocent) {
  auto table = InstanceWith("LocMemCache", "_cache", "dict");
  heap_.Bound(instance_, "_max_entries", 3'000);
  hunt_.Serve("GET /", [&] { PutNew(table); });
  Judgement judgement = hunt_.Run();
  EXPECT_THAT(judgement.findings, IsEmpty());
  ASSERT_THAT(judgement.innocents, SizeIs(1));
  EXPECT_EQ(judgement.innocents[0].verdict, Verdict::kBounded);
}

TEST_F(JudgeTest, ALimitOnSomethingElseExcusesNoLeak) {
  auto table = InstanceWith("Client", "replies", "list");
  heap_.Bound(instance_, "max_retries", 3'000);
  heap_.Bound(instance_, "timeout_ms", 3'000);
  hunt_.Serve("GET /", [&] { heap_.Append(table, heap_.New("bytes", 100)); });
  EXPECT_TRUE(hunt_.Run().leaks());
}

TEST_F(JudgeTest, ACacheThatFillsLinearlyForTwoPhasesAndThenStopsIsInnocent) {
  auto table = Global("table", "dict");
  hunt_.Serve("GET /", [&] {
    if (heap_.length(table) < 250) PutNew(table);
  });
  Judgement judgement = hunt_.Run();
  EXPECT_THAT(judgement.findings, IsEmpty());
  ASSERT_THAT(judgement.innocents, SizeIs(1));
  EXPECT_EQ(judgement.innocents[0].verdict, Verdict::kSaturated);
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

TEST_F(JudgeTest, AWeakSetOfLiveObjectsIsNotACause) {
  // What keeps the objects is in a C library.
  auto living = Global("living", "set");
  hunt_.Serve("GET /", [&] {
    auto object = heap_.New("app.Worker", 300);
    heap_.HoldFromC(object);
    heap_.Add(living, heap_.WeakReference(object));
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].type, "app.Worker");
  EXPECT_EQ(judgement.findings[0].rule, "SH201") << "no pointer was found that holds them";
  ASSERT_THAT(judgement.innocents, SizeIs(1));
  EXPECT_EQ(judgement.innocents[0].verdict, Verdict::kFollower);
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

TEST_F(JudgeTest, TheTableOfInternedStringsAndTheKeysOfAClassFollowTheInstanceThatGrows) {
  auto interned = heap_.New("dict");
  heap_.InterpreterField("interned", interned);
  auto type = heap_.Class("app", "Config");
  auto config = Global("config", "app.Config");
  auto attributes = heap_.New("dict");
  heap_.Refer(config, attributes, EdgeKind::kDict);
  int count = 0;
  hunt_.Serve("GET /foo", [&] {
    const std::string name = "user_" + std::to_string(count++);
    auto key = heap_.New("str", 60);
    heap_.Put(interned, key, key);
    heap_.Refer(type, key, EdgeKind::kKey);
    heap_.SetGlobal(config, name, heap_.New("list"));
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].holder, "app.config.__dict__");
}

TEST_F(JudgeTest, ATextThatIsReplacedByALongerOneGrowsInItsPlace) {
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

TEST_F(JudgeTest, ABufferIsMeasuredByWhatItHoldsNotByItsSpareRoom) {
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

TEST_F(JudgeTest, ATextThatIsReplacedByOthersOfAnyLengthIsInnocent) {
  Global("last", "str");
  uint64_t count = 0;
  hunt_.Serve("GET /foo", [&] { heap_.SetGlobal(hunt_.app, "last", heap_.New("str", 300 + 5000 * (++count % 7))); });
  EXPECT_THAT(hunt_.Run().findings, IsEmpty());
}

TEST_F(JudgeTest, TextsThatAContainerGainsAreNoTextThatGrows) {
  auto list = Global("texts", "list");
  hunt_.Serve("GET /foo", [&] { heap_.Append(list, heap_.New("str", 300)); });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].rule, "SH104");
}

TEST_F(JudgeTest, AnEntryThatLivesAsLongAsAnObjectThatIsKeptElsewhereIsNoCause) {
  auto engines = Global("engines", "list");
  auto registry = Global("registry", "dict");
  hunt_.Serve("GET /foo", [&] {
    auto engine = heap_.New("app.Engine", 64);
    heap_.Append(engines, engine);
    auto entry = heap_.New("list", 20'000);
    heap_.Append(entry, heap_.WeakReference(engine));
    heap_.Put(registry, heap_.New("int"), entry);
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].holder, "app.engines") << "though the registry keeps more bytes";
  EXPECT_THAT(judgement.findings[0].grows_with, ElementsAre("app.registry"));
}

TEST_F(JudgeTest, AnEntryWhoseValueKeepsTheObjectItIsAboutIsTheCause) {
  auto registry = Global("registry", "dict");
  hunt_.Serve("GET /foo", [&] {
    auto loop = heap_.New("app.Loop", 64);
    heap_.Put(registry, heap_.WeakReference(loop), loop);
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].holder, "app.registry");
}

TEST_F(JudgeTest, ALimitInItsCodeThatIsAheadIsAwaited) {
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

TEST_F(JudgeTest, WhatStaysOfAHeapOfTimersIsNamedByTheHeap) {
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

TEST_F(JudgeTest, AChainThatIsReplacedAsAWholeIsInnocent) {
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

}  // namespace
}  // namespace stillheld
