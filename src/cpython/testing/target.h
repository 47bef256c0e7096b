// A Python process for tests: it prints one line of JSON that says what is true of it, and waits until it is captured.
#ifndef STILLHELD_CPYTHON_TESTING_TARGET_H_
#define STILLHELD_CPYTHON_TESTING_TARGET_H_

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "base/check.h"
#include "base/fd.h"
#include "cpython/memory_reader.h"
#include "cpython/runtime.h"
#include "cpython/testing/interpreters.h"
#include "memory/capture.h"

namespace stillheld::testing {

class Target {
 public:
  // `script` is relative to src/cpython. It runs until this ends.
  Target(const Interpreter& python, const std::string& script) {
    int to_child[2], from_child[2];
    CHECK(::pipe2(to_child, O_CLOEXEC) == 0 && ::pipe2(from_child, O_CLOEXEC) == 0);
    const std::string path = STILLHELD_SOURCE_DIR "/src/cpython/" + script;
    pid_ = ::fork();
    CHECK(pid_ >= 0);
    if (pid_ == 0) {
      ::dup2(to_child[0], 0);
      ::dup2(from_child[1], 1);
      ::execl(python.path.c_str(), python.path.c_str(), "-S", "-E", path.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(to_child[0]);
    ::close(from_child[1]);
    stdin_ = UniqueFd(to_child[1]);
    stdout_ = UniqueFd(from_child[0]);
    ReadTruth();
    if (truth_.is_discarded()) return;
    capture_ = CaptureProcess(pid_, CaptureMode::kCopy);
    memory_ = std::make_unique<MemoryReader>(*capture_.space);
    runtime_ = FindRuntime(*memory_);
  }
  ~Target() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;

  // is_discarded() if the script failed.
  const nlohmann::json& truth() const { return truth_; }
  const MemoryReader& memory() const { return *memory_; }
  const Runtime& runtime() const { return runtime_; }
  const Layout& layout() const { return runtime_.layout; }

 private:
  void ReadTruth() {
    std::string line;
    for (char c = 0; ::read(stdout_.get(), &c, 1) == 1 && c != '\n';) line.push_back(c);
    truth_ = nlohmann::json::parse(line, nullptr, false);
  }

  pid_t pid_ = -1;
  UniqueFd stdin_;
  UniqueFd stdout_;
  nlohmann::json truth_;
  Capture capture_;
  std::unique_ptr<MemoryReader> memory_;
  Runtime runtime_;
};

}  // namespace stillheld::testing

#endif  // STILLHELD_CPYTHON_TESTING_TARGET_H_
