#include "findings/rules/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <string>

#include "findings/rules/rule.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

GrowthFacts ListIn(OwnerKind owner) {
  GrowthFacts facts;
  facts.container_type = "list";
  facts.kept_type = "app.Order";
  facts.holder = "app.things";
  facts.name = "things";
  facts.owner = owner;
  facts.owner_type = "app.Shop";
  facts.request_place = "flask.g";
  facts.objects_per_request = 1;
  return facts;
}

GrowthFacts DictIn(OwnerKind owner) {
  GrowthFacts facts = ListIn(owner);
  facts.container_type = "dict";
  facts.key_type = "str";
  return facts;
}

std::string IdOf(const GrowthFacts& facts) { return RuleFor(facts).id; }

TEST(Rules, EachHasAnIdOfItsOwn) {
  std::set<std::string> ids;
  for (const Rule* rule : AllRules()) {
    EXPECT_TRUE(std::regex_match(rule->id, std::regex("SH1[0-9][0-9]"))) << rule->id;
    EXPECT_TRUE(ids.insert(rule->id).second) << rule->id;
  }
}

TEST(Rules, EachGivesOneSentenceAndNeverTheAdviceToMakeItWeak) {
  for (const Rule* rule : AllRules()) {
    const GrowthFacts facts = DictIn(OwnerKind::kInstance);
    EXPECT_THAT(rule->why(facts), Not(HasSubstr("\n"))) << rule->id;
    EXPECT_FALSE(rule->why(facts).empty()) << rule->id;
    EXPECT_FALSE(rule->fix(facts).empty()) << rule->id;
    EXPECT_THAT(rule->fix(facts), Not(HasSubstr("make it weak"))) << rule->id;
  }
}

TEST(Rules, TheLastOneRecognisesEverything) {
  EXPECT_NE(AllRules().back()->recognise(GrowthFacts()), RuleAnswer::kOther);
  EXPECT_EQ(IdOf(GrowthFacts()), "SH100");
}

TEST(Rules, WhereItIsKept) {
  EXPECT_EQ(IdOf(ListIn(OwnerKind::kModule)), "SH104");
  EXPECT_EQ(IdOf(ListIn(OwnerKind::kClass)), "SH105");
  EXPECT_EQ(IdOf(ListIn(OwnerKind::kInstance)), "SH115");
  EXPECT_EQ(IdOf(ListIn(OwnerKind::kFrame)), "SH112");
  EXPECT_EQ(IdOf(ListIn(OwnerKind::kClosure)), "SH114");
}

TEST(Rules, ARegistryOfTheLibraryHasAdviceOfItsOwn) {
  GrowthFacts facts = DictIn(OwnerKind::kModule);
  facts.holder = "sys.modules";
  EXPECT_EQ(IdOf(facts), "SH130");
  EXPECT_THAT(RuleFor(facts).fix(facts), HasSubstr("sys.modules.pop"));
  facts.holder = "app.log.manager.loggerDict";
  EXPECT_EQ(IdOf(facts), "SH130");
  facts.holder = "app.modules";
  EXPECT_NE(IdOf(facts), "SH130");
}

TEST(Rules, TheModuleAtexitIsARegistryAndAListOfThatNameIsNot) {
  GrowthFacts facts = ListIn(OwnerKind::kModule);
  facts.container_type = "module";
  facts.holder = facts.name = "atexit";
  EXPECT_EQ(IdOf(facts), "SH130");
  EXPECT_THAT(RuleFor(facts).fix(facts), HasSubstr("atexit.unregister()"));
  facts.container_type = "list";
  facts.holder = "app.atexit";
  EXPECT_NE(IdOf(facts), "SH130");
}

TEST(Rules, WhatRemovesAndHasNotHadToIsNotBlamed) {
  GrowthFacts facts = DictIn(OwnerKind::kModule);
  facts.removal_is_known = true;
  EXPECT_THAT(RuleFor(facts).why(facts), HasSubstr("does not keep up"));
  facts.bound_is_ahead = true;
  EXPECT_THAT(RuleFor(facts).why(facts), Not(HasSubstr("keep up")));
}

