// Of the containers that grow with the same objects, the one that keeps them is named.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "findings/testing/judge_test.h"

namespace stillheld {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using FollowersTest = JudgeTest;

TEST_F(FollowersTest, TwoContainersOfTheSameObjectsAreOneFinding) {
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

TEST_F(FollowersTest, AThreadsEntriesOfThreadLocalsThatSomethingElseKeepsAreNoFinding) {
  auto engines = Global("engines", "list");
  auto of_thread = heap_.New("dict");
  heap_.InterpreterField("<thread>.dict", of_thread);
  hunt_.Serve("GET /", [&] {
    auto engine = heap_.New("app.Engine", 400);
    heap_.SetAttribute(engine, "local", heap_.New("_thread._local", 100));
    heap_.Append(engines, engine);
    heap_.Put(of_thread, heap_.New("str"), heap_.New("_thread._localdummy", 24));
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].holder, "app.engines");
}

TEST_F(FollowersTest, DeadWeakReferencesInAListAreALeak) {
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

TEST_F(FollowersTest, ContainersOfTheSameObjectsThatOtherEndpointsFeedAreTwoFindings) {
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

TEST_F(FollowersTest, AFollowerOfTheObjectsOfTwoLeaksDoesNotMakeThemOne) {
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

TEST_F(FollowersTest, AWeakKeyDictionaryWithStrongValuesIsTheHolder) {
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

TEST_F(FollowersTest, AFollowerIsNamedWithTheHolderOfItsReferents) {
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

TEST_F(FollowersTest, AWeakSetOfLiveObjectsIsNotACause) {
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

TEST_F(FollowersTest, TheTableOfInternedStringsAndTheKeysOfAClassFollowTheInstanceThatGrows) {
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

TEST_F(FollowersTest, AnEntryThatLivesAsLongAsAnObjectThatIsKeptElsewhereIsNoCause) {
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

TEST_F(FollowersTest, AnEntryWhoseValueKeepsTheObjectItIsAboutIsTheCause) {
  auto registry = Global("registry", "dict");
  hunt_.Serve("GET /foo", [&] {
    auto loop = heap_.New("app.Loop", 64);
    heap_.Put(registry, heap_.WeakReference(loop), loop);
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].holder, "app.registry");
}

TEST_F(FollowersTest, AWrapperThatGrowsWithItsTableIsNoSecondFinding) {
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

TEST_F(FollowersTest, TheTableOfInternedStringsIsNoLeakWhileItsStringsAreMortal) {
  auto interned = heap_.New("dict");
  heap_.InterpreterField("interned", interned);
  uint32_t length = 0;
  hunt_.Serve("GET /foo", [&] {
    heap_.Refer(interned, heap_.New("str", 60), EdgeKind::kWeak);
    heap_.SetLength(interned, ++length);
  });
  EXPECT_THAT(hunt_.Run().findings, IsEmpty()) << "mortal ones go with their last user";
}

TEST_F(FollowersTest, ImmortalStringsOfAnEndpointThatNothingElseExplainsAreALeak) {
  auto interned = heap_.New("dict");
  heap_.InterpreterField("interned", interned);
  auto config = Global("config", "app.Config");
  auto attributes = heap_.New("dict");
  heap_.Refer(config, attributes, EdgeKind::kDict);
  uint32_t length = 0;
  const auto intern = [&] {
    auto name = heap_.New("str", 60);
    heap_.MakeImmortal(name);
    heap_.Refer(interned, name, EdgeKind::kWeak);
    heap_.SetLength(interned, ++length);
  };
  hunt_.Serve("GET /foo", intern);
  hunt_.Serve("GET /named", [&] {
    intern();
    heap_.SetGlobal(config, "user_" + std::to_string(length), heap_.New("list"));
  });
  Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(2));
  const auto& leak = judgement.findings[0].rule == "SH129" ? judgement.findings[0] : judgement.findings[1];
  EXPECT_EQ(leak.rule, "SH129");
  EXPECT_EQ(leak.type, "str");
  ASSERT_THAT(leak.endpoints, SizeIs(1)) << "the names of the other endpoint are attributes of what it keeps";
  EXPECT_EQ(leak.endpoints[0].endpoint, "GET /foo");
  EXPECT_NEAR(leak.kept_size_bytes, 60, 1e-9);
}
}  // namespace
}  // namespace stillheld
