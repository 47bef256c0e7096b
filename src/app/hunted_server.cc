#include "app/hunted_server.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/serving.h"
#include "base/error.h"
#include "memory/processes.h"

namespace stillheld {

HuntedServer::HuntedServer(pid_t pid, std::optional<uint16_t> port) {
  if (!FindProcess(pid)) {
    throw Error(ErrorCode::kNoSuchProcess, fmt::format("There is no process {}.", pid),
                "stillheld ps lists the Python processes that can be hunted.");
  }
  Choose(pid, port);
}

HuntedServer::HuntedServer(const std::vector<std::string>& command, const std::atomic<bool>* interrupted,
                           const Progress& progress) {
  ServerOptions options;
  options.interrupted = interrupted;
  process_ = std::make_unique<ServerProcess>(command, options);
  progress.Say(fmt::format("Starting the server (pid {})", process_->pid()));
  const Url url = process_->AwaitUrl([&] {
    std::vector<Url> urls;
    for (const ListeningPort& port : FindServing(process_->pid()).ports) urls.push_back(ParseUrl(BaseUrl(port)));
    return urls;
  });
  Choose(process_->pid(), url.port);
  base_url_ = url.base();
  progress.Say(fmt::format("It answers at {} (pid {})", base_url_, pid_));
}

void HuntedServer::RequireRunning(std::chrono::milliseconds patience) const {
  if (process_) process_->RequireRunning(patience);
  if (root_ == pid_ || FindProcess(pid_) || !FindProcess(root_)) return;
  throw Error(
      ErrorCode::kServer,
      fmt::format("The worker {} that was hunted has ended, and its supervisor {} has not: what it kept is gone.", pid_,
                  root_),
      "Start the server without a limit of requests for a worker (gunicorn --max-requests 0, uvicorn without "
      "--limit-max-requests) and without a reloader, then hunt again.");
}

std::vector<int> HuntedServer::workers() const {
  const std::vector<pid_t> workers = FindServing(root_).workers;
  if (workers.size() == 1 && workers.front() == root_) return {};
  return workers;
}

void HuntedServer::Choose(pid_t pid, std::optional<uint16_t> port) {
  root_ = SupervisorOf(pid);
  pid_ = pid;
  const Serving serving = FindServing(root_);
  if (!serving.found()) return;
  const auto place = std::ranges::find_if(serving.ports, [&](const ListeningPort& p) { return p.port == port; });
  base_url_ = BaseUrl(place == serving.ports.end() ? serving.ports.front() : *place);
  // A supervisor listens before it has workers: who accepts a connection is the one that answers.
  if (std::ranges::find(serving.workers, pid) != serving.workers.end() && pid != root_) return;
  const pid_t answering = WhoAnswers(ParseUrl(base_url_), root_);
  pid_ = answering != 0 ? answering : serving.workers.front();
}

}  // namespace stillheld
