// From the words of a command line to HuntOptions, with everything checked that can be before a server is started.
#ifndef STILLHELD_APP_HUNT_OPTIONS_H_
#define STILLHELD_APP_HUNT_OPTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/hunt.h"

namespace stillheld {

struct HuntArguments {
  std::string target;
  std::vector<std::string> urls, paths, requests, excluded;
  std::optional<int64_t> phases, requests_per_phase, warmup;
  int64_t concurrency = 1;
  double time_budget_seconds = 120;
  CaptureMode mode = CaptureMode::kAuto;
  std::string snapshot_directory;
  std::string against;  // an earlier report
  bool allow_remote = false;
};

// `command`: of a server to be started; empty if a target is named. Throws Error kUsage, and what ResolveForDoctor
// does.
HuntOptions ToHuntOptions(const HuntArguments& arguments, const std::vector<std::string>& command);

}  // namespace stillheld

#endif  // STILLHELD_APP_HUNT_OPTIONS_H_
