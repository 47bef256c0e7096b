#include "app/hunted_server.h"

#include <fmt/format.h>

#include "app/serving.h"
#include "base/error.h"
#include "memory/processes.h"

namespace stillheld {

HuntedServer::HuntedServer(pid_t pid) {
  if (!FindProcess(pid)) {
    throw Error(ErrorCode::kNoSuchProcess, fmt::format("There is no process {}.", pid),
                "stillheld ps lists the Python processes that can be hunted.");
  }
  Choose(pid);
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
  Choose(process_->pid());
  base_url_ = url.base();
  progress.Say(fmt::format("It answers at {} (pid {})", base_url_, pid_));
}

void HuntedServer::RequireRunning(std::chrono::milliseconds patience) const {
  if (process_) process_->RequireRunning(patience);
}

void HuntedServer::Choose(pid_t root) {
  const Serving serving = FindServing(root);
  if (serving.workers.size() > 1) {
    throw Error(
        ErrorCode::kUsage,
        fmt::format("Process {} shares its requests among {} workers, and what one of them keeps cannot be "
                    "counted by request.",
                    root, serving.workers.size()),
        "Start it with one worker for the hunt (gunicorn -w 1, uvicorn --workers 1); a leak is the same in each.");
  }
  pid_ = serving.found() ? serving.workers.front() : root;
  if (pid_ != root) workers_ = {pid_};
  if (serving.found() && !serving.ports.empty()) base_url_ = BaseUrl(serving.ports.front());
}

}  // namespace stillheld
