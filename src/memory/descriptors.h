// The open descriptors and the threads of a process, as /proc shows them.
#ifndef STILLHELD_MEMORY_DESCRIPTORS_H_
#define STILLHELD_MEMORY_DESCRIPTORS_H_

#include <sys/types.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace stillheld {

struct OpenDescriptor {
  int number = 0;
  std::string kind;      // "file", "directory", "device", "socket", "pipe", "epoll", "eventfd", "timerfd", "other" …
  std::string path;      // of files and devices
  bool deleted = false;  // the file has no name any more
  std::string protocol;  // of sockets: "tcp", "udp", "unix"; empty if the kernel does not tell
  std::string local;     // "127.0.0.1:8000"; of a unix socket its path
  std::string peer;      // "127.0.0.1:5432"; empty if there is none
  std::string state;     // of TCP: "listen", "established", "close-wait" …; why there is no address
  uint64_t inode = 0;    // of sockets and pipes
};

struct Descriptors {
  std::vector<OpenDescriptor> open;  // by number
  uint64_t limit = 0;                // how many there may be; 0: not known
  bool is_readable = true;           // false: the process belongs to someone else, or is gone
};

// A descriptor that closes meanwhile is left out.
Descriptors ReadDescriptors(pid_t pid);

// How many there may be: the process's own soft limit; 0 if it is not known.
uint64_t DescriptorLimit(pid_t pid);

// How many there are; 0 if they may not be read. Cheap.
uint64_t CountDescriptors(pid_t pid);

// What a link in /proc/PID/fd says, without its socket's addresses.
OpenDescriptor DescribeLink(int number, std::string_view target);

// Adds to `socket_by_inode` what a table like /proc/net/tcp or /proc/net/unix says of each socket.
void ParseSocketTable(std::string_view table, std::string_view protocol,
                      std::map<uint64_t, OpenDescriptor>& socket_by_inode);

struct ThreadInfo {
  pid_t id = 0;
  std::string name;  // the kernel's: at most 15 characters
  char state = '?';
};
std::vector<ThreadInfo> ReadThreads(pid_t pid);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_DESCRIPTORS_H_
