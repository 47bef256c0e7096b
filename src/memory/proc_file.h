// Files of /proc, read whole. They have no size and are made while they are read.
#ifndef STILLHELD_MEMORY_PROC_FILE_H_
#define STILLHELD_MEMORY_PROC_FILE_H_

#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stillheld {

// /proc/PID/name.
std::string ProcPath(pid_t pid, std::string_view name);

// nullopt: not there, or may not be read; errno tells which.
std::optional<std::string> ReadProcFile(const std::string& path);

// The target of a link such as /proc/PID/exe; empty where it may not be read.
std::string ReadProcLink(const std::string& path);

// The entries of a folder such as /proc or /proc/PID/task whose names are numbers, sorted. Empty if it is gone.
std::vector<pid_t> ReadProcNumbers(const std::string& folder);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_PROC_FILE_H_
