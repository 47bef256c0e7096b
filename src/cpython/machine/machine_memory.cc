#include "cpython/machine/machine_memory.h"

#include <algorithm>
#include <cstring>

namespace stillheld {

void MachineMemory::Reset() {
  lines_.clear();
  const uint64_t self = kThread;
  Store(kThread, &self, sizeof self);
}

bool MachineMemory::LoadOriginal(uint64_t address, void* to, size_t size) const {
  if (IsIn(address, size, kThread - kThreadBytes, 2 * kThreadBytes)) {
    std::memset(to, 0, size);
    return true;
  }
  const std::byte* bytes = memory_.Find(Address(address), size);
  if (bytes == nullptr) return false;
  std::memcpy(to, bytes, size);
  return true;
}

bool MachineMemory::Load(uint64_t address, void* to, size_t size) const {
  constexpr uint64_t kStackBegin = kStackEnd - kStackBytes;
  if (IsIn(address, size, kStackBegin, kStackBytes)) {
    std::memcpy(to, stack_.data() + (address - kStackBegin), size);
    return true;
  }
  if (!LoadOriginal(address, to, size)) return false;
  // At most two lines: no access is longer than one.
  for (uint64_t line = address / kLineBytes; line <= (address + size - 1) / kLineBytes; ++line) {
    const auto written = lines_.find(line);
    if (written == lines_.end()) continue;
    const uint64_t begin = std::max(address, line * kLineBytes);
    const uint64_t end = std::min(address + size, (line + 1) * kLineBytes);
    std::memcpy(static_cast<std::byte*>(to) + (begin - address), written->second.data() + begin % kLineBytes,
                end - begin);
  }
  return true;
}

bool MachineMemory::Store(uint64_t address, const void* from, size_t size) {
  if (address + size < address) return false;
  constexpr uint64_t kStackBegin = kStackEnd - kStackBytes;
  if (IsIn(address, size, kStackBegin, kStackBytes)) {
    std::memcpy(stack_.data() + (address - kStackBegin), from, size);
    return true;
  }
  for (uint64_t line = address / kLineBytes; line <= (address + size - 1) / kLineBytes; ++line) {
    const auto [place, is_new] = lines_.try_emplace(line);
    // A line is written at once, so that all of it has to be there.
    if (is_new && !LoadOriginal(line * kLineBytes, place->second.data(), kLineBytes)) {
      lines_.erase(place);
      return false;
    }
    if (lines_.size() > kMostLines) return false;
    const uint64_t begin = std::max(address, line * kLineBytes);
    const uint64_t end = std::min(address + size, (line + 1) * kLineBytes);
    std::memcpy(place->second.data() + begin % kLineBytes, static_cast<const std::byte*>(from) + (begin - address),
                end - begin);
  }
  return true;
}

}  // namespace stillheld
