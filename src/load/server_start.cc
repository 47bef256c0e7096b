#include "load/server_start.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.h"

namespace stillheld {
namespace {

constexpr int kDescriptorsToClose = 1024;  // where the kernel has no close_range

struct Pipe {
  UniqueFd read;
  UniqueFd write;
};

[[noreturn]] void CannotStart(const std::string& what, int error_number) {
  throw Error(ErrorCode::kIo, fmt::format("the server cannot be started: {}: {}", what, std::strerror(error_number)),
              "see whether the limits on processes and open files (ulimit -u, -n) leave room");
}

Pipe MakePipe() {
  int fds[2];
  if (pipe2(fds, O_CLOEXEC) != 0) CannotStart("pipe", errno);
  return {UniqueFd(fds[0]), UniqueFd(fds[1])};
}

// PYTHONUNBUFFERED: what the server prints reaches us when it is printed.
std::vector<std::string> ServerEnvironment() {
  std::vector<std::string> environment;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (!std::string_view(*entry).starts_with("PYTHONUNBUFFERED=")) environment.emplace_back(*entry);
  }
  environment.emplace_back("PYTHONUNBUFFERED=1");
  return environment;
}

std::vector<char*> Pointers(const std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

// From here to the end of the file children of fork() run: nothing but calls that are safe after a fork with threads.

[[noreturn]] void RunServer(const Pipe& start, const Pipe& output, const Pipe& failure, char** arguments,
                            char** environment) {
  setpgid(0, 0);
  close(start.write.get());
  char go;
  // Whoever forked us died before a guardian was there.
  if (read(start.read.get(), &go, 1) != 1) _exit(127);
  const int null = open("/dev/null", O_RDONLY);
  dup2(null, STDIN_FILENO);
  dup2(output.write.get(), STDOUT_FILENO);
  dup2(output.write.get(), STDERR_FILENO);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  signal(SIGPIPE, SIG_DFL);
  signal(SIGINT, SIG_DFL);
  execvpe(arguments[0], arguments, environment);
  const int error_number = errno;
  while (write(failure.write.get(), &error_number, sizeof(error_number)) < 0 && errno == EINTR) {
  }
  _exit(127);
}

[[noreturn]] void RunGuardian(int alive, pid_t group, int end_timeout_ms) {
  setsid();
  // Holds nothing open but its one pipe: whoever reads our output must see its end when we die.
  const int watched = dup2(alive, STDIN_FILENO);
  if (syscall(SYS_close_range, 1u, ~0u, 0u) != 0) {
    for (int fd = 1; fd < kDescriptorsToClose; ++fd) close(fd);
  }
  char dismissed;
  ssize_t got;
  do {
    got = read(watched, &dismissed, 1);
  } while (got < 0 && errno == EINTR);
  if (got == 1) _exit(0);
  kill(-group, SIGTERM);
  poll(nullptr, 0, end_timeout_ms);
  kill(-group, SIGKILL);
  _exit(0);
}

}  // namespace

StartedServer StartServer(const std::vector<std::string>& command, std::chrono::milliseconds end_timeout) {
  const Pipe start = MakePipe();
  Pipe output = MakePipe(), failure = MakePipe(), alive = MakePipe();
  const std::vector<std::string> environment = ServerEnvironment();
  const std::vector<char*> argument_pointers = Pointers(command), environment_pointers = Pointers(environment);

  StartedServer server;
  server.pid = fork();
  if (server.pid < 0) CannotStart("fork", errno);
  if (server.pid == 0) {
    RunServer(start, output, failure, const_cast<char**>(argument_pointers.data()),
              const_cast<char**>(environment_pointers.data()));
  }
  // Both sides do it: whoever comes first, the group is there before the guardian or a caller needs it.
  setpgid(server.pid, server.pid);
  server.exited.reset(static_cast<int>(syscall(SYS_pidfd_open, server.pid, 0)));
  server.guardian = server.exited.valid() ? fork() : -1;
  if (server.guardian < 0) {
    const int error_number = errno;
    kill(server.pid, SIGKILL);
    waitpid(server.pid, nullptr, 0);
    CannotStart("its guardian", error_number);
  }
  if (server.guardian == 0) {
    alive.write.reset();
    RunGuardian(alive.read.get(), server.pid, static_cast<int>(end_timeout.count()));
  }
  alive.read.reset();
  output.write.reset();
  failure.write.reset();
  server.output = std::move(output.read);
  server.alive = std::move(alive.write);

  const bool told = write(start.write.get(), "g", 1) == 1;
  int error_number = 0;
  const bool failed = read(failure.read.get(), &error_number, sizeof(error_number)) == sizeof(error_number);
  if (told && !failed) return server;
  const bool dismissed = write(server.alive.get(), "d", 1) == 1;
  kill(server.pid, SIGKILL);
  waitpid(server.pid, nullptr, 0);
  if (dismissed) waitpid(server.guardian, nullptr, 0);
  throw Error(
      ErrorCode::kUsage, fmt::format("'{}' cannot be run: {}", command[0], std::strerror(error_number)),
      "check the spelling after --, and that the virtual environment with it is active (or give its full path)");
}

}  // namespace stillheld
