// Whether a process runs Python, which one, and whether it can be read: found out without stopping it.
#ifndef STILLHELD_APP_PYTHON_PROCESS_H_
#define STILLHELD_APP_PYTHON_PROCESS_H_

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "memory/processes.h"

namespace stillheld {

struct PythonProcess {
  ProcessInfo info;
  std::string version;  // "3.12.1"; "3.12" where only the name of the image tells; empty if unknown
  std::string trouble;  // why its heap cannot be read; empty if it can
  std::string hint;     // what to do about that
};

// nullopt if there is no such process or it runs no Python. One that may not be looked into counts by its name. One
// that changes too fast to be checked while it runs, but whose version is known, is taken to be readable.
std::optional<PythonProcess> ExaminePython(pid_t pid);

// By pid, without this process.
std::vector<PythonProcess> ListPythonProcesses();

// The short form of a command line: the program by its last name, then its arguments.
std::string CommandText(const ProcessInfo& info);

}  // namespace stillheld

#endif  // STILLHELD_APP_PYTHON_PROCESS_H_
