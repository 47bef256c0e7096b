// capture_loop PID fork|copy [COUNT]: captures a process again and again. Writes one line when it begins, and one byte
// for each capture that is complete. Made to be killed.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>

#include "memory/capture.h"

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  pid_t pid = std::atoi(argv[1]);
  bool fork = std::strcmp(argv[2], "fork") == 0;
  auto mode = fork ? stillheld::CaptureMode::kFork : stillheld::CaptureMode::kCopy;
  long count = argc > 3 ? std::atol(argv[3]) : -1;
  if (write(STDOUT_FILENO, "\n", 1) != 1) return 2;
  try {
    for (; count != 0; --count) {
      stillheld::Capture capture = stillheld::CaptureProcess(pid, mode);
      if (capture.stop.mode != mode) {
        std::fprintf(stderr, "not in the mode that was asked for: %s\n", capture.stop.reason.c_str());
        return 3;
      }
      if (write(STDOUT_FILENO, ".", 1) != 1) return 2;
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 3;
  }
  return 0;
}
