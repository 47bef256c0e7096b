// For tests: a child process that runs a function, says when it is ready, and waits to be told to go on.
#ifndef STILLHELD_MEMORY_TEST_CHILD_H_
#define STILLHELD_MEMORY_TEST_CHILD_H_

#include <sched.h>
#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <functional>

#include "base/check.h"
#include "base/fd.h"
#include "memory/processes.h"

namespace stillheld {

class TestChild {
 public:
  // What the child talks through: it reports numbers, and waits.
  class Line {
   public:
    Line(int in, int out) : in_(in), out_(out) {}
    void Send(uint64_t number) const { CHECK(write(out_, &number, sizeof(number)) == sizeof(number)); }
    uint64_t Receive() const {
      uint64_t number = 0;
      while (read(in_, &number, sizeof(number)) < 0 && errno == EINTR) {
      }
      return number;
    }

    int in() const { return in_; }

   private:
    int in_;
    int out_;
  };

  // The child's exit status is what `body` returns.
  explicit TestChild(const std::function<int(const Line&)>& body) {
    int to_child[2], from_child[2];
    CHECK(pipe(to_child) == 0 && pipe(from_child) == 0);
    pid_ = fork();
    CHECK(pid_ >= 0);
    if (pid_ == 0) {
      close(to_child[1]);
      close(from_child[0]);
      _exit(body(Line(to_child[0], from_child[1])));
    }
    close(to_child[0]);
    close(from_child[1]);
    out_ = UniqueFd(to_child[1]);
    in_ = UniqueFd(from_child[0]);
  }
  ~TestChild() {
    if (pid_ > 0) {
      kill(pid_, SIGKILL);
      Wait();
    }
  }
  TestChild(const TestChild&) = delete;
  TestChild& operator=(const TestChild&) = delete;

  pid_t pid() const { return pid_; }
  Line line() const { return Line(in_.get(), out_.get()); }
  uint64_t Receive() const { return line().Receive(); }
  void Send(uint64_t number) const { line().Send(number); }

  // The wait status.
  int Wait() {
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return status;
  }

 private:
  pid_t pid_ = -1;
  UniqueFd in_;
  UniqueFd out_;
};

// Waits until the kernel shows the process in this state ('S', 'T', …): it gets there by itself, a moment later.
inline void AwaitState(pid_t pid, char state) {
  while (true) {
    auto info = FindProcess(pid);
    CHECK(info.has_value());
    if (info->state == state) return;
    sched_yield();
  }
}

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_TEST_CHILD_H_
