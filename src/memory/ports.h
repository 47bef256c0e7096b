// The TCP ports on which a process listens.
#ifndef STILLHELD_MEMORY_PORTS_H_
#define STILLHELD_MEMORY_PORTS_H_

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace stillheld {

struct ListeningPort {
  std::string address;  // as one connects to it: "127.0.0.1", "::1"; the wildcard is shown as the loopback
  uint16_t port = 0;
  bool operator==(const ListeningPort&) const = default;
};

// Sorted by port. Empty if there are none, if the process is gone, or if its descriptors may not be read.
std::vector<ListeningPort> ListeningPorts(pid_t pid);

// Whether one of the places is among both.
bool ShareAPort(const std::vector<ListeningPort>& ours, const std::vector<ListeningPort>& theirs);

// Whether both are in one network namespace: only then does the same address mean the same place. False if that cannot
// be told.
bool ShareNetwork(pid_t one, pid_t other);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_PORTS_H_
