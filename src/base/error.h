// Error: what ends a command. Thrown anywhere, caught only in cli, bindings and server, shown as one paragraph:
// what happened (message), why, and what to do (hint).
#ifndef STILLHELD_BASE_ERROR_H_
#define STILLHELD_BASE_ERROR_H_

#include <cstdint>
#include <stdexcept>
#include <string>

namespace stillheld {

enum class ErrorCode : uint8_t {
  kUsage,             // the arguments contradict each other or name nothing
  kNoSuchProcess,     // never existed, or ended midway
  kNoPermission,      // ptrace scope, capability, another user, seccomp
  kNotPython,         // a process without a CPython runtime
  kUnsupportedBuild,  // a CPython whose layout fails the self-checks
  kInconsistent,      // the target's heap could not be read in a consistent state
  kCorruptFile,       // a snapshot file that is cut, changed or not ours
  kNewerFile,         // a snapshot file written by a newer version
  kIo,                // disk full, unreadable file, failed system call
  kServer,            // the server under load died, refused or answers only errors
  kInterrupted,       // the user pressed Ctrl-C
};

class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message, std::string hint)
      : std::runtime_error(message), code_(code), hint_(std::move(hint)) {}

  ErrorCode code() const { return code_; }
  const std::string& hint() const { return hint_; }

 private:
  ErrorCode code_;
  std::string hint_;
};

}  // namespace stillheld

#endif  // STILLHELD_BASE_ERROR_H_
