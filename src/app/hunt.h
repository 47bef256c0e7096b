// hunt: drive a running or newly started server, look at its heap between phases of load, judge what grew.
#ifndef STILLHELD_APP_HUNT_H_
#define STILLHELD_APP_HUNT_H_

#include <sys/types.h>

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "app/progress.h"
#include "findings/hunt_result.h"
#include "load/phase_plan.h"
#include "load/request_spec.h"
#include "memory/capture.h"

namespace stillheld {

struct HuntOptions {
  std::optional<pid_t> pid;           // of a server that runs; or
  std::vector<std::string> command;   // of one to be started and ended
  std::vector<RequestSpec> requests;  // empty: the routes that the framework has registered
  std::vector<std::string> paths;     // relative to the server's own URL, as GET requests
  std::vector<std::string> excluded;  // path prefixes that are left out of the registered routes
  std::optional<PhaseSizes> sizes;    // given: sent to the letter; else fitted to how fast the endpoints answer
  size_t concurrency = 1;
  CaptureMode mode = CaptureMode::kAuto;
  double time_budget_seconds = 120;  // for phases that are added while a bound may still be ahead
  bool allow_remote = false;
  std::string snapshot_directory;  // keep each snapshot there; empty: keep none
  const std::atomic<bool>* interrupted = nullptr;
};

// Throws Error. The server is left as it was, or ended if it was started here.
HuntResult Hunt(const HuntOptions& options, const Progress& progress);

}  // namespace stillheld

#endif  // STILLHELD_APP_HUNT_H_
