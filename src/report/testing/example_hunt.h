// The hunt of the demo, as data.
#ifndef STILLHELD_REPORT_TESTING_EXAMPLE_HUNT_H_
#define STILLHELD_REPORT_TESTING_EXAMPLE_HUNT_H_

#include "findings/hunt_result.h"

namespace stillheld {

inline Finding ExampleLeak() {
  Finding leak;
  leak.id = "5f1d6c2b9a3e4d70";
  leak.endpoints = {{"GET /foo", 1.0, 320'056, 0.998, 1.002}};
  leak.type = "list";
  leak.kept_size_bytes = 320'056;
  leak.kept_length = 40'000;
  leak.holder = "app.global_var";
  leak.container_type = "list";
  leak.path = {{.kind = "module", .name = "app", .type = "module", .file = "/srv/shop/app.py"},
               {.kind = "attribute", .name = "global_var", .type = "list", .file = "", .suspect = true},
               {.kind = "element", .name = "[*]", .type = "list", .file = ""}};
  leak.lines = {{"/srv/shop/app.py", 17, "_get_foo", "stores"}};
  leak.lengths = {60, 120, 360, 510, 660, 660};
  leak.requests = 600;
  leak.phases = 4;
  leak.slope = 1;
  leak.retained_bytes = 211'242'400;
  leak.rule = "SH104";
  leak.why = "a module-level list gains one item in every request and nothing removes it";
  leak.fix = "keep it per request (flask.g), bound it (collections.deque(maxlen=…)), or store it elsewhere";
  return leak;
}

inline Finding ExampleInnocent() {
  Finding cached;
  cached.verdict = Verdict::kBounded;
  cached.holder = "functools.lru_cache of app.cached";
  cached.container_type = "dict";
  cached.why = "full at maxsize 128";
  cached.bound = "maxsize 128";
  cached.lengths = {40, 128, 128, 128, 128, 128};
  return cached;
}

inline HuntResult ExampleHunt() {
  HuntResult hunt;
  hunt.target = {
      .pid = 4242, .python = std::string("3") + ".11.2", .framework = "flask", .server = "werkzeug", .workers = {}};
  for (const uint64_t requests : {60, 240, 150, 150}) {
    PhaseRecord phase;
    phase.requests = {{"GET /foo", requests}, {"GET /cached", requests / 2}};
    phase.rss_bytes = 61'234'567;
    phase.seconds = 1.25;
    hunt.phases.push_back(phase);
  }
  PhaseRecord idle;
  idle.idle = true;
  idle.seconds = 1.5;
  hunt.phases.push_back(idle);
  for (int i = 0; i < 6; ++i) {
    hunt.snapshots.push_back({.stop_ms = 1.9, .mode = "fork", .mode_reason = "", .objects = 81'234, .coverage = 0.997});
  }
  hunt.findings = {ExampleLeak()};
  hunt.innocents = {ExampleInnocent()};
  hunt.check_command = "stillheld hunt --against hunt-1.json -- flask run";
  return hunt;
}

// The same hunt after the fix, against the first.
inline HuntResult ExampleProof() {
  HuntResult hunt = ExampleHunt();
  hunt.findings.clear();
  const auto leak = [](const char* holder, const char* endpoint, double rate) {
    return EarlierLeak{.id = "5f1d6c2b9a3e4d70", .holder = holder, .endpoint = endpoint, .objects_per_request = rate};
  };
  hunt.comparison =
      HuntComparison{.file = "hunt-1.json",
                     .leaks = {{.earlier = leak("app.global_var", "GET /foo", 1), .error = 0.0133},
                               {.earlier = leak("app.cache", "GET /cached", 3),
                                .fate = LeakFate::kInnocent,
                                .why = "full at maxsize 128"},
                               {.earlier = leak("app.log", "GET /foo", 0.25),
                                .fate = LeakFate::kStill,
                                .objects_per_request = 0.25,
                                .error = 0.001},
                               {.earlier = leak("app.jobs", "POST /jobs", 2), .fate = LeakFate::kNotAsked}},
                     .new_holders = {"app.seen"}};
  return hunt;
}

}  // namespace stillheld

#endif  // STILLHELD_REPORT_TESTING_EXAMPLE_HUNT_H_
