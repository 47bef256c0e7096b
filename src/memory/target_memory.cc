#include "memory/target_memory.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "memory/proc_file.h"
#include "memory/refusal.h"

namespace stillheld {

UniqueFd OpenTargetMemory(pid_t pid) {
  RefuseUnreadable(pid);
  UniqueFd memory(open(ProcPath(pid, "mem").c_str(), O_RDONLY | O_CLOEXEC));
  if (!memory.valid()) throw RefusalToRead(pid, errno);
  return memory;
}

size_t ReadTargetMemory(const UniqueFd& memory, Address begin, std::span<std::byte> into) {
  size_t done = 0;
  while (done < into.size()) {
    ssize_t got = pread(memory.get(), into.data() + done, into.size() - done, static_cast<off_t>(begin.value() + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    done += static_cast<size_t>(got);
  }
  return done;
}

}  // namespace stillheld
