#include "analysis/path_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/testing/model_heap.h"

namespace stillheld {
namespace {

class PathNamesTest : public testing::Test {
 protected:
  using Ref = ModelHeap::Ref;

  NamedPath PathOf(Ref ref, std::vector<Ref> growing = {}) const {
    const HeapGraph graph = heap_.Photograph();
    std::vector<NodeId> grows;
    for (const Ref g : growing) grows.push_back(graph.FindNode(Address(g)));
    std::ranges::sort(grows);
    const RootPaths paths = FindRootPaths(graph);
    return PathNamer(graph, paths, grows).PathOf(graph.FindNode(Address(ref)));
  }
  std::string Holder(Ref ref, std::vector<Ref> growing = {}) const { return PathOf(ref, std::move(growing)).holder; }
  std::string Normalized(Ref ref) const { return PathOf(ref).normalized; }

  // A dict under a global of app, with `value` under a string key.
  Ref KeyedTable(const std::string& key, Ref value) {
    const Ref table = heap_.New("dict");
    heap_.SetGlobal(app_, "table", table);
    heap_.Refer(table, value, EdgeKind::kStringKey, key);
    return table;
  }

  ModelHeap heap_;
  const Ref app_ = heap_.Module("app", "app.py");
};

TEST_F(PathNamesTest, AGlobalIsWrittenAsAnAttributeOfItsModule) {
  const Ref list = heap_.New("list");
  heap_.SetGlobal(app_, "global_var", list);
  const NamedPath path = PathOf(list);
  EXPECT_EQ(path.holder, "app.global_var");
  EXPECT_EQ(path.normalized, "app.global_var");
  ASSERT_EQ(path.steps.size(), 2u) << "the namespace is no step";
  EXPECT_EQ(path.steps[0].kind, "module");
  EXPECT_EQ(path.steps[0].name, "app");
  EXPECT_EQ(path.steps[0].file, "app.py");
  EXPECT_EQ(path.steps[1].kind, "attribute");
  EXPECT_EQ(path.steps[1].name, ".global_var");
  EXPECT_EQ(path.steps[1].type, "list");
}

TEST_F(PathNamesTest, AKeyThatIsNoneOrAClassIsAName) {
  const Ref hooks = heap_.New("dict"), for_all = heap_.New("list"), for_orders = heap_.New("list");
  const Ref for_one = heap_.New("list");
  heap_.SetGlobal(app_, "hooks", hooks);
  heap_.Put(hooks, heap_.New("NoneType"), for_all);
  const Ref order = heap_.Class("app", "Order");
  heap_.SetGlobal(app_, "Order", order);
  heap_.Put(hooks, order, for_orders);
  heap_.Put(hooks, heap_.New("int"), for_one);
  EXPECT_EQ(Holder(for_all), "app.hooks[None]");
  EXPECT_EQ(Holder(for_orders), "app.hooks[app.Order]");
  EXPECT_EQ(Holder(for_one), "app.hooks[*]");
  EXPECT_EQ(Holder(for_all, {hooks}), "app.hooks[*]") << "keys of what grows are data";
}

TEST_F(PathNamesTest, TheTableOfAWeakDictionaryHasNoNameOfItsOwn) {
  const Ref weak = heap_.New("weakref.WeakKeyDictionary"), other = heap_.New("app.Table");
  const Ref inner = heap_.New("dict"), table = heap_.New("dict");
  heap_.SetGlobal(app_, "loops", weak);
  heap_.SetGlobal(app_, "table", other);
  heap_.SetAttribute(weak, "data", inner);
  heap_.SetAttribute(other, "data", table);
  EXPECT_EQ(Holder(inner), "app.loops");
  EXPECT_EQ(Holder(table), "app.table.data");
}

TEST_F(PathNamesTest, AnAttributeOfAThreadLocalIsWrittenAsInCode) {
  const Ref local = heap_.New("_thread._local"), threads = heap_.New("dict"), names = heap_.New("dict");
  const Ref list = heap_.New("list");
  heap_.SetGlobal(app_, "local", local);
  heap_.Refer(local, threads, EdgeKind::kInternal, "dummies");
  heap_.Put(threads, heap_.New("weakref.ReferenceType"), names);
  heap_.Refer(names, list, EdgeKind::kStringKey, "items");
  EXPECT_EQ(Holder(list), "app.local.items");
  EXPECT_EQ(PathOf(list).steps.size(), 3u);
  EXPECT_EQ(Holder(threads, {threads}), "app.local");
  EXPECT_EQ(Holder(list, {threads}), "app.local[*].items");
}

TEST_F(PathNamesTest, AttributesAreWrittenAlikeWhereverTheInterpreterKeepsThem) {
  const Ref inlined = heap_.New("app.A"), by_dict = heap_.New("app.A"), dict = heap_.New("dict");
  const Ref first = heap_.New("list"), second = heap_.New("list");
  heap_.SetGlobal(app_, "inlined", inlined);
  heap_.SetGlobal(app_, "by_dict", by_dict);
  heap_.SetAttribute(inlined, "items", first);
  heap_.Refer(by_dict, dict, EdgeKind::kDict);
  heap_.Refer(dict, second, EdgeKind::kStringKey, "items");
  EXPECT_EQ(Holder(first), "app.inlined.items");
  EXPECT_EQ(Holder(second), "app.by_dict.items");
  EXPECT_EQ(Holder(dict), "app.by_dict.__dict__") << "unless the namespace itself is meant";
}

TEST_F(PathNamesTest, AConstantKeyIsKept) {
  const Ref cache = heap_.New("collections.OrderedDict");
  KeyedTable("", cache);
  EXPECT_EQ(Holder(cache), "app.table['']");
  EXPECT_EQ(Normalized(cache), "app.table['']");
}

TEST_F(PathNamesTest, AKeyOfDataIsShownButIsNoPartOfTheIdentity) {
  const Ref row = heap_.New("list");
  KeyedTable("user_4711", row);
  EXPECT_EQ(Holder(row), "app.table['user_4711']");
  EXPECT_EQ(Normalized(row), "app.table[*]");
}

TEST_F(PathNamesTest, AWithheldKeyIsNotShown) {
  const Ref row = heap_.New("list");
  KeyedTable(std::string(kWithheldName), row);
  EXPECT_EQ(Holder(row), "app.table[*]");
}

TEST_F(PathNamesTest, KeysOfWhatGrowsAreNotShown) {
  const Ref row = heap_.New("list");
  const Ref table = KeyedTable("GET", row);
  EXPECT_EQ(Holder(row), "app.table['GET']");
  EXPECT_EQ(Holder(row, {table}), "app.table[*]");
}

TEST_F(PathNamesTest, PositionsAreNotShown) {
  const Ref tables = heap_.New("list"), rows = heap_.New("list"), row = heap_.New("app.Row");
  heap_.SetGlobal(app_, "tables", tables);
  heap_.Append(tables, row);
  heap_.SetAttribute(row, "rows", rows);
  EXPECT_EQ(Holder(rows), "app.tables[*].rows");
}

TEST_F(PathNamesTest, AClassIsCalledByItsOwnNameWhereverItIsFound) {
  const Ref models = heap_.Module("shop.models", "shop/models.py");
  const Ref order = heap_.Class("shop.models", "Order"), objects = heap_.New("list");
  heap_.SetGlobal(models, "Order", order);
  heap_.SetGlobal(order, "objects", objects);
  const Ref registry = heap_.New("dict");
  heap_.SetGlobal(app_, "registry", registry);
  heap_.Refer(registry, order, EdgeKind::kStringKey, "order");
  EXPECT_EQ(Holder(objects), "shop.models.Order.objects");
}

TEST_F(PathNamesTest, AClassThatWasMadeAgainIsNotTakenForTheOneOfItsName) {
  const Ref first = heap_.Class("app", "Point"), second = heap_.New("type"), seen = heap_.New("list");
  heap_.SetGlobal(app_, "Point", first);
  const Ref points = heap_.New("list");
  heap_.SetGlobal(app_, "points", points);
  heap_.Append(points, second);
  heap_.Name(second, "app", "Point");
  heap_.SetAttribute(second, "seen", seen);
  EXPECT_EQ(Holder(seen), "app.points[*].seen");
}

TEST_F(PathNamesTest, AStaticMethodIsCalledByItsOwnName) {
  const Ref order = heap_.Class("app", "Order"), wrapper = heap_.New("staticmethod"), function = heap_.New("function");
  const Ref defaults = heap_.New("tuple"), list = heap_.New("list");
  heap_.SetGlobal(app_, "Order", order);
  heap_.SetGlobal(order, "helper", wrapper);
  heap_.SetAttribute(wrapper, "__func__", function);
  heap_.Name(function, "app", "Order.helper");
  heap_.SetAttribute(function, "__defaults__", defaults);
  heap_.Append(defaults, list);
  heap_.SetGlobal(app_, "an_alias", function);
  EXPECT_EQ(Holder(list), "app.Order.helper.__defaults__[0]");
}

TEST_F(PathNamesTest, ACacheIsCalledByWhatItCaches) {
  const Ref wrapper = heap_.New("functools._lru_cache_wrapper"), cache = heap_.New("dict");
  heap_.SetGlobal(app_, "price_for", wrapper);
  heap_.Name(wrapper, "app", "price_for");
  heap_.Refer(wrapper, cache, EdgeKind::kInternal, "cache");
  EXPECT_EQ(Holder(wrapper), "functools.lru_cache of app.price_for");
  EXPECT_EQ(Holder(cache), "functools.lru_cache of app.price_for");
}

TEST_F(PathNamesTest, ALocalOfARunningFrameIsWrittenAsPythonWritesLocals) {
  const Ref frame = heap_.Frame("socketserver.py", "serve_forever", 232);
  heap_.Name(frame, "socketserver", "BaseServer.serve_forever");
  const Ref server = heap_.New("socketserver.TCPServer"), threads = heap_.New("list");
  heap_.Refer(frame, server, EdgeKind::kLocal, "self");
  heap_.SetAttribute(server, "_threads", threads);
  const NamedPath path = PathOf(threads);
  EXPECT_EQ(path.holder, "socketserver.BaseServer.serve_forever.<locals>.self._threads");
  EXPECT_EQ(path.steps[0].kind, "frame");
  EXPECT_EQ(path.steps[1].kind, "local");
}

TEST_F(PathNamesTest, RepeatedStepsOfAChainAreWrittenOnce) {
  Ref at = heap_.New("app.Node");
  heap_.SetGlobal(app_, "head", at);
  for (int i = 0; i < 5000; ++i) {
    const Ref next = heap_.New("app.Node");
    heap_.SetAttribute(at, "next", next);
    at = next;
  }
  const NamedPath path = PathOf(at);
  EXPECT_EQ(path.holder, "app.head.next");
  EXPECT_EQ(path.steps.size(), 3u);
}

TEST_F(PathNamesTest, RepeatedRoundsOfSeveralStepsAreWrittenOnce) {
  Ref at = heap_.New("app.Node");
  heap_.SetGlobal(app_, "tree", at);
  for (int i = 0; i < 50; ++i) {
    const Ref children = heap_.New("list"), child = heap_.New("app.Node");
    heap_.SetAttribute(at, "children", children);
    heap_.Append(children, child);
    at = child;
  }
  EXPECT_EQ(Holder(at), "app.tree.children[*]");
}

TEST_F(PathNamesTest, EqualNamesOnTheWayToOtherTypesAreNoChain) {
  const Ref leaf = heap_.New("app.Leaf"), branch = heap_.New("app.Branch"), tree = heap_.New("app.Tree");
  heap_.SetGlobal(app_, "leaf", leaf);
  heap_.SetAttribute(leaf, "parent", branch);
  heap_.SetAttribute(branch, "parent", tree);
  EXPECT_EQ(Holder(tree), "app.leaf.parent.parent");
}

TEST_F(PathNamesTest, ATableOfTwoDimensionsIsNoChain) {
  const Ref table = heap_.New("list"), row = heap_.New("list"), cell = heap_.New("list");
  heap_.SetGlobal(app_, "table", table);
  heap_.Append(table, row);
  heap_.Append(row, cell);
  EXPECT_EQ(Holder(cell), "app.table[*][*]");
}

TEST_F(PathNamesTest, AVariableOfAClosureIsWrittenByItsName) {
  const Ref function = heap_.New("function"), cells = heap_.New("tuple"), cell = heap_.New("cell");
  heap_.Name(function, "app", "counted");
  heap_.SetGlobal(app_, "counted", function);
  heap_.Refer(function, cells, EdgeKind::kAttribute, "__closure__");
  heap_.Append(cells, cell);
  const Ref calls = heap_.New("list");
  heap_.Refer(cell, calls, EdgeKind::kCell);
  EXPECT_EQ(Holder(calls), "app.counted.<closure>[*].cell_contents") << "its name is not known";
  heap_.Name(cell, "", "calls");
  EXPECT_EQ(Holder(calls), "app.counted.<closure>.calls");
}

TEST_F(PathNamesTest, ADefaultArgumentHasItsPosition) {
  const Ref function = heap_.New("function"), defaults = heap_.New("tuple"), list = heap_.New("list");
  heap_.Name(function, "app", "add");
  heap_.SetGlobal(app_, "add", function);
  heap_.Refer(function, defaults, EdgeKind::kAttribute, "__defaults__");
  heap_.Append(defaults, heap_.New("int"));
  heap_.Append(defaults, list);
  EXPECT_EQ(Holder(list), "app.add.__defaults__[1]");
}

TEST_F(PathNamesTest, TheTimersOfUvloopAreKnownByWhatTheyAre) {
  const Ref loop = heap_.New("uvloop.Loop"), timers = heap_.New("set"), others = heap_.New("set");
  heap_.SetGlobal(app_, "loop", loop);
  heap_.Refer(loop, timers, EdgeKind::kGuessed);
  heap_.Refer(loop, others, EdgeKind::kGuessed);
  heap_.Add(timers, heap_.New("uvloop.loop.TimerHandle"));
  EXPECT_EQ(Holder(timers), "app.loop._timers");
  EXPECT_EQ(Holder(others), "app.loop.<guess>");
}

TEST_F(PathNamesTest, AGuessIsMarked) {
  const Ref opaque = heap_.New("ext.Thing"), list = heap_.New("list");
  heap_.SetGlobal(app_, "opaque", opaque);
  heap_.Refer(opaque, list, EdgeKind::kGuessed);
  EXPECT_TRUE(PathOf(list).has_guess);
  EXPECT_FALSE(PathOf(opaque).has_guess);
  EXPECT_EQ(PathOf(list).steps.back().kind, "guess");
}

TEST_F(PathNamesTest, WhatHasNoRootSaysSo) {
  const Ref a = heap_.New("app.A"), b = heap_.New("app.A");
  heap_.SetAttribute(a, "b", b);
  heap_.SetAttribute(b, "a", a);
  const NamedPath path = PathOf(a);
  EXPECT_EQ(path.steps.size(), 1u);
  EXPECT_EQ(path.steps[0].kind, "none");
}

TEST_F(PathNamesTest, TheMainModuleIsTheSameInASpawnedWorker) {
  const Ref main = heap_.Module("__mp_main__", "app.py"), list = heap_.New("list");
  heap_.SetGlobal(main, "seen", list);
  EXPECT_EQ(Holder(list), "__mp_main__.seen");
  EXPECT_EQ(Normalized(list), "__main__.seen");
}

TEST(VaryingKeys, AreThoseThatLookLikeData) {
  for (const char* key : {"user_17", "2026-11-21", "deadbeefcafe", "<str>"}) EXPECT_TRUE(IsVaryingKey(key)) << key;
  for (const char* key : {"", "GET", "default", "face", "Content-Type"}) EXPECT_FALSE(IsVaryingKey(key)) << key;
}

TEST(Fingerprints, AreSixteenDigitsAndNeverChange) {
  EXPECT_THAT(Fingerprint("growth", "app.global_var"), testing::MatchesRegex("[0-9a-f]{16}"));
  EXPECT_EQ(Fingerprint("growth", "app.global_var"), "3f680fc9fb726f5e");
  EXPECT_NE(Fingerprint("growth", "app.global_var"), Fingerprint("garbage", "app.global_var"));
}

}  // namespace
}  // namespace stillheld
