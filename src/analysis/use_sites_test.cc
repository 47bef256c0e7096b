#include "analysis/use_sites.h"

#include <gtest/gtest.h>

#include "analysis/testing/model_heap.h"

namespace stillheld {
namespace {

class UseSitesTest : public ::testing::Test {
 protected:
  UseSitesTest() : app_(heap_.Module("app", "app.py")) {}

  std::vector<uint32_t> StoreLines(ModelHeap::Ref container) {
    const HeapGraph graph = heap_.Photograph();
    const NodeId node = graph.FindNode(Address(container));
    std::vector<uint32_t> lines;
    for (const UseSite& use : UseFinder(graph).Find(node, OwnersOf(graph, node)).stores) lines.push_back(use.line);
    return lines;
  }
  ModelHeap::Ref Global(const std::string& name, const std::string& type) {
    auto container = heap_.New(type);
    heap_.SetGlobal(app_, name, container);
    return container;
  }

  ModelHeap heap_;
  ModelHeap::Ref app_;
};

using Lines = std::vector<uint32_t>;

TEST_F(UseSitesTest, AGlobalIsStoredIntoInItsOwnFile) {
  auto list = Global("events", "list");
  heap_.Use("app.py", "f", 5, UseKind::kStores, "events", "append", true);
  heap_.Use("other.py", "g", 6, UseKind::kStores, "events", "append", true);
  EXPECT_EQ(StoreLines(list), Lines{5});
}

TEST_F(UseSitesTest, AGlobalOfAnotherFileIsAnotherVariable) {
  auto list = Global("events", "list");
  heap_.Use("other.py", "g", 6, UseKind::kStores, "events", "append", true);
  EXPECT_TRUE(StoreLines(list).empty());
}

TEST_F(UseSitesTest, AModuleWithHundredsOfFunctionsIsStillTheOwner) {
  // Functions first: their references to the namespace come before the module's own.
  ModelHeap heap;
  std::vector<ModelHeap::Ref> functions;
  for (int i = 0; i < 500; ++i) functions.push_back(heap.New("function"));
  auto app = heap.Module("app", "app.py");
  for (auto function : functions) heap.Refer(function, heap.NamespaceOf(app), EdgeKind::kAttribute, "__globals__");
  auto list = heap.New("list");
  heap.SetGlobal(app, "events", list);
  const HeapGraph graph = heap.Photograph();
  const std::vector<Owner> owners = OwnersOf(graph, graph.FindNode(Address(list)));
  ASSERT_EQ(owners.size(), 1u);
  EXPECT_TRUE(owners[0].is_module);
  EXPECT_EQ(owners[0].name, "events");
}

TEST_F(UseSitesTest, AKeyThatAnObjectShowsAsAnAttributeIsFoundWhereTheProgramWritesIt) {
  heap_.Class("starlette.datastructures", "State");
  auto state = heap_.New("starlette.datastructures.State"), table = heap_.New("dict"), list = heap_.New("list");
  heap_.SetGlobal(app_, "the_state", state);
  heap_.SetAttribute(state, "_state", table);
  heap_.Refer(table, list, EdgeKind::kStringKey, "log");
  heap_.Use("/venv/site-packages/other.py", "g", 3, UseKind::kStores, "log", "append");
  heap_.Use("app.py", "view", 9, UseKind::kStores, "log", "append");
  heap_.Use("app.py", "view", 11, UseKind::kStores, "log", "add");
  EXPECT_EQ(StoreLines(list), Lines{9});
}

TEST_F(UseSitesTest, AModulesListIsFoundThroughTheModuleInAnotherFile) {
  auto list = Global("audit_events", "list");
  heap_.Use("views.py", "f", 7, UseKind::kStores, "audit_events", "append");
  EXPECT_EQ(StoreLines(list), Lines{7});
}

TEST_F(UseSitesTest, ANameThatManyFilesUseCountsAtHomeOnly) {
  auto list = Global("items", "list");
  for (const char* file : {"a.py", "b.py", "c.py"}) heap_.Use(file, "f", 7, UseKind::kStores, "items", "append");
  EXPECT_TRUE(StoreLines(list).empty());
}

TEST_F(UseSitesTest, TheOwnersClassComesBeforeOtherClassesOfItsFile) {
  heap_.Class("app", "Shop");
  auto shop = heap_.New("app.Shop");
  heap_.SetGlobal(app_, "shop", shop);
  auto orders = heap_.New("list");
  heap_.SetAttribute(shop, "orders", orders);
  heap_.Use("app.py", "Other.add", 5, UseKind::kStores, "orders", "append");
  heap_.Use("app.py", "Shop.add", 9, UseKind::kStores, "orders", "append");
  EXPECT_EQ(StoreLines(orders), (Lines{9, 5}));
}

TEST_F(UseSitesTest, ABaseClassIsHomeToo) {
  heap_.Module("base", "base.py");
  auto base = heap_.Class("base", "Store");
  auto derived = heap_.Class("app", "Shop");
  heap_.Refer(derived, base, EdgeKind::kAttribute, "__base__");
  auto shop = heap_.New("app.Shop");
  heap_.SetGlobal(app_, "shop", shop);
  auto orders = heap_.New("list");
  heap_.SetAttribute(shop, "orders", orders);
  for (const char* file : {"base.py", "x.py", "y.py"}) {
    heap_.Use(file, "Store.add", file[0] == 'b' ? 3 : 4, UseKind::kStores, "orders", "append");
  }
  EXPECT_EQ(StoreLines(orders), Lines{3});
}

TEST_F(UseSitesTest, TheModuleThatHoldsTheOwnerIsHomeAndComesBeforeAPackage) {
  const char* const package = "/venv/site-packages/flask/app.py";
  heap_.Module("flask.app", package);
  heap_.Class("flask.app", "Flask");
  auto flask = heap_.New("flask.app.Flask");
  heap_.SetGlobal(app_, "app", flask);
  auto hooks = heap_.New("list");
  heap_.SetAttribute(flask, "hooks", hooks);
  heap_.Use(package, "Flask.before_request", 483, UseKind::kStores, "hooks", "append");
  heap_.Use("app.py", "enable", 13, UseKind::kStores, "hooks", "append");
  heap_.Use("elsewhere.py", "f", 1, UseKind::kStores, "hooks", "append");
  EXPECT_EQ(StoreLines(hooks), (Lines{13, 483}));
}

TEST_F(UseSitesTest, AnOperationOfAnotherKindOfContainerIsNotBelieved) {
  auto set = Global("seen", "set");
  heap_.Use("app.py", "f", 5, UseKind::kStores, "seen", "append", true);
  heap_.Use("app.py", "f", 6, UseKind::kStores, "seen", "add", true);
  EXPECT_EQ(StoreLines(set), Lines{6});
}

TEST_F(UseSitesTest, AListInsideADictIsStoredIntoByWhatTheDictCanDo) {
  auto hooks = Global("hooks", "dict");
  auto list = heap_.New("list");
  heap_.Put(hooks, heap_.New("NoneType"), list);
  heap_.Use("app.py", "f", 5, UseKind::kStores, "hooks", "setdefault", true);
  EXPECT_EQ(StoreLines(list), Lines{5});
}

TEST_F(UseSitesTest, AMethodThatIsCalledOnAGlobalOwnerIsACandidate) {
  const char* const package = "/venv/site-packages/django/dispatch.py";
  heap_.Module("django.dispatch", package);
  heap_.Class("django.dispatch", "Signal");
  auto signal = heap_.New("django.dispatch.Signal");
  heap_.SetGlobal(app_, "order_done", signal);
  auto receivers = heap_.New("list");
  heap_.SetAttribute(signal, "receivers", receivers);
  heap_.Use(package, "Signal.connect", 176, UseKind::kStores, "receivers", "append");
  heap_.Use("app.py", "order", 29, UseKind::kStores, "order_done", "connect", true);
  heap_.Use("app.py", "stop", 40, UseKind::kRemoves, "order_done", "disconnect", true);
  heap_.Use("other.py", "order", 2, UseKind::kStores, "order_done", "connect", true);
  EXPECT_EQ(StoreLines(receivers), (Lines{29, 176}));
}

TEST_F(UseSitesTest, TheAppOfAServerIsReferredToFromEverywhereAndStillAtHomeInItsModule) {
  auto app = heap_.New("flask.app.Flask");
  for (int i = 0; i < 500; ++i) heap_.SetAttribute(heap_.New("flask.ctx.Context"), "app", app);
  auto late = heap_.Module("late", "late.py");
  heap_.SetGlobal(late, "app", app);
  auto hooks = heap_.New("list");
  heap_.SetAttribute(app, "hooks", hooks);
  for (const char* file : {"late.py", "a.py", "b.py"}) {
    heap_.Use(file, "f", file[0] == 'l' ? 13 : 1, UseKind::kStores, "hooks", "append");
  }
  EXPECT_EQ(StoreLines(hooks), Lines{13});
}

TEST_F(UseSitesTest, AVariableOfAClosureIsSoughtInItsFunctionOnly) {
  auto function = heap_.New("function");
  heap_.SetGlobal(app_, "view", function);
  auto cells = heap_.New("tuple");
  heap_.Refer(function, cells, EdgeKind::kAttribute, "__closure__");
  auto cell = heap_.New("cell");
  heap_.Append(cells, cell);
  auto calls = heap_.New("list");
  heap_.Refer(cell, calls, EdgeKind::kCell);
  auto code = heap_.Use("app.py", "counted.<locals>.view", 12, UseKind::kStores, "calls", "append", false, true);
  heap_.Refer(function, code, EdgeKind::kAttribute, "__code__");
  heap_.Use("app.py", "other", 20, UseKind::kStores, "calls", "append", false, true);
  EXPECT_EQ(StoreLines(calls), Lines{12});
}

TEST_F(UseSitesTest, TimersAreStoredWhereTheProgramCallsTheLoop) {
  auto loop = heap_.New("uvloop.Loop");
  heap_.SetGlobal(app_, "loop", loop);
  auto timers = heap_.New("set"), others = heap_.New("set");
  heap_.Refer(loop, timers, EdgeKind::kGuessed);
  heap_.SetAttribute(loop, "others", others);
  heap_.Add(timers, heap_.New("uvloop.loop.TimerHandle"));
  heap_.Use("app.py", "later", 36, UseKind::kStores, "call_later", "call_later");
  heap_.Use("/usr/lib/python3.12/asyncio/streams.py", "f", 9, UseKind::kStores, "call_later", "call_later");
  EXPECT_EQ(StoreLines(timers), Lines{36});
  EXPECT_TRUE(StoreLines(others).empty());
}

TEST_F(UseSitesTest, AContainerWithoutOwnerHasNoLines) {
  auto list = heap_.New("list");
  heap_.Use("app.py", "f", 5, UseKind::kStores, "events", "append", true);
  EXPECT_TRUE(StoreLines(list).empty());
}

}  // namespace
}  // namespace stillheld
