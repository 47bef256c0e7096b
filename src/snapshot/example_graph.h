// For tests: a small graph with at least one record of every kind.
#ifndef STILLHELD_SNAPSHOT_EXAMPLE_GRAPH_H_
#define STILLHELD_SNAPSHOT_EXAMPLE_GRAPH_H_

#include "heap/heap_builder.h"
#include "snapshot/snapshot_info.h"

namespace stillheld {

inline HeapGraph ExampleGraph() {
  HeapBuilder builder;
  const TypeId module = builder.AddType(builder.Intern("module"), Address(0x1000), 64, true);
  const TypeId list = builder.AddType(builder.Intern("list"), Address(), 40, true);
  builder.AddNode({.address = Address(0x1000), .type = module, .size_bytes = 400, .ref_count = 9});
  builder.AddNode({.address = Address(0x2000), .type = list, .size_bytes = 72, .flags = kTracked, .length = 2});
  builder.AddNode({.address = Address(0x3000), .type = list, .size_bytes = 56, .ref_count = 2});
  builder.Seal();
  const NodeId app(0u), global_var(1u), item(2u);
  builder.AddEdge(app, global_var, EdgeLabel(EdgeKind::kAttribute, builder.Intern("global_var")));
  builder.AddEdge(global_var, item, EdgeLabel(EdgeKind::kIndex, 0));
  builder.AddEdge(global_var, item, EdgeLabel(EdgeKind::kIndex, 1));
  builder.AddEdge(item, app, EdgeLabel(EdgeKind::kWeak));
  builder.AddRoot(RootKind::kModule, "app", app);
  builder.AddRoot(RootKind::kThreadState, "context", item);
  builder.AddName({.node = app, .qualname = builder.Intern("app"), .file = builder.Intern("app.py")});
  builder.AddUse({.code = item,
                  .name = builder.Intern("global_var"),
                  .operation = builder.Intern("append"),
                  .line = 17,
                  .is_global = true});
  builder.AddUse({.code = app, .name = builder.Intern("item"), .kind = UseKind::kRemoves, .is_local = true});
  builder.AddBound({.owner = item, .name = builder.Intern("maxlen"), .limit = -1});
  builder.AddNativeReference({builder.FindNode(Address(0x2000)), builder.Intern("libfoo.so .bss (near `cache`)"), 2});
  builder.python_memory().explained_bytes = 997;
  builder.python_memory().allocated_bytes = 1000;
  builder.python_memory().orphan_blocks[3] = 5;
  builder.AddRoute({builder.Intern("GET"), builder.Intern("/foo"), builder.Intern("flask")});
  GcState gc;
  gc.enabled = false;
  gc.debug_flags = 4;
  gc.generations[1] = {.threshold = 10, .count = -3};
  builder.set_gc(gc);
  builder.set_python_version("9.8.7");
  builder.faults().torn = 5;
  return std::move(builder).Build();
}

inline SnapshotInfo ExampleInfo() {
  return {.pid = 4242,
          .time_ns = 1'790'000'000'000'000'001,
          .stop_ns = 1'900'000,
          .mode = "fork",
          .mode_reason = "the default",
          .tool = "stillheld 0.1.0",
          .rss_bytes = 61'234'567,
          .more = {{"load.phase", "2"}}};
}

}  // namespace stillheld

#endif  // STILLHELD_SNAPSHOT_EXAMPLE_GRAPH_H_
