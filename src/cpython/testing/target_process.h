// A Python process that runs a script up to the line "ready", waits there while the test looks at it, and ends with it.
#ifndef STILLHELD_CPYTHON_TESTING_TARGET_PROCESS_H_
#define STILLHELD_CPYTHON_TESTING_TARGET_PROCESS_H_

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <optional>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/fd.h"

namespace stillheld::testing {

class TargetProcess {
 public:
  // `script` is relative to src/cpython.
  TargetProcess(const std::string& python, const std::string& script, std::vector<std::string> arguments,
                const std::string& option = "-B") {
    int to_child[2], from_child[2];
    CHECK(::pipe(to_child) == 0 && ::pipe(from_child) == 0);
    arguments.insert(arguments.begin(), {python, option, STILLHELD_SOURCE_DIR "/src/cpython/" + script});
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    pid_ = ::fork();
    CHECK(pid_ >= 0);
    if (pid_ == 0) {
      ::dup2(to_child[0], STDIN_FILENO);
      ::dup2(from_child[1], STDOUT_FILENO);
      for (const int fd : {to_child[0], to_child[1], from_child[0], from_child[1]}) ::close(fd);
      ::execv(argv[0], argv.data());
      ::_exit(127);
    }
    ::close(to_child[0]);
    ::close(from_child[1]);
    input_.reset(to_child[1]);
    output_.reset(from_child[0]);
  }
  ~TargetProcess() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  TargetProcess(const TargetProcess&) = delete;
  TargetProcess& operator=(const TargetProcess&) = delete;

  pid_t pid() const { return pid_; }

  // The next line that it prints; nullopt if it has ended.
  std::optional<std::string> ReadLine() const {
    std::string line;
    char c = 0;
    while (::read(output_.get(), &c, 1) == 1) {
      if (c == '\n') return line;
      line.push_back(c);
    }
    return std::nullopt;
  }
  // False if the script ended before it got there.
  bool AwaitReady() const {
    while (const auto line = ReadLine()) {
      if (*line == "ready") return true;
    }
    return false;
  }

 private:
  pid_t pid_ = -1;
  UniqueFd input_;
  UniqueFd output_;
};

}  // namespace stillheld::testing

#endif  // STILLHELD_CPYTHON_TESTING_TARGET_PROCESS_H_