TEST(Rules, AProcessThatIsKeptIsWaitedFor) {
  GrowthFacts facts = ListIn(OwnerKind::kModule);
  facts.kept_type = "subprocess.Popen";
  EXPECT_THAT(RuleFor(facts).fix(facts), HasSubstr("wait for the process"));
  EXPECT_THAT(RuleFor(facts).why(facts), Not(HasSubstr("descriptor")));
}

TEST(Rules, AFunctionThatIsWrappedAgainAndAgainIsToBeWrappedOnce) {
  GrowthFacts facts = ListIn(OwnerKind::kClass);
  facts.is_chain = true;
  facts.name = "__wrapped__";
  EXPECT_THAT(RuleFor(facts).fix(facts), HasSubstr("when the module is loaded"));
}

TEST(Rules, AnAttributeOfAFunctionIsNoVariableOfItsClosure) {
  GrowthFacts facts = ListIn(OwnerKind::kClosure);
  facts.name = "calls";
  EXPECT_THAT(RuleFor(facts).why(facts), HasSubstr("an attribute of the function"));
  facts.name = "__closure__";
  EXPECT_THAT(RuleFor(facts).why(facts), HasSubstr("closes over"));
}

TEST(Rules, NobodyIsToldToChangeAClassOfALibrary) {
  GrowthFacts facts = DictIn(OwnerKind::kClass);
  facts.is_of_library = true;
  EXPECT_THAT(RuleFor(facts).fix(facts), Not(HasSubstr("__init__")));
}

TEST(Rules, AnAppOrAMiddlewareKeepsState) {
  GrowthFacts facts = ListIn(OwnerKind::kInstance);
  facts.owner_type = "shop.AuditMiddleware";
  EXPECT_EQ(IdOf(facts), "SH107");
  facts.owner_type = "shop.Basket";
  EXPECT_EQ(IdOf(facts), "SH115");
  facts.framework_owner = true;
  EXPECT_EQ(IdOf(facts), "SH107");
}

TEST(Rules, ACacheOfAMethodIsToldFromOneOfAFunction) {
  GrowthFacts facts = DictIn(OwnerKind::kCache);
  facts.cached_function = "app.price_for";
  EXPECT_EQ(IdOf(facts), "SH101");
  facts.caches_method = true;
  EXPECT_EQ(IdOf(facts), "SH102");
}

TEST(Rules, AKeyPerClientNeedsKeysAndAName) {
  GrowthFacts facts = DictIn(OwnerKind::kModule);
  facts.name = "open_sessions";
  EXPECT_EQ(IdOf(facts), "SH103");
  facts.key_type.clear();
  EXPECT_EQ(IdOf(facts), "SH104") << "a list of sessions has no keys";
  EXPECT_EQ(IdOf(DictIn(OwnerKind::kModule)), "SH104") << "nothing in the name says so";
}

TEST(Rules, WeakKeysThatStayAliveAreKeptByTheirValues) {
  GrowthFacts facts = DictIn(OwnerKind::kModule);
  for (const char* key : {"weakref.ReferenceType", "weakref"}) {
    facts.key_type = key;
    EXPECT_EQ(IdOf(facts), "SH128");
  }
  facts.dead_weak_references = true;
  EXPECT_EQ(IdOf(facts), "SH111");
  facts.dead_weak_references = false;
  facts.key_type = "str";
  EXPECT_EQ(IdOf(facts), "SH104");
}

