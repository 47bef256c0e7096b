// OneWorker: of a server with several workers, lets requests go to one of them alone, so that what it keeps can be
// counted by request. A connection that another worker accepted is given up before a byte is sent over it.
#ifndef STILLHELD_APP_ONE_WORKER_H_
#define STILLHELD_APP_ONE_WORKER_H_

#include <sys/types.h>

#include <chrono>
#include <utility>
#include <vector>

#include "load/connection_filter.h"
#include "load/url.h"

namespace stillheld {

class OneWorker {
 public:
  // workers: all that are known, `worker` among them. If it is the only one, a connection of which nothing can be told
  // may be used.
  OneWorker(pid_t worker, std::vector<pid_t> workers) : worker_(worker), workers_(std::move(workers)) {}

  // For several threads at once. `waited`: since the connection was made.
  Admission operator()(int socket, std::chrono::milliseconds waited) const;

 private:
  Admission Unknown() const { return workers_.size() <= 1 ? Admission::kAdmitted : Admission::kRefused; }

  pid_t worker_;
  std::vector<pid_t> workers_;
};

// The process, `root` or one below it, that accepts a connection made to the URL; 0 if none of them does in time.
pid_t WhoAnswers(const Url& url, pid_t root);

}  // namespace stillheld

#endif  // STILLHELD_APP_ONE_WORKER_H_
