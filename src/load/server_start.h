// StartServer: fork and exec of a command that cannot outrun its guardian.
#ifndef STILLHELD_LOAD_SERVER_START_H_
#define STILLHELD_LOAD_SERVER_START_H_

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

#include "base/fd.h"

namespace stillheld {

struct StartedServer {
  pid_t pid = 0;       // also its process group
  pid_t guardian = 0;  // ends that group when `alive` closes
  UniqueFd output;     // what the server prints, both streams
  UniqueFd exited;     // pidfd of the server
  UniqueFd alive;      // to be closed, or a byte written into it to dismiss the guardian
};

// Throws Error kUsage if the program does not exist or may not be run, kIo if the system refuses.
StartedServer StartServer(const std::vector<std::string>& command, std::chrono::milliseconds end_timeout);

}  // namespace stillheld

#endif  // STILLHELD_LOAD_SERVER_START_H_
