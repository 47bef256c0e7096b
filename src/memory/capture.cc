#include "memory/capture.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <expected>
#include <optional>
#include <thread>

#include "memory/control_group.h"
#include "memory/copy_capture.h"
#include "memory/fork/fork_capture.h"
#include "memory/fork/fork_refusal.h"
#include "memory/freeze.h"
#include "memory/processes.h"
#include "memory/refusal.h"

namespace stillheld {
namespace {

// The kill test of tests/torture has passed in full (bench/TORTURE.md). Should it ever fail, make copy the default
// again.
constexpr bool kForkIsDefault = true;

Capture CaptureNow(pid_t pid, CaptureMode wanted, std::chrono::milliseconds patience) {
  ModeChoice choice = ChooseMode(pid, wanted);
  if (choice.mode == CaptureMode::kFork) {
    if (std::expected<Capture, std::string> forked = CaptureByFork(pid, patience)) {
      forked->stop.reason = std::move(choice.reason);
      return *std::move(forked);
    } else {
      choice.reason = std::move(forked.error());
    }
  }
  Capture capture = CaptureByCopy(pid, patience);
  capture.stop.reason = std::move(choice.reason);
  return capture;
}

// Captures on a thread made for it: whatever goes wrong, the kernel lets the target go when that thread ends.
Capture CaptureOnce(pid_t pid, CaptureMode mode, std::chrono::milliseconds patience) {
  std::optional<Capture> capture;
  std::exception_ptr fault;
  std::thread thread([&] {
    try {
      capture.emplace(CaptureNow(pid, mode, patience));
    } catch (...) {
      fault = std::current_exception();
    }
  });
  thread.join();
  if (fault) std::rethrow_exception(fault);
  return *std::move(capture);
}

}  // namespace

ModeChoice ChooseMode(pid_t pid, CaptureMode wanted) {
  if (wanted == CaptureMode::kCopy) return {CaptureMode::kCopy, "copy was asked for"};
  if (wanted == CaptureMode::kAuto && !kForkIsDefault) return {CaptureMode::kCopy, "copy is the default"};
  if (std::optional<std::string> why_not = ReasonNotToFork(pid)) return {CaptureMode::kCopy, *std::move(why_not)};
  return {CaptureMode::kFork, wanted == CaptureMode::kFork ? "fork was asked for" : "fork is the default"};
}

Capture CaptureProcess(pid_t pid, CaptureMode mode) {
  RefuseUnreadable(pid);
  RefuseForLackOfMemory(pid, ResidentBytes(pid),
                        std::min(AvailableMemoryBytes(), RoomInControlGroups(getpid()).memory_bytes));
  // While one thread is awaited, the others stand. So the first attempts are short, with time to run in between.
  using std::chrono::milliseconds;
  for (milliseconds patience : {milliseconds(50), milliseconds(100), milliseconds(200), milliseconds(400)}) {
    try {
      return CaptureOnce(pid, mode, patience);
    } catch (const ThreadBusy&) {
      std::this_thread::sleep_for(patience);
    }
  }
  return CaptureOnce(pid, mode, milliseconds(1000));
}

}  // namespace stillheld
