// Which process of a server's tree answers requests, and where.
#ifndef STILLHELD_APP_SERVING_H_
#define STILLHELD_APP_SERVING_H_

#include <sys/types.h>

#include <string>
#include <vector>

#include "memory/ports.h"

namespace stillheld {

struct Serving {
  std::vector<pid_t> workers;        // the processes that listen and have no child that does: by pid
  std::vector<ListeningPort> ports;  // of the first of them

  bool found() const { return !workers.empty(); }
};

// Looks at `pid` and everything below it. A supervisor (gunicorn, a reloader) shares its socket with its workers; the
// workers are meant.
Serving FindServing(pid_t pid);

// The topmost of its parents that listens where it listens: what has started the workers. Itself, if there is none.
pid_t SupervisorOf(pid_t pid);

// "http://127.0.0.1:5000"
std::string BaseUrl(const ListeningPort& port);

}  // namespace stillheld

#endif  // STILLHELD_APP_SERVING_H_
