#include "analysis/root_paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "analysis/edge_costs.h"
#include "analysis/testing/model_heap.h"

namespace stillheld {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class RootPathsTest : public testing::Test {
 protected:
  void Search() {
    graph_ = heap_.Photograph();
    paths_ = FindRootPaths(graph_);
  }
  NodeId Node(ModelHeap::Ref ref) const { return graph_.FindNode(Address(ref)); }
  RootLayer Layer(ModelHeap::Ref ref) const { return paths_.layer(Node(ref)); }
  // Names and kinds of the edges on the path.
  std::vector<std::string> Path(ModelHeap::Ref ref) const {
    std::vector<std::string> names;
    for (const uint32_t e : paths_.PathTo(graph_, Node(ref))) {
      const EdgeLabel label = graph_.edge(e).label;
      names.push_back(HasName(label.kind()) ? std::string(graph_.text(label.name())) : "-");
    }
    return names;
  }

  ModelHeap heap_;
  HeapGraph graph_;
  RootPaths paths_;
};

TEST_F(RootPathsTest, TheShortestPathByNamesWins) {
  const auto app = heap_.Module("app", "app.py");
  const auto registry = heap_.New("list"), cache = heap_.New("dict"), holder = heap_.New("app.Holder");
  heap_.SetGlobal(app, "registry", registry);
  heap_.Append(registry, holder);
  heap_.SetAttribute(holder, "cache", cache);
  heap_.SetGlobal(app, "cache", cache);
  Search();
  EXPECT_THAT(Path(cache), ElementsAre("-", "cache"));
  EXPECT_EQ(paths_.StartOf(graph_, Node(cache)), Node(app));
  EXPECT_EQ(Layer(holder), RootLayer::kModule);
  EXPECT_THAT(Path(app), IsEmpty());
}

TEST_F(RootPathsTest, ALongNamedPathBeatsAShortOneThroughAllGlobals) {
  const auto app = heap_.Module("app", "app.py");
  const auto function = heap_.New("function"), globals = heap_.New("dict"), target = heap_.New("list");
  heap_.SetGlobal(app, "function", function);
  heap_.SetAttribute(function, "__globals__", globals);
  heap_.Refer(globals, target, EdgeKind::kStringKey, "x");
  auto at = app;
  for (const char* name : {"a", "b", "c", "d"}) {
    const auto next = heap_.New("app.Node");
    at == app ? heap_.SetGlobal(at, name, next) : heap_.SetAttribute(at, name, next);
    at = next;
  }
  heap_.SetAttribute(at, "e", target);
  Search();
  EXPECT_THAT(Path(target), ElementsAre("-", "a", "b", "c", "d", "e"));
  EXPECT_THAT(Path(globals), ElementsAre("-", "function", "__globals__")) << "but it is a path, if there is no other";
}

TEST_F(RootPathsTest, AModuleExplainsWhatAFrameHoldsToo) {
  const auto app = heap_.Module("app", "app.py");
  const auto frame = heap_.Frame("app.py", "serve", 10);
  const auto shared = heap_.New("list"), own = heap_.New("list"), middle = heap_.New("app.A");
  heap_.Refer(frame, shared, EdgeKind::kLocal, "shared");
  heap_.Refer(frame, own, EdgeKind::kLocal, "own");
  heap_.SetGlobal(app, "middle", middle);
  heap_.SetAttribute(middle, "shared", shared);
  Search();
  EXPECT_EQ(Layer(shared), RootLayer::kModule);
  EXPECT_THAT(Path(shared), ElementsAre("-", "middle", "shared")) << "although the frame is nearer";
  EXPECT_EQ(Layer(own), RootLayer::kFrame);
}

TEST_F(RootPathsTest, AWeakReferenceHoldsNothing) {
  const auto app = heap_.Module("app", "app.py");
  const auto object = heap_.New("app.A");
  heap_.SetGlobal(app, "weak", heap_.WeakReference(object));
  Search();
  EXPECT_NE(Layer(object), RootLayer::kModule);
}

TEST_F(RootPathsTest, AGuessIsTakenOnlyIfThereIsNothingBetter) {
  const auto app = heap_.Module("app", "app.py");
  const auto opaque = heap_.New("ext.Thing"), object = heap_.New("app.A"), hidden = heap_.New("app.B");
  heap_.SetGlobal(app, "opaque", opaque);
  heap_.Refer(opaque, object, EdgeKind::kGuessed);
  heap_.Refer(opaque, hidden, EdgeKind::kGuessed);
  auto at = heap_.New("list");
  heap_.SetGlobal(app, "nested", at);
  for (int depth = 0; depth < 10; ++depth) {
    const auto next = heap_.New("list");
    heap_.Append(at, next);
    at = next;
  }
  heap_.Append(at, object);
  Search();
  EXPECT_EQ(Path(object).size(), 13u);
  EXPECT_THAT(Path(hidden), ElementsAre("-", "opaque", "-"));
}

TEST_F(RootPathsTest, GarbageHasNoPath) {
  heap_.Module("app", "app.py");
  const auto a = heap_.New("app.A"), b = heap_.New("app.B");
  heap_.SetAttribute(a, "b", b);
  heap_.SetAttribute(b, "a", a);
  Search();
  EXPECT_FALSE(paths_.is_reached(Node(a)));
  EXPECT_THAT(Path(a), IsEmpty());
  EXPECT_EQ(paths_.StartOf(graph_, Node(a)), Node(a));
}

TEST_F(RootPathsTest, ACountThatNoReferenceExplainsIsHeldByC) {
  heap_.Module("app", "app.py");
  // The model gives each object a count of 1: this one is referred to by nothing.
  const auto held = heap_.New("app.A"), child = heap_.New("app.B");
  heap_.SetAttribute(held, "child", child);
  Search();
  EXPECT_EQ(Layer(held), RootLayer::kHeldByC);
  EXPECT_EQ(Layer(child), RootLayer::kHeldByC);
  EXPECT_THAT(Path(child), ElementsAre("child"));
}

TEST_F(RootPathsTest, AnImportedNameIsAnAliasOfTheModuleThatMadeTheObject) {
  const auto server = heap_.Module("server", "server.py");
  const auto app = heap_.Module("app", "app.py");
  heap_.Class("app", "Store");
  const auto store = heap_.New("app.Store"), view = heap_.New("function"), cache = heap_.New("dict");
  for (const auto module : {server, app}) {
    heap_.SetGlobal(module, "store", store);
    heap_.SetGlobal(module, "view", view);
    heap_.SetGlobal(module, "cache", cache);
  }
  heap_.Name(view, "app", "view");
  heap_.Use("app.py", "view", 7, UseKind::kStores, "cache", "[…] =", true);
  Search();
  EXPECT_EQ(paths_.StartOf(graph_, Node(store)), Node(app)) << "its class is there";
  EXPECT_EQ(paths_.StartOf(graph_, Node(view)), Node(app)) << "its own name says so";
  EXPECT_EQ(paths_.StartOf(graph_, Node(cache)), Node(app)) << "code there stores into it";
}

TEST_F(RootPathsTest, AnObjectOfUnknownOriginBelongsToTheUsersModule) {
  const auto server = heap_.Module("gunicorn.app", "/venv/lib/site-packages/gunicorn/app.py");
  const auto builtin = heap_.Module("_native", "");
  const auto app = heap_.Module("app", "/home/me/app.py");
  const auto object = heap_.New("flask.app.Flask");
  for (const auto module : {server, builtin, app}) heap_.SetGlobal(module, "application", object);
  Search();
  EXPECT_EQ(paths_.StartOf(graph_, Node(object)), Node(app));
}

TEST_F(RootPathsTest, AFrameThatIsSureComesBeforeAModuleThatIsGuessed) {
  const auto module = heap_.Module("_asyncio", "");
  const auto frame = heap_.Frame("/lib/asyncio/base_events.py", "run_forever", 600);
  const auto opaque = heap_.New("_asyncio.state"), loop = heap_.New("asyncio.Loop"), hidden = heap_.New("list");
  heap_.SetGlobal(module, "state", opaque);
  heap_.Refer(opaque, loop, EdgeKind::kGuessed);
  heap_.Refer(opaque, hidden, EdgeKind::kGuessed);
  heap_.Refer(frame, loop, EdgeKind::kLocal, "self");
  Search();
  EXPECT_EQ(paths_.StartOf(graph_, Node(loop)), Node(frame));
  EXPECT_EQ(paths_.StartOf(graph_, Node(hidden)), Node(module));
}

TEST_F(RootPathsTest, WhatALibraryMakesAtItsTopIsNamedThereAndNotWhereItIsImported) {
  const auto main = heap_.Module("__main__", "/home/me/app.py");
  const auto library = heap_.Module("django.db", "/venv/lib/site-packages/django/db/__init__.py");
  const auto type = heap_.Class("django.db.utils", "ConnectionHandler");
  const auto handler = heap_.New("django.db.utils.ConnectionHandler");
  heap_.SetGlobal(main, "connections", handler);
  heap_.SetGlobal(main, "ConnectionHandler", type);
  heap_.SetGlobal(library, "connections", handler);
  Search();
  EXPECT_EQ(paths_.StartOf(graph_, Node(handler)), Node(library));
}

TEST_F(RootPathsTest, WhatRunsAtTheMomentIsNoNameForWhatLasts) {
  const auto module = heap_.Module("_asyncio", "");
  const auto inner = heap_.Frame("base_events.py", "_run_once", 1900), outer = heap_.Frame("app.py", "main", 7);
  const auto current = heap_.New("dict"), loop = heap_.New("asyncio.Loop");
  heap_.SetGlobal(module, "_current_tasks", current);
  heap_.Put(current, loop, heap_.New("asyncio.Task"));
  heap_.Refer(inner, loop, EdgeKind::kLocal, "self");
  heap_.Refer(outer, loop, EdgeKind::kLocal, "loop");
  Search();
  EXPECT_EQ(paths_.StartOf(graph_, Node(loop)), Node(outer)) << "of two frames the outer one lasts";
  EXPECT_EQ(paths_.StartOf(graph_, Node(current)), Node(module));
}

TEST_F(RootPathsTest, TheEventLoopIsNotInTheFuturesThatKnowIt) {
  const auto app = heap_.Module("app", "app.py"), library = heap_.Module("lib", "lib.py");
  const auto waiting = heap_.New("list"), future = heap_.New("_asyncio.Future"),
             loop = heap_.New("asyncio.unix_events._UnixSelectorEventLoop"), holder = heap_.New("lib.Server"),
             part = heap_.New("lib.Part");
  heap_.SetGlobal(app, "waiting", waiting);
  heap_.Append(waiting, future);
  heap_.SetAttribute(future, "_loop", loop);
  heap_.SetGlobal(library, "holder", holder);
  heap_.SetAttribute(holder, "part", part);
  heap_.SetAttribute(part, "event_loop", loop);
  Search();
  EXPECT_THAT(Path(loop), ElementsAre("-", "holder", "part", "event_loop"));
}

// A second guess must not make its own source seem nearer.
TEST_F(RootPathsTest, AGuessBehindAGuessClosesNoCircle) {
  const auto app = heap_.Module("app", "app.py");
  const auto opaque = heap_.New("lib.Opaque"), first = heap_.New("app.A"), second = heap_.New("app.B"),
             third = heap_.New("app.C"), last = heap_.New("app.D");
  heap_.SetGlobal(app, "opaque", opaque);
  heap_.Refer(opaque, first, EdgeKind::kGuessed);
  heap_.SetAttribute(first, "second", second);
  heap_.SetAttribute(second, "third", third);
  heap_.Refer(third, last, EdgeKind::kGuessed);
  heap_.SetAttribute(last, "third", third);
  Search();
  NodeId node = Node(last);
  size_t steps = 0;
  for (; paths_.edge_by_node[node.index()] != RootPaths::kNoEdge && steps <= graph_.node_count(); ++steps) {
    node = graph_.source(paths_.edge_by_node[node.index()]);
  }
  ASSERT_EQ(node, Node(app)) << "after " << steps << " steps";
  EXPECT_THAT(Path(last), ElementsAre("-", "opaque", "-", "second", "third", "-"));
}

TEST_F(RootPathsTest, BehindAGuessTheWayIsSearchedAsElsewhere) {
  const auto module = heap_.Module("app", "app.py");
  const auto opaque = heap_.New("app.Opaque"), near = heap_.New("list"), far = heap_.New("list");
  const auto again = heap_.New("app.Opaque"), last = heap_.New("list");
  heap_.SetGlobal(module, "opaque", opaque);
  heap_.Refer(opaque, near, EdgeKind::kGuessed);
  heap_.Refer(near, far, EdgeKind::kIndex);
  heap_.Refer(far, again, EdgeKind::kIndex);
  heap_.Refer(again, last, EdgeKind::kGuessed);
  heap_.Refer(last, near, EdgeKind::kIndex);
  Search();
  EXPECT_EQ(paths_.PathTo(graph_, Node(last)).size(), 6u);
  EXPECT_EQ(paths_.StartOf(graph_, Node(last)), Node(module));
}

// Against Bellman and Ford's algorithm on random graphs of modules.
TEST(RootPaths, CostsAreLeast) {
  std::mt19937 random(5);
  for (int round = 0; round < 50; ++round) {
    ModelHeap heap;
    std::vector<ModelHeap::Ref> refs = {heap.Module("m", "m.py")};
    for (int i = 0; i < 40; ++i) refs.push_back(heap.New("app.A"));
    const EdgeKind kinds[] = {EdgeKind::kAttribute, EdgeKind::kIndex, EdgeKind::kKey,     EdgeKind::kCell,
                              EdgeKind::kDict,      EdgeKind::kWeak,  EdgeKind::kOtherKey};
    const char* names[] = {"a", "__globals__", "__traceback__", "b"};
    for (int i = 0; i < 90; ++i) {
      const auto from = refs[random() % refs.size()], to = refs[random() % refs.size()];
      heap.Refer(from, to, kinds[random() % 7], names[random() % 4]);
    }
    const HeapGraph graph = heap.Photograph();
    const RootPaths paths = FindRootPaths(graph);
    const EdgeCosts costs(graph);
    std::vector<uint64_t> truth(graph.node_count(), 1'000'000);
    truth[graph.FindNode(Address(refs[0])).index()] = 0;
    for (size_t pass = 0; pass < graph.node_count(); ++pass) {
      for (uint64_t e = 0; e < graph.edge_count(); ++e) {
        const uint32_t step = costs.Cost(graph.source(e), graph.edge(e));
        uint64_t& known = truth[graph.edge(e).target.index()];
        if (step != EdgeCosts::kNever) known = std::min(known, truth[graph.source(e).index()] + step);
      }
    }
    for (uint32_t n = 0; n < graph.node_count(); ++n) {
      ASSERT_EQ(paths.layer(NodeId(n)) == RootLayer::kModule, truth[n] < 1'000'000);
      if (truth[n] == 1'000'000) continue;
      uint64_t cost = 0;
      for (const uint32_t e : paths.PathTo(graph, NodeId(n))) cost += costs.Cost(graph.source(e), graph.edge(e));
      ASSERT_EQ(cost, truth[n]);
    }
  }
}

}  // namespace
}  // namespace stillheld
