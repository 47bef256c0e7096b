#include "memory/target_files.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <utility>

#include "memory/proc_file.h"

namespace stillheld {
namespace {

// Without opening it: a device may do something when it is opened (a watchdog begins to count), and a pipe's writer
// loses its reader when we close it. `resolve`: the target's root is the root, whatever its symbolic links say.
UniqueFd FindIn(const UniqueFd& folder, const std::string& path, uint64_t resolve) {
  open_how how{.flags = O_PATH | O_CLOEXEC, .mode = 0, .resolve = resolve};
  const long number = syscall(SYS_openat2, folder.get(), path.c_str(), &how, sizeof(how));
  return number >= 0 ? UniqueFd(static_cast<int>(number)) : UniqueFd();
}

// What was found, and nothing that came to stand in its place.
UniqueFd OpenFound(const UniqueFd& found) {
  struct stat status{};
  if (!found.valid() || fstat(found.get(), &status) != 0 || !S_ISREG(status.st_mode)) return UniqueFd();
  const std::string path = "/proc/self/fd/" + std::to_string(found.get());
  UniqueFd file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOATIME));
  return file.valid() ? std::move(file) : UniqueFd(open(path.c_str(), O_RDONLY | O_CLOEXEC));
}

}  // namespace

UniqueFd OpenTargetFile(pid_t pid, const std::string& path) {
  if (path.empty()) return UniqueFd();
  const bool is_absolute = path.front() == '/';
  const UniqueFd folder(open(ProcPath(pid, is_absolute ? "root" : "cwd").c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!folder.valid()) return UniqueFd();
  return OpenFound(FindIn(folder, path, is_absolute ? RESOLVE_IN_ROOT : RESOLVE_BENEATH));
}

}  // namespace stillheld
