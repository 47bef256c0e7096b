// What servers that nobody made for a test have shown: leaks that begin late, texts that vary, registries, lines.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "findings/testing/judge_test.h"

namespace stillheld {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using UntunedServersTest = JudgeTest;

TEST_F(UntunedServersTest, ALeakThatBeginsInTheMiddleOfTheFirstPhaseIsOne) {
  auto list = Global("late", "list");
  int served = 0;
  hunt_.Serve("GET /late", [&] {
    if (++served > 90) heap_.Append(list, heap_.New("bytes", 500));
  });
  const Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].verdict, Verdict::kLeak);
  EXPECT_NEAR(judgement.findings[0].endpoints.at(0).objects_per_request, 1, 1e-9);
}

TEST_F(UntunedServersTest, WhatGrowsInOnePhaseMoreThanInTheOthersHasNotBegunLate) {
  auto list = Global("burst", "list");
  int served = 0;
  hunt_.Serve("GET /burst", [&] {
    const bool in_burst = ++served > 50 && served <= 110;
    if (in_burst || served % 10 == 0) heap_.Append(list, heap_.New("bytes", 500));
  });
  for (const Finding& finding : hunt_.Run().findings) EXPECT_NE(finding.verdict, Verdict::kLeak);
}

TEST_F(UntunedServersTest, ATextWhoseLinesVaryIsOfOneEndpointAndNotOfThree) {
  auto text = Global("report", "str");
  uint64_t bytes = 50, number = 900;
  heap_.SetSize(text, bytes);
  heap_.SetLength(text, 1);
  hunt_.Serve("GET /report", [&] {
    bytes += 5 + std::to_string(number).size();
    heap_.SetSize(text, bytes);
    heap_.SetLength(text, static_cast<uint32_t>(bytes));
  });
  for (const char* path : {"GET /a", "GET /b", "GET /c", "GET /d", "GET /e", "GET /f"}) {
    hunt_.Serve(path, [&] { ++number; });
  }
  const Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  ASSERT_THAT(judgement.findings[0].endpoints, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].endpoints[0].endpoint, "GET /report");
}

TEST_F(UntunedServersTest, FunctionsThatTheInterpreterKeepsForItsEndAreFoundWithTheLineThatRegisters) {
  heap_.Use("app.py", "register", 30, UseKind::kStores, "atexit", "register", true);
  hunt_.Serve("GET /atexit", [&] {
    const ModelHeap::Ref function = heap_.New("function", 160);
    heap_.InterpreterField("atexit", function);
  });
  const Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  const Finding& leak = judgement.findings[0];
  EXPECT_EQ(leak.verdict, Verdict::kLeak);
  EXPECT_EQ(leak.rule, "SH130");
  EXPECT_THAT(leak.holder, HasSubstr("atexit"));
  ASSERT_THAT(leak.lines, SizeIs(1));
  EXPECT_EQ(leak.lines[0].line, 30u);
}

TEST_F(UntunedServersTest, AChainOfPatchedMethodsIsNamedByItsOwnClass) {
  const ModelHeap::Ref basket = heap_.Class("app", "Basket"), pricer = heap_.Class("app", "Pricer");
  heap_.SetGlobal(hunt_.app, "Basket", basket);
  heap_.SetGlobal(hunt_.app, "Pricer", pricer);
  const auto wrap = [&](ModelHeap::Ref type, const char* method, ModelHeap::Ref inner) {
    const ModelHeap::Ref function = heap_.New("function", 160);
    if (inner != 0) {
      const ModelHeap::Ref names = heap_.New("dict");
      heap_.Refer(function, names, EdgeKind::kDict);
      heap_.Refer(names, inner, EdgeKind::kStringKey, "__wrapped__");
    }
    heap_.SetGlobal(type, method, function);
    return function;
  };
  wrap(basket, "show", wrap(basket, "show", 0));
  ModelHeap::Ref price = wrap(pricer, "price", 0);
  hunt_.Serve("GET /patch", [&] { price = wrap(pricer, "price", price); });
  const Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].holder, "app.Pricer.price");
}