TEST(Rules, ATaskThatWaitsIsNotSaidToHaveEnded) {
  GrowthFacts facts = ListIn(OwnerKind::kModule);
  facts.kept_type = "_asyncio.Task";
  facts.kept_waits_at = "app.poll (app.py:12)";
  EXPECT_THAT(kKeptTask.why(facts), AllOf(HasSubstr("waits in app.poll (app.py:12)"), Not(HasSubstr("also after"))));
  EXPECT_THAT(kKeptTask.fix(facts), HasSubstr("cancel the task"));
  facts.kept_waits_at.clear();
  facts.kept_has_ended = true;
  EXPECT_THAT(kKeptTask.why(facts), HasSubstr("also after it has ended"));
  EXPECT_THAT(kKeptTask.fix(facts), HasSubstr("add_done_callback(things.discard)"));
  facts.container_type = "dict";
  EXPECT_THAT(kKeptTask.fix(facts), HasSubstr("add_done_callback(lambda _: things.pop(key, None))"));
}

TEST(Rules, WhatIsKeptComesBeforeWhere) {
  GrowthFacts task = ListIn(OwnerKind::kModule);
  task.kept_type = "_asyncio.Task";
  EXPECT_EQ(IdOf(task), "SH108");
  task.kept_type = "app.TaskDescription";
  EXPECT_EQ(IdOf(task), "SH104") << "only named after a task";

  GrowthFacts exception = ListIn(OwnerKind::kModule);
  exception.keeps_traceback = true;
  EXPECT_EQ(IdOf(exception), "SH109");

  const auto kept = [](const char* type) {
    GrowthFacts facts = ListIn(OwnerKind::kModule);
    facts.kept_type = type;
    return IdOf(facts);
  };
  EXPECT_EQ(kept("_io.TextIOWrapper"), "SH118");
  EXPECT_EQ(kept("sqlite3.Connection"), "SH119");
  EXPECT_EQ(kept("django.core.handlers.wsgi.WSGIRequest"), "SH120");
  EXPECT_EQ(kept("ssl.SSLContext"), "SH121");
  EXPECT_EQ(kept("Token"), "SH122");
  EXPECT_EQ(kept("cProfile.Profile"), "SH123");
  EXPECT_EQ(kept("app.FileIODescription"), "SH104") << "only named after a file";

  GrowthFacts weak = ListIn(OwnerKind::kModule);
  weak.dead_weak_references = true;
  EXPECT_EQ(IdOf(weak), "SH111");
}

TEST(Rules, AnObjectAsKeyIsToldFromAValueAsKey) {
  GrowthFacts facts = DictIn(OwnerKind::kModule);
  facts.key_type = "app.Customer";
  EXPECT_EQ(IdOf(facts), "SH124");
  facts.key_type = "threading.Thread";
  EXPECT_EQ(IdOf(facts), "SH126");
  for (const char* value : {"str", "tuple", "uuid.UUID", "datetime.date", "pathlib.PosixPath"}) {
    facts.key_type = value;
    EXPECT_EQ(IdOf(facts), "SH104") << value;
  }
}

TEST(Rules, ANumberOfAThreadNeedsATableOfThreads) {
  GrowthFacts facts = DictIn(OwnerKind::kInstance);
  facts.key_type = "int";
  EXPECT_EQ(IdOf(facts), "SH115");
  facts.owner_type = "werkzeug.local.Local";
  EXPECT_EQ(IdOf(facts), "SH126");
}

TEST(Rules, AThreadLocalHasWeakKeysAndIsNoTableOfThem) {
  GrowthFacts facts = DictIn(OwnerKind::kInstance);
  facts.key_type = "weakref.ReferenceType";
  EXPECT_EQ(IdOf(facts), "SH128");
  facts.owner_type = "_thread._local";
  facts.kept_type = "sqlite3.Connection";
  EXPECT_EQ(IdOf(facts), "SH119");
}

TEST(Rules, ACachedPropertyIsAnAttributeOfItsOwnKind) {
  GrowthFacts facts = ListIn(OwnerKind::kInstance);
  facts.is_cached_property = true;
  EXPECT_EQ(IdOf(facts), "SH125");
}

