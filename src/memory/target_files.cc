#include "memory/target_files.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "memory/proc_file.h"

namespace stillheld {
namespace {

// `resolve`: the target's root is the root, whatever its symbolic links say.
UniqueFd OpenAt(const UniqueFd& folder, const std::string& path, uint64_t resolve) {
  for (const uint64_t access : {uint64_t{O_NOATIME}, uint64_t{0}}) {
    open_how how{.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | access, .mode = 0, .resolve = resolve};
    const long number = syscall(SYS_openat2, folder.get(), path.c_str(), &how, sizeof(how));
    if (number >= 0) return UniqueFd(static_cast<int>(number));
  }
  return UniqueFd();
}

}  // namespace

UniqueFd OpenTargetFile(pid_t pid, const std::string& path) {
  if (path.empty()) return UniqueFd();
  const bool is_absolute = path.front() == '/';
  const UniqueFd folder(open(ProcPath(pid, is_absolute ? "root" : "cwd").c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!folder.valid()) return UniqueFd();
  UniqueFd file = OpenAt(folder, path, is_absolute ? RESOLVE_IN_ROOT : RESOLVE_BENEATH);
  struct stat status{};
  if (!file.valid() || fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return UniqueFd();
  return file;
}

}  // namespace stillheld