TEST_F(UntunedServersTest, WhereALibraryStoresWhatTheProgramMadeTheLineThatMakesItIsSaid) {
  const std::string file = "/usr/lib/python3.12/threading.py";
  const ModelHeap::Ref active = heap_.New("dict");
  heap_.SetGlobal(heap_.Module("threading", file), "_active", active);
  heap_.Class("threading", "Timer");
  heap_.Use(file, "Thread._bootstrap_inner", 40, UseKind::kStores, "_active", "[…] =", true);
  heap_.Use("app.py", "later", 12, UseKind::kCalls, "Timer", "()");
  hunt_.Serve("GET /later", [&] { heap_.Put(active, heap_.New("int", 32), heap_.New("threading.Timer", 48)); });
  const Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  const SourceLine wanted{.file = "app.py", .line = 12, .function = "later", .how = "allocates"};
  EXPECT_EQ(judgement.findings[0].lines.at(0), wanted);
}

TEST_F(UntunedServersTest, WhatWrapsCopiedFromAMiddlewareIsTheMiddlewares) {
  auto timings = InstanceWith("Timing", "timings", "list");
  const ModelHeap::Ref function = heap_.New("function", 160), names = heap_.New("dict");
  heap_.Name(function, "app", "convert.<locals>.inner");
  heap_.SetGlobal(hunt_.app, "chain", function);
  heap_.Refer(function, names, EdgeKind::kDict);
  heap_.Refer(names, timings, EdgeKind::kStringKey, "timings");
  hunt_.Serve("GET /mw", [&] { heap_.Append(timings, heap_.New("bytes", 500)); });
  const Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_THAT(judgement.findings[0].why, HasSubstr("app.Timing"));
}

TEST_F(UntunedServersTest, WhatHasTheSameEntriesAsATableThatExpiresIsNoLeakEither) {
  auto links = InstanceWith("TTLCache", "links", "dict");
  auto data = heap_.New("dict");
  heap_.SetAttribute(instance_, "data", data);
  heap_.Use("app.py", "TTLCache.expire", 31, UseKind::kExpires, "links", "del […]");
  heap_.Use("app.py", "Cache.__delitem__", 12, UseKind::kRemoves, "data", "del […]");
  auto other = Global("other", "dict");
  hunt_.Serve("GET /", [&] {
    PutNew(links);
    PutNew(data);
    PutNew(other);
  });
  const Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(3));
  for (const Finding& finding : judgement.findings) {
    EXPECT_EQ(finding.verdict, finding.holder == "app.other" ? Verdict::kLeak : Verdict::kUnboundedYet)
        << finding.holder;
  }
}

TEST_F(UntunedServersTest, AFunctionWithACacheOfAnotherPackageIsNamedWhereItIsCalled) {
  const std::string file = "/venv/lib/python3.12/site-packages/cachetools.py";
  heap_.Module("cachetools", file);
  heap_.Class("cachetools", "Wrapper");
  const ModelHeap::Ref wrapper = heap_.New("cachetools.Wrapper"), cache = heap_.New("dict");
  heap_.SetGlobal(hunt_.app, "price", wrapper);
  heap_.SetAttribute(wrapper, "cache", cache);
  heap_.Use(file, "Wrapper.__call__", 28, UseKind::kStores, "cache", "[…] =");
  heap_.Use("app.py", "view", 12, UseKind::kCalls, "price", "()", true);
  hunt_.Serve("GET /", [&] { PutNew(cache); });
  const Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].lines.at(0).line, 12u);
}

TEST_F(UntunedServersTest, LinesOfLibrariesSayNothingMoreBesideOneOfTheProgram) {
  auto hits = Global("hits", "dict");
  heap_.Use("app.py", "hit", 12, UseKind::kStores, "hits", "[…] +=", true);
  heap_.Use("/usr/lib/python3.12/collections/__init__.py", "Counter.update", 40, UseKind::kStores, "hits", "[…] =");
  hunt_.Serve("GET /hit", [&] { PutNew(hits); });
  const Judgement judgement = hunt_.Run();
  ASSERT_THAT(judgement.findings, SizeIs(1));
  ASSERT_THAT(judgement.findings[0].lines, SizeIs(1));
  EXPECT_EQ(judgement.findings[0].lines[0].line, 12u);
}

}  // namespace
}  // namespace stillheld
