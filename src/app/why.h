// why: where the resident bytes of a process are, and what grows between two looks.
#ifndef STILLHELD_APP_WHY_H_
#define STILLHELD_APP_WHY_H_

#include <sys/types.h>

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "app/progress.h"
#include "memory/capture.h"
#include "report/memory_report.h"

namespace stillheld {

struct WhyOptions {
  pid_t pid = 0;
  CaptureMode mode = CaptureMode::kAuto;
  double every_seconds = 0;           // between two looks; 0: a single one
  std::vector<std::string> requests;  // as hunt takes them, sent between the looks
  uint64_t request_count = 600;       // of each
  bool allow_remote = false;
  const std::atomic<bool>* interrupted = nullptr;
};

// Throws Error.
MemoryReport Why(const WhyOptions& options, const Progress& progress);

}  // namespace stillheld

#endif  // STILLHELD_APP_WHY_H_
