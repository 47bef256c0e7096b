#include "memory/capture.h"

#include <exception>
#include <optional>
#include <thread>

#include "memory/copy_capture.h"
#include "memory/processes.h"
#include "memory/refusal.h"

namespace stillheld {
namespace {

Capture CaptureNow(pid_t pid, CaptureMode) {
  Capture capture = CaptureByCopy(pid);
  capture.stop.reason = "copy is the default";
  return capture;
}

}  // namespace

Capture CaptureProcess(pid_t pid, CaptureMode mode) {
  RefuseUnreadable(pid);
  std::optional<Capture> capture;
  std::exception_ptr fault;
  // A thread of its own: whatever goes wrong, the kernel lets the target go when it ends.
  std::thread thread([&] {
    try {
      capture.emplace(CaptureNow(pid, mode));
    } catch (...) {
      fault = std::current_exception();
    }
  });
  thread.join();
  if (fault) std::rethrow_exception(fault);
  return *std::move(capture);
}

}  // namespace stillheld
