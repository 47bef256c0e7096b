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

// As the target writes it: /proc shows it from our own root, of which the target's may be a folder.
std::string WorkingFolder(pid_t pid) {
  const std::string root = ReadProcLink(ProcPath(pid, "root"));
  const std::string folder = ReadProcLink(ProcPath(pid, "cwd"));
  const bool is_below = root != "/" && (folder == root || folder.starts_with(root + "/"));
  return is_below ? folder.substr(root.size()) : folder;
}

}  // namespace

UniqueFd OpenTargetFile(pid_t pid, const std::string& path) {
  if (path.empty()) return UniqueFd();
  const UniqueFd root(open(ProcPath(pid, "root").c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!root.valid()) return UniqueFd();
  if (path.front() == '/') return OpenFound(FindIn(root, path, RESOLVE_IN_ROOT));
  const UniqueFd folder(open(ProcPath(pid, "cwd").c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!folder.valid()) return UniqueFd();
  UniqueFd found = FindIn(folder, path, RESOLVE_BENEATH);
  // It leads out of the working folder, by ".." or a link: that is only taken from the root on.
  if (!found.valid()) found = FindIn(root, WorkingFolder(pid) + "/" + path, RESOLVE_IN_ROOT);
  return OpenFound(found);
}

}  // namespace stillheld
