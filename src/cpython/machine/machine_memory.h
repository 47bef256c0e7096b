// MachineMemory: the target's memory as machine code sees it that is followed from outside: reads come from the
// capture, writes stay here.
#ifndef STILLHELD_CPYTHON_MACHINE_MACHINE_MEMORY_H_
#define STILLHELD_CPYTHON_MACHINE_MACHINE_MEMORY_H_

#include <array>
#include <cstdint>
#include <unordered_map>

#include "cpython/memory_reader.h"

namespace stillheld {

class MachineMemory {
 public:
  // No process has memory at these addresses: x86-64 has no such ones (bits 48 to 63 repeat bit 47).
  static constexpr uint64_t kStackEnd = uint64_t{1} << 56;
  static constexpr uint64_t kStackBytes = 64 << 10;
  // What belongs to a thread, which is a new one: all zero, but for the word that says where it is. So much of it lies
  // on either side.
  static constexpr uint64_t kThread = uint64_t{1} << 57;
  static constexpr uint64_t kThreadBytes = uint64_t{1} << 32;

  // `memory` must outlive it.
  explicit MachineMemory(const MemoryReader& memory) : memory_(memory) { Reset(); }

  // Forgets what was written.
  void Reset();

  // False if the bytes cannot be read, or if too much was written.
  bool Load(uint64_t address, void* to, size_t size) const;
  bool Store(uint64_t address, const void* from, size_t size);

  // Code, as it was captured; nullptr if it cannot be read.
  const std::byte* Code(uint64_t address, size_t size) const { return memory_.Find(Address(address), size); }

 private:
  static constexpr uint64_t kLineBytes = 64;
  static constexpr size_t kMostLines = 4096;
  using Line = std::array<std::byte, kLineBytes>;

  static bool IsIn(uint64_t address, size_t size, uint64_t begin, uint64_t bytes) {
    return address >= begin && address - begin <= bytes - size && size <= bytes;
  }
  bool LoadOriginal(uint64_t address, void* to, size_t size) const;

  const MemoryReader& memory_;
  std::array<std::byte, kStackBytes> stack_{};
  std::unordered_map<uint64_t, Line> lines_;  // by address / kLineBytes
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_MACHINE_MACHINE_MEMORY_H_
