// ServerProcess: a server that a command started, and that is ended with it, whatever happens.
#ifndef STILLHELD_LOAD_SERVER_PROCESS_H_
#define STILLHELD_LOAD_SERVER_PROCESS_H_

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/fd.h"
#include "load/output_tail.h"
#include "load/server_start.h"
#include "load/url.h"

namespace stillheld {

struct ServerOptions {
  std::chrono::milliseconds start_timeout{120'000};
  std::chrono::milliseconds end_timeout{5'000};  // for SIGTERM to be obeyed, then SIGKILL
  bool pass_output_on = false;                   // to our standard error
  const std::atomic<bool>* interrupted = nullptr;
};

// The server runs in a process group of its own, with PYTHONUNBUFFERED=1, no input, and its output read here. The group
// is ended by the destructor; if this process dies first, whatever the way, by a small guardian process.
//
// To be used from one thread. Never waits for any child but its own, and for that only when it has ended: whoever
// traces the server meanwhile is not disturbed.
class ServerProcess {
 public:
  // Throws Error kUsage if there is no such program, kIo if it cannot be started.
  ServerProcess(const std::vector<std::string>& command, ServerOptions options);
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  pid_t pid() const { return pid_; }
  bool running() const;

  // The last lines of its output, for a message.
  std::string last_output() const { return output_.LastLines(kLinesShown); }

  // Waits until it accepts connections, and returns where: what its output names, else what `listening` finds: the base
  // URLs of the TCP sockets on which it or its children listen, asked some times a second.
  // Throws Error kServer if it ends, speaks TLS only, listens at several places or at none in time; kInterrupted.
  Url AwaitUrl(const std::function<std::vector<Url>()>& listening) const;
  // The same for an address that is known.
  void AwaitConnections(const Url& url) const;

  // Throws Error kServer with the exit status and the last output if it has ended, or ends within the time.
  void RequireRunning(std::chrono::milliseconds patience = {}) const;

 private:
  static constexpr size_t kLinesShown = 15;

  ServerProcess(const std::vector<std::string>& command, ServerOptions options, StartedServer started);

  bool WaitForExit(std::chrono::milliseconds timeout) const;
  Error EndedError() const;

  std::string name_;  // the command, for messages
  ServerOptions options_;
  pid_t pid_ = 0;  // also its process group
  pid_t guardian_ = 0;
  UniqueFd exited_;  // a pidfd: readable once the server has ended
  UniqueFd alive_;   // the guardian acts when this closes without a word
  OutputTail output_;
};

}  // namespace stillheld

#endif  // STILLHELD_LOAD_SERVER_PROCESS_H_
