// Recordings of the CPythons of this machine, for fuzzers: made when they start, so that nothing of a process is kept.
#ifndef STILLHELD_CPYTHON_TESTING_RECORDINGS_H_
#define STILLHELD_CPYTHON_TESTING_RECORDINGS_H_

#include <stdlib.h>
#include <sys/personality.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "cpython/testing/interpreters.h"
#include "cpython/testing/record_process.h"
#include "cpython/testing/target_process.h"
#include "memory/capture.h"

namespace stillheld::testing {

inline std::unique_ptr<SmallRecording> RecordInterpreter(const Interpreter& python, const std::string& script,
                                                         size_t each) {
  const TargetProcess target(python.path, script, {}, "-BSE");
  if (!target.AwaitReady()) return nullptr;
  const Capture capture = CaptureProcess(target.pid(), CaptureMode::kCopy);
  // Without it, the interpreter's state is searched for in all its data: too slow to do a million times.
  if (capture.space->FindSymbols("_PyRuntime").empty()) return nullptr;
  return ProcessRecorder(*capture.space).Record(each);
}

// Of each interpreter, or of an old one, the newest and one between, unless STILLHELD_PYTHONS names them. The same
// addresses in every run: what was found once is found again.
inline std::vector<std::unique_ptr<SmallRecording>> MakeRecordings(const std::string& script, size_t each) {
  ::setenv("PYTHONHASHSEED", "0", 1);
  ::personality(ADDR_NO_RANDOMIZE);  // of the processes that are started
  std::vector<Interpreter> found = FindInterpreters();
  if (found.size() > 4 && ::getenv("STILLHELD_PYTHONS") == nullptr) {
    found = {found[1], found[found.size() / 2], found.back()};
  }
  std::vector<std::unique_ptr<SmallRecording>> recordings;
  for (const Interpreter& python : found) {
    try {
      auto recording = RecordInterpreter(python, script, each);
      if (recording == nullptr || recording->objects().empty()) continue;
      std::fprintf(stderr, "%s: %zu objects, %zu words, %lu KiB\n", python.path.c_str(), recording->objects().size(),
                   recording->words().size(), recording->image_bytes() >> 10);
      recordings.push_back(std::move(recording));
    } catch (const Error& error) {
      std::fprintf(stderr, "%s: left out: %s\n", python.path.c_str(), error.what());
    }
  }
  return recordings;
}

}  // namespace stillheld::testing

#endif  // STILLHELD_CPYTHON_TESTING_RECORDINGS_H_
