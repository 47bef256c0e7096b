// HuntedServer: the server that a hunt drives: found running, or started for the hunt and ended with it.
#ifndef STILLHELD_APP_HUNTED_SERVER_H_
#define STILLHELD_APP_HUNTED_SERVER_H_

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/progress.h"
#include "load/server_process.h"

namespace stillheld {

class HuntedServer {
 public:
  // Of a process that runs: `pid` may be the server itself or its supervisor.
  // Throws Error kNoSuchProcess, kUsage if several workers share the requests.
  explicit HuntedServer(pid_t pid);
  // Starts the command and waits until it accepts connections. Throws Error kServer, kUsage.
  HuntedServer(const std::vector<std::string>& command, const std::atomic<bool>* interrupted, const Progress& progress);

  // The process whose heap is looked at: it answers the requests.
  pid_t pid() const { return pid_; }
  // The workers below a supervisor; empty if there is none.
  const std::vector<int>& workers() const { return workers_; }
  // "http://127.0.0.1:5000"; empty if the process listens nowhere.
  const std::string& base_url() const { return base_url_; }
  // Empty if it was not started here.
  std::string last_output() const { return process_ ? process_->last_output() : ""; }
  // Throws Error kServer, with its last output, if it was started here and has ended, or ends within the time.
  void RequireRunning(std::chrono::milliseconds patience) const;

 private:
  void Choose(pid_t root);

  std::unique_ptr<ServerProcess> process_;  // null if it ran before
  pid_t pid_ = 0;
  std::vector<int> workers_;
  std::string base_url_;
};

}  // namespace stillheld

#endif  // STILLHELD_APP_HUNTED_SERVER_H_
