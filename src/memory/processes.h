// What /proc tells about processes. Everything is a moment's view: a process may end while it is described.
#ifndef STILLHELD_MEMORY_PROCESSES_H_
#define STILLHELD_MEMORY_PROCESSES_H_

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stillheld {

struct ProcessInfo {
  pid_t pid = 0;
  pid_t parent = 0;
  uid_t uid = 0;                          // effective
  char state = '?';                       // R S D T t Z X, as in ps
  std::string name;                       // the kernel's short name: at most 15 characters
  std::vector<std::string> command_line;  // empty for kernel threads and zombies
  std::string executable;                 // empty where it may not be read; ends in " (deleted)" when it was replaced
  uint32_t threads = 0;
  uint64_t resident_bytes = 0;
  double age_seconds = 0;             // since it was started
  pid_t tracer = 0;                   // who traces it: 0 nobody
  int seccomp_mode = 0;               // 0 none, 1 strict, 2 filter
  bool shadow_stack = false;          // a hardware shadow stack guards its returns
  std::vector<pid_t> namespace_pids;  // its pid in each pid namespace, ours first, its own last
};

// nullopt: no such process.
std::optional<ProcessInfo> FindProcess(pid_t pid);

// Every process that can be seen, by pid. Threads are not listed.
std::vector<ProcessInfo> ListProcesses();

std::vector<pid_t> ChildrenOf(pid_t pid);     // by pid
std::vector<pid_t> DescendantsOf(pid_t pid);  // children first, then theirs; without `pid` itself
std::vector<pid_t> ThreadsOf(pid_t pid);      // by tid; empty if it is gone

// Whether it is gone, a zombie, or about to be: killed, or without memory of its own already. What could not be read of
// such a process tells nothing of the page.
bool HasEnded(pid_t pid);

// Resident memory that is not shared with any other process. Walks the page tables: about 10 ms for 1 GB.
// nullopt: gone, or not permitted.
std::optional<uint64_t> PrivateBytes(pid_t pid);

// Resident memory, cheap. 0 if it is gone.
uint64_t ResidentBytes(pid_t pid);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_PROCESSES_H_
