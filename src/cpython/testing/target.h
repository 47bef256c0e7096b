// A Python process for tests: it prints one line of JSON that says what is true of it, and is captured then.
#ifndef STILLHELD_CPYTHON_TESTING_TARGET_H_
#define STILLHELD_CPYTHON_TESTING_TARGET_H_

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cpython/memory_reader.h"
#include "cpython/runtime.h"
#include "cpython/testing/interpreters.h"
#include "cpython/testing/target_process.h"
#include "memory/capture.h"

namespace stillheld::testing {

class Target {
 public:
  // `script` is relative to src/cpython. It runs until this ends.
  Target(const Interpreter& python, const std::string& script, const std::vector<std::string>& arguments = {})
      : process_(python.path, script, arguments),
        truth_(nlohmann::json::parse(process_.ReadLine().value_or(""), nullptr, false)) {
    if (!truth_.is_object()) return;
    capture_ = CaptureProcess(process_.pid(), CaptureMode::kCopy);
    memory_ = std::make_unique<MemoryReader>(*capture_.space);
    runtime_ = FindRuntime(*memory_);
  }

  // is_discarded() if the script failed; null if it said that it cannot run here. Then nothing is captured.
  const nlohmann::json& truth() const { return truth_; }
  const MemoryReader& memory() const { return *memory_; }
  const Runtime& runtime() const { return runtime_; }
  const Layout& layout() const { return runtime_.layout; }

 private:
  TargetProcess process_;
  nlohmann::json truth_;
  Capture capture_;
  std::unique_ptr<MemoryReader> memory_;
  Runtime runtime_;
};

}  // namespace stillheld::testing

#endif  // STILLHELD_CPYTHON_TESTING_TARGET_H_
