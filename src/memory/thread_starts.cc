#include "memory/thread_starts.h"

#include <algorithm>
#include <optional>

#include "base/bytes.h"
#include "memory/maps.h"

namespace stillheld {
namespace {

// glibc's struct pthread (nptl/descr.h) lies at the top of its thread's stack, behind it the thread's TLS. Its first
// and third words are its own address (tcbhead_t of x86-64; on aarch64 they are not, and nothing is found), at 720
// stands the kernel's number of the thread, and the first pointer to code after that is start_routine.
constexpr uint64_t kSearchedBytes = 64 << 10;
constexpr size_t kMostStacks = 1024;  // a target can make as many mappings that look like one as it likes
constexpr uint64_t kSelfAt = 16, kThreadIdAt = 720, kStructBytes = 2048;

std::string BaseName(const std::string& path) { return path.substr(path.rfind('/') + 1); }

const Mapping* CodeAt(const AddressSpace& space, uint64_t address) {
  const Mapping* mapping = FindMapping(space.mappings(), Address(address));
  return mapping != nullptr && mapping->executable && mapping->inode != 0 ? mapping : nullptr;
}

// The file in which the thread began whose stack ends with these bytes.
std::optional<std::string> StartIn(const AddressSpace& space, std::span<const std::byte> top, Address begin) {
  if (top.size() < kStructBytes) return std::nullopt;
  for (uint64_t at = (top.size() - kStructBytes) & ~uint64_t{63}; at > 0; at -= 64) {
    const uint64_t self = (begin + at).value();
    if (LoadAt<uint64_t>(top, at) != self || LoadAt<uint64_t>(top, at + kSelfAt) != self) continue;
    if (LoadAt<int32_t>(top, at + kThreadIdAt) <= 0)
      return std::nullopt;  // it has ended: the stack is kept for another
    for (uint64_t field = kThreadIdAt + 8; field < kStructBytes; field += 8) {
      if (const Mapping* code = CodeAt(space, LoadAt<uint64_t>(top, at + field))) return BaseName(code->path);
    }
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::map<std::string, uint32_t> ThreadStarts(const AddressSpace& space) {
  std::map<std::string, uint32_t> count_by_file;
  const auto mappings = space.mappings();
  size_t stacks = 0;
  for (size_t i = 1; i < mappings.size() && stacks < kMostStacks; ++i) {
    const Mapping& stack = mappings[i];
    const Mapping& guard = mappings[i - 1];
    if (!stack.writable || stack.inode != 0 || guard.readable || guard.end != stack.begin) continue;
    ++stacks;
    const uint64_t size = std::min(stack.size_bytes(), kSearchedBytes);
    const auto top = space.View(stack.end - size, size);
    if (!top) continue;
    if (const auto file = StartIn(space, *top, stack.end - size)) ++count_by_file[*file];
  }
  return count_by_file;
}

}  // namespace stillheld