TEST(Rules, AReceiverThatIsRegisteredPerRequest) {
  GrowthFacts facts = ListIn(OwnerKind::kInstance);
  facts.name = "receivers";
  EXPECT_EQ(IdOf(facts), "SH106");
}

TEST(Rules, WhatAMiddlewareKeepsIsNotRegistered) {
  GrowthFacts facts = DictIn(OwnerKind::kInstance);
  facts.holder = "shop.wsgi.application._middleware_chain.seen";
  facts.name = "seen";
  facts.keeps_callable = true;
  EXPECT_NE(IdOf(facts), "SH106");
  facts.holder = "shop.signals['order.paid'].receivers[None]";
  facts.name = "None";
  EXPECT_EQ(IdOf(facts), "SH106");
  facts.kept_type = "str";
  EXPECT_NE(IdOf(facts), "SH106") << "a text is no handler";
}

TEST(Rules, ACounterPerLabelAndADefaultdictOfNumbers) {
  GrowthFacts counter = DictIn(OwnerKind::kModule);
  counter.container_type = "collections.Counter";
  EXPECT_EQ(IdOf(counter), "SH110");
  GrowthFacts numbers = DictIn(OwnerKind::kModule);
  numbers.container_type = "collections.defaultdict";
  numbers.kept_type = "int";
  EXPECT_EQ(IdOf(numbers), "SH110");
  numbers.kept_type = "list";
  EXPECT_EQ(IdOf(numbers), "SH104") << "lists are not counts";
}

TEST(Rules, ADefaultArgumentAChainAndAWarningRegistry) {
  GrowthFacts argument = ListIn(OwnerKind::kClosure);
  argument.default_of = "app.collect";
  EXPECT_EQ(IdOf(argument), "SH113");
  GrowthFacts chain = ListIn(OwnerKind::kModule);
  chain.is_chain = true;
  EXPECT_EQ(IdOf(chain), "SH116");
  GrowthFacts registry = DictIn(OwnerKind::kModule);
  registry.name = "__warningregistry__";
  EXPECT_EQ(IdOf(registry), "SH117");
}

TEST(Wording, RatesAreSaidAsPeopleSayThem) {
  EXPECT_EQ(PerRequest(1.0, "item", "items"), "one item in every request");
  EXPECT_EQ(PerRequest(2.999, "item", "items"), "3 items in every request");
  EXPECT_EQ(PerRequest(0.25, "item", "items"), "one item in every 4 requests");
  EXPECT_EQ(PerRequest(0.88, "item", "items"), "0.88 items per request");
  EXPECT_EQ(PerRequest(2.5, "item", "items"), "2.50 items per request");
  EXPECT_EQ(PerRequest(0, "item", "items"), "0.00 items per request");
}

TEST(Wording, ThatNothingRemovesIsSaidOnlyIfTheCodeIsKnown) {
  GrowthFacts facts = ListIn(OwnerKind::kModule);
  EXPECT_THAT(NobodyRemoves(facts), Not(HasSubstr("nothing removes")));
  facts.store_is_known = true;
  EXPECT_THAT(NobodyRemoves(facts), HasSubstr("nothing removes"));
  facts.removal_is_known = true;
  EXPECT_THAT(NobodyRemoves(facts), Not(HasSubstr("nothing removes")));
}

TEST(Rules, WhatTheInterpreterCallsAfterAForkIsToldByTheFunctionThatTakesIt) {
  GrowthFacts facts = ListIn(OwnerKind::kUnknown);
  facts.holder = "<interpreter>.after_forkers_child";
  facts.name = "";
  facts.kept_type = "function";
  facts.keeps_callable = true;
  EXPECT_EQ(IdOf(facts), "SH106");
  EXPECT_THAT(RuleFor(facts).why(facts), HasSubstr("os.register_at_fork()"));
  facts.holder = "app.knives_and_forkers";
  EXPECT_THAT(RuleFor(facts).why(facts), Not(HasSubstr("register_at_fork")));
}

}  // namespace
}  // namespace stillheld
