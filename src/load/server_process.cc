#include "load/server_process.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>

#include "load/http_client.h"
#include "load/server_start.h"
#include "load/server_url.h"

namespace stillheld {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kLookInterval{25};
constexpr int kLooksBetweenSockets = 8;  // looking for sockets reads much of /proc
// How many looks at open sockets the address may still be printed in: then the output is taken to say nothing.
constexpr int kPatienceForOutput = 5;

std::string ExitText(int status) {
  if (WIFSIGNALED(status))
    return fmt::format("was killed by signal {} ({})", WTERMSIG(status), strsignal(WTERMSIG(status)));
  return fmt::format("ended with exit status {}", WEXITSTATUS(status));
}

std::string Indented(const std::string& text) {
  std::string indented = "  ";
  for (char c : text) {
    indented += c;
    if (c == '\n') indented += "  ";
  }
  return indented;
}

}  // namespace

ServerProcess::ServerProcess(const std::vector<std::string>& command, ServerOptions options)
    : ServerProcess(command, options, StartServer(command, options.end_timeout)) {}

ServerProcess::ServerProcess(const std::vector<std::string>& command, ServerOptions options, StartedServer started)
    : name_(fmt::format("{}", fmt::join(command, " "))),
      options_(options),
      pid_(started.pid),
      guardian_(started.guardian),
      exited_(std::move(started.exited)),
      alive_(std::move(started.alive)),
      output_(std::move(started.output), options.pass_output_on) {}

ServerProcess::~ServerProcess() {
  // The leader stays a zombie until the group is gone, so that its number cannot be given to another group.
  kill(-pid_, SIGTERM);
  const auto deadline = Clock::now() + options_.end_timeout;
  if (WaitForExit(options_.end_timeout)) {
    // Children may still be tidying up; each of them holds the pipe of the output.
    output_.WaitForEnd(std::chrono::duration_cast<milliseconds>(deadline - Clock::now()));
  }
  kill(-pid_, SIGKILL);
  while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
  // If the guardian has gone already there is nobody to read: the signal must not end us.
  const auto before = signal(SIGPIPE, SIG_IGN);
  if (write(alive_.get(), "d", 1) < 0) kill(guardian_, SIGKILL);
  signal(SIGPIPE, before);
  while (waitpid(guardian_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

bool ServerProcess::running() const { return !WaitForExit(milliseconds(0)); }

bool ServerProcess::WaitForExit(milliseconds timeout) const {
  const auto deadline = Clock::now() + timeout;
  for (;;) {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - Clock::now());
    pollfd exited = {exited_.get(), POLLIN, 0};
    const int ready = poll(&exited, 1, static_cast<int>(std::max(left, milliseconds(0)).count()));
    if (ready > 0) return true;
    if (ready == 0) return false;
  }
}

Error ServerProcess::EndedError() const {
  // WNOWAIT: the group's number stays taken until the destructor has ended what is left of the group.
  siginfo_t info = {};
  std::string how = "has ended";
  if (waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == pid_) {
    how = ExitText(info.si_code == CLD_EXITED ? info.si_status << 8 : info.si_status);
  }
  // What it printed last may still be on its way through the pipe.
  output_.WaitForEnd(milliseconds(500));
  const std::string output = last_output();
  return Error(
      ErrorCode::kServer,
      fmt::format("the server `{}` {}{}", name_, how,
                  output.empty() ? " without printing anything" : "; its last output was:\n" + Indented(output)),
      "start it by hand with the same command and see that it stays up, then hunt again");
}

void ServerProcess::RequireRunning(milliseconds patience) const {
  if (WaitForExit(patience)) throw EndedError();
}

Url ServerProcess::AwaitUrl(const std::function<std::vector<Url>()>& listening) const {
  const auto deadline = Clock::now() + options_.start_timeout;
  int looks_with_socket = 0;
  std::optional<Url> printed;
  for (int look = 0; Clock::now() < deadline; ++look) {
    if (options_.interrupted != nullptr && options_.interrupted->load()) {
      throw Error(ErrorCode::kInterrupted, "interrupted while the server was starting", "the server has been ended");
    }
    const std::string output = output_.Text();
    printed = FindServerUrl(output);
    if (printed && AcceptsConnections(printed->host, printed->port)) return *printed;
    if (SaysHttpsOnly(output)) {
      throw Error(ErrorCode::kServer, fmt::format("the server `{}` speaks TLS only", name_),
                  "start it without its certificate options: the hunt asks over plain http on this machine");
    }
    if (!printed && listening && look % kLooksBetweenSockets == 0) {
      const std::vector<Url> found = listening();
      looks_with_socket = found.empty() ? 0 : looks_with_socket + 1;
      if (looks_with_socket > kPatienceForOutput) {
        if (found.size() == 1) return found.front();
        std::string all;
        for (const Url& url : found) all += (all.empty() ? "" : ", ") + url.base();
        throw Error(ErrorCode::kServer, fmt::format("the server `{}` listens at several places: {}", name_, all),
                    "say which one is meant with --url");
      }
    }
    if (WaitForExit(kLookInterval)) throw EndedError();
  }
  const std::string where =
      printed ? fmt::format("accepts no connections at {}, as it says it would,", printed->base())
              : std::string("neither prints an address (\"Running on http://…\") nor listens on a TCP port");
  throw Error(
      ErrorCode::kServer,
      fmt::format("the server `{}` {} after {} s; its last output was:\n{}", name_, where,
                  options_.start_timeout.count() / 1000, Indented(last_output())),
      "see whether it needs a port option such as --port 0 or --bind 127.0.0.1:0, or name its address with --url");
}

void ServerProcess::AwaitConnections(const Url& url) const {
  const auto deadline = Clock::now() + options_.start_timeout;
  while (!AcceptsConnections(url.host, url.port)) {
    if (options_.interrupted != nullptr && options_.interrupted->load()) {
      throw Error(ErrorCode::kInterrupted, "interrupted while the server was starting", "the server has been ended");
    }
    if (Clock::now() >= deadline) {
      throw Error(ErrorCode::kServer,
                  fmt::format("nobody accepts connections at {} after {} s; the last output of `{}` was:\n{}",
                              url.base(), options_.start_timeout.count() / 1000, name_, Indented(last_output())),
                  "check that --url names the address on which the server listens");
    }
    if (WaitForExit(kLookInterval)) throw EndedError();
  }
}

}  // namespace stillheld
