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

#include "app/one_worker.h"
#include "app/progress.h"
#include "load/server_process.h"

namespace stillheld {

class HuntedServer {
 public:
  // Of a process that runs: `pid` may be the server itself, one of its workers, or its supervisor, of whose workers the
  // first to answer is taken. `port`: where requests will go, if that is known. Throws Error kNoSuchProcess.
  HuntedServer(pid_t pid, std::optional<uint16_t> port);
  // Starts the command and waits until it accepts connections. Throws Error kServer, kUsage.
  HuntedServer(const std::vector<std::string>& command, const std::atomic<bool>* interrupted, const Progress& progress);

  // The process whose heap is looked at: it answers the requests.
  pid_t pid() const { return pid_; }
  // All workers that share the server's socket, as they are now; empty if it has no supervisor and no siblings.
  std::vector<int> workers() const;
  // Lets requests go to pid() alone.
  OneWorker filter() const { return {pid_, workers()}; }
  // "http://127.0.0.1:5000"; empty if the process listens nowhere.
  const std::string& base_url() const { return base_url_; }
  // Empty if it was not started here.
  std::string last_output() const { return process_ ? process_->last_output() : ""; }
  // Throws Error kServer, with its last output, if it was started here and has ended, or ends within the time; and if
  // it is a worker that has ended while its supervisor runs.
  void RequireRunning(std::chrono::milliseconds patience) const;

 private:
  void Choose(pid_t pid, std::optional<uint16_t> port);

  std::unique_ptr<ServerProcess> process_;  // null if it ran before
  pid_t pid_ = 0;
  pid_t root_ = 0;  // the supervisor, or the server itself
  std::string base_url_;
};

}  // namespace stillheld

#endif  // STILLHELD_APP_HUNTED_SERVER_H_
