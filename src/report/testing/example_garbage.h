// ExampleGarbage: what a look at a server with every kind of cyclic garbage would find, for goldens.
#ifndef STILLHELD_REPORT_TESTING_EXAMPLE_GARBAGE_H_
#define STILLHELD_REPORT_TESTING_EXAMPLE_GARBAGE_H_

#include <string>

#include "report/garbage_report.h"

namespace stillheld {

inline SnapshotReport ExampleLook() {
  SnapshotReport look;
  look.pid = 4242;
  look.python = std::string("3") + ".13.0";
  look.mode = "fork";
  look.mode_reason = "fork is the default";
  look.stop_ms = 1.5;
  look.objects = 199'390;
  look.object_bytes = 83'600'000;
  look.edges = 652'597;
  return look;
}

// A view and its request: waits for the collector.
inline CycleGroup ExampleViewCycle() {
  CycleGroup group;
  group.shape = "00000000deadbeef";
  group.count = 3;
  group.objects = 330;
  group.bytes = 60'100'000;
  group.count_by_generation = {3, 0, 0, 0};
  group.members = 4;
  group.cycles = {{{.type = "app.Leak", .edge = "request", .locals = {}},
                   {.type = "rest_framework.request.Request", .edge = "parser_context['view']", .locals = {}}},
                  {{.type = "app.Leak", .edge = "response", .locals = {}},
                   {.type = "rest_framework.response.Response", .edge = "renderer_context['view']", .locals = {}}}};
  group.break_proposal = {.edge = "rest_framework.request.Request.parser_context['view']",
                          .how = "clear at the end of the request",
                          .bytes_freed = 60'000'000,
                          .edges = {"rest_framework.request.Request.parser_context['view']"},
                          .rest = {},
                          .advice = "clear it when the response has been sent"};
  return group;
}

// An exception kept in a frame, with its locals.
inline CycleGroup ExampleTracebackCycle() {
  CycleGroup group;
  group.shape = "0000000000c0ffee";
  group.place = GarbagePlace::kGarbageList;
  group.count = 1;
  group.objects = 4;
  group.bytes = 1'200;
  group.generation = 2;
  group.count_by_generation = {0, 0, 1, 0};
  group.callbacks = 1;
  group.members = 3;
  group.cycles = {{{.type = "ValueError", .edge = "__traceback__", .locals = {}},
                   {.type = "traceback", .edge = "tb_frame", .locals = {}},
                   {.type = "frame",
                    .edge = "local error",
                    .name = "app.load",
                    .file = "/srv/shop/app.py",
                    .line = 12,
                    .locals = {"error: ValueError", "path: str"}}}};
  return group;
}

inline CycleGroup ExampleDelPair(bool is_uncollectable) {
  CycleGroup group;
  group.shape = "0000000000000d31";
  group.count = 20;
  group.objects = 80;
  group.bytes = 14'000;
  group.count_by_generation = {20, 0, 0, 0};
  group.finalizers = 20;
  group.is_uncollectable = is_uncollectable;
  group.members = 2;
  group.cycles = {{{.type = "app.Session", .edge = "user", .locals = {}, .has_del = true},
                   {.type = "app.User", .edge = "session", .locals = {}}}};
  group.break_proposal = {.edge = "app.User.session",
                          .how = "weakref",
                          .bytes_freed = 14'000,
                          .edges = {"app.User.session"},
                          .rest = {},
                          .advice = "let app.User.session be a weak reference: it points back to what owns it"};
  return group;
}

inline CycleGroup ExampleBlindCycle() {
  CycleGroup group;
  group.shape = "000000000000b11d";
  group.place = GarbagePlace::kUnseeable;
  group.count = 2;
  group.objects = 6;
  group.bytes = 900;
  group.members = 2;
  group.lacking_type = "blind.Parser";
  group.remedy = "blind.Parser has to support the collector: Py_TPFLAGS_HAVE_GC with tp_traverse and tp_clear";
  group.cycles = {{{.type = "blind.Parser", .edge = "<word 2>", .locals = {}, .lacks_gc = true, .is_guess = true},
                   {.type = "app.Connection", .edge = "parser", .locals = {}}}};
  return group;
}

inline GarbageReport ExampleGarbage() {
  GarbageReport report;
  report.snapshot = ExampleLook();
  report.shown = 10;
  Garbage& garbage = report.garbage;
  garbage.collector.thresholds = {2000, 10, 10};
  garbage.collector.counts = {1005, 6, 3};
  garbage.collector.tracked = {1129, 6682, 41'396};
  garbage.collector.collections = {39, 3, 1};
  garbage.collector.garbage_length = 4;
  garbage.unreachable = 410;
  garbage.in_gc_garbage = 4;
  garbage.bytes = 60'115'200;
  garbage.bytes_in_gc_garbage = 1'200;
  garbage.groups = {ExampleViewCycle(), ExampleDelPair(false), ExampleTracebackCycle(), ExampleBlindCycle()};
  garbage.why = "the collector has not run because it counts containers, not bytes";
  garbage.recommendation = "break the cycle";
  return report;
}

// The same of a collector that is switched off, with flags that keep what a collection finds.
inline GarbageReport ExampleGarbageOfDisabled() {
  GarbageReport report = ExampleGarbage();
  Garbage& garbage = report.garbage;
  garbage.collector.enabled = false;
  garbage.collector.debug_flags = {"DEBUG_COLLECTABLE", "DEBUG_SAVEALL"};
  garbage.collector.warnings = {"the collector is disabled (gc.disable()): no cycle is ever freed"};
  garbage.groups = {ExampleViewCycle()};
  return report;
}

inline GarbageReport ExampleGarbageOfPython2() {
  GarbageReport report = ExampleGarbage();
  report.snapshot.python = "2.7.18";
  report.garbage.groups = {ExampleDelPair(true)};
  return report;
}

}  // namespace stillheld

#endif  // STILLHELD_REPORT_TESTING_EXAMPLE_GARBAGE_H_
