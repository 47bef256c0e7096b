#include "app/held_locks.h"

#include <string_view>

#include "base/bytes.h"

namespace stillheld {
namespace {

// Modules/_threadmodule.c. A lock that has room for it: the library's lock, weak references, a flag. A smaller one is a
// byte of which bit 0 is set (CPython 3.14, gh-125610). A reentrant lock has its owner in the second word of its own in
// both forms, and 0 there when it is free.
constexpr uint64_t kFlagInLock = 32, kByteInLock = 16, kOwnerInReentrant = 24;
constexpr uint64_t kBytesOfOldLock = 40;

}  // namespace

std::vector<HeldLock> FindHeldLocks(const AddressSpace& space, const HeapGraph& graph) {
  std::vector<HeldLock> held;
  for (uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node(i);
    const std::string_view type = graph.type_name(node);
    const bool is_reentrant = type == "_thread.RLock";
    if (!is_reentrant && type != "_thread.lock") continue;
    const Address object = graph.address(node);
    if (is_reentrant) {
      const auto owner = space.View(object + kOwnerInReentrant, 8);
      if (owner && LoadAt<uint64_t>(*owner, 0) != 0) held.push_back({node, LoadAt<uint64_t>(*owner, 0)});
      continue;
    }
    const bool is_old = graph.type_info(graph.type(node)).basic_size_bytes >= kBytesOfOldLock;
    const auto flag = space.View(object + (is_old ? kFlagInLock : kByteInLock), 1);
    if (flag && (std::to_integer<unsigned>((*flag)[0]) & 1) != 0) held.push_back({node, 0});
  }
  return held;
}

}  // namespace stillheld
