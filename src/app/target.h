// TARGET: what every command takes: a pid, a supervisor's pid, part of a command line, or a .held file.
#ifndef STILLHELD_APP_TARGET_H_
#define STILLHELD_APP_TARGET_H_

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace stillheld {

struct Target {
  pid_t pid = 0;
  std::filesystem::path file;  // a snapshot; then there is no pid
  std::string note;            // what was chosen where the text left a choice; empty if nothing was to be chosen

  bool is_file() const { return !file.empty(); }
};

// Of a supervisor, the worker that answers requests is meant: it and its workers listen at the same place.
// Throws Error kNoSuchProcess if there is none, kUsage if several are meant or a file is no snapshot (a core file).
Target ResolveTarget(std::string_view text);

// Where only a running process will do. Throws Error kUsage for a file.
Target ResolveProcess(std::string_view text);

// The process itself, not its workers, and also one that is not there: doctor says what is wrong with it.
pid_t ResolveForDoctor(std::string_view text);

}  // namespace stillheld

#endif  // STILLHELD_APP_TARGET_H_
