// Which process accepted a connection whose other end is ours: told by the kernel, without a word to the server.
#ifndef STILLHELD_MEMORY_ACCEPTED_H_
#define STILLHELD_MEMORY_ACCEPTED_H_

#include <sys/types.h>

#include <cstdint>
#include <optional>

namespace stillheld {

// The inode of the server's end of a connected TCP socket of ours; 0 as long as no process has accepted it.
// nullopt: the kernel does not tell: the server is on another machine or in another network namespace, or the kernel
// was built without inet_diag.
std::optional<uint64_t> ServerEndInode(int socket);

// Whether a descriptor of that process is the socket with that inode. False if its descriptors may not be read.
bool HoldsSocket(pid_t pid, uint64_t inode);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_ACCEPTED_H_
