// resources: the descriptors, threads, tasks, caches and the like of a process, each with who holds it.
#ifndef STILLHELD_APP_RESOURCES_H_
#define STILLHELD_APP_RESOURCES_H_

#include <sys/types.h>

#include <atomic>
#include <filesystem>

#include "app/progress.h"
#include "memory/capture.h"
#include "report/resources_report.h"

namespace stillheld {

struct ResourcesOptions {
  pid_t pid = 0;
  std::filesystem::path file;  // a snapshot instead of a process: what its objects alone tell
  CaptureMode mode = CaptureMode::kAuto;
  double every_seconds = 0;  // between two looks; 0: a single one
  const std::atomic<bool>* interrupted = nullptr;
};

// Throws Error.
ResourcesReport ShowResources(const ResourcesOptions& options, const Progress& progress);

}  // namespace stillheld

#endif  // STILLHELD_APP_RESOURCES_H_
