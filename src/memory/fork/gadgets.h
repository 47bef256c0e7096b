// Instructions that the target has anyway and that an injected call needs. Nothing is written into its code.
#ifndef STILLHELD_MEMORY_FORK_GADGETS_H_
#define STILLHELD_MEMORY_FORK_GADGETS_H_

#include <optional>
#include <span>

#include "base/address.h"
#include "base/fd.h"
#include "memory/address_space.h"

namespace stillheld {

struct Gadgets {
  Address call;           // syscall; ret
  Address signal_return;  // mov $15 (rt_sigreturn), %eax or %rax; syscall
};

// Searches the executable mappings, the C library first. nullopt: the target has no such instructions.
std::optional<Gadgets> FindGadgets(const UniqueFd& memory, std::span<const Mapping> mappings);

// Whether they are (still) there.
bool AreThere(const Gadgets& gadgets, const UniqueFd& memory, std::span<const Mapping> mappings);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_FORK_GADGETS_H_
