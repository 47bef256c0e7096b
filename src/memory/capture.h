// Capturing a process: a consistent AddressSpace of it, with the target stopped as briefly as possible.
#ifndef STILLHELD_MEMORY_CAPTURE_H_
#define STILLHELD_MEMORY_CAPTURE_H_

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <string>

#include "memory/address_space.h"

namespace stillheld {

enum class CaptureMode : uint8_t {
  kAuto,  // fork, or copy where a fork would be refused or dangerous
  kFork,  // a frozen copy-on-write child, read after the target runs again
  kCopy,  // stop, copy the writable memory in bulk, go
};

struct StopReport {
  CaptureMode mode = CaptureMode::kAuto;  // the mode that was used: never kAuto
  std::string reason;                     // why this mode, in a few words
  uint64_t stop_ns = 0;                   // from the first thread stopped to the last one let go
};

// The mode that CaptureProcess would use, and why. It looks at the process and leaves it alone.
struct ModeChoice {
  CaptureMode mode = CaptureMode::kCopy;
  std::string reason;
};
ModeChoice ChooseMode(pid_t pid, CaptureMode wanted);

struct Capture {
  std::unique_ptr<AddressSpace> space;
  StopReport stop;
};

// Throws Error: kNoSuchProcess, kNoPermission, kIo. The target runs on unchanged in every case.
Capture CaptureProcess(pid_t pid, CaptureMode mode);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_CAPTURE_H_
