// Fuzzes the reader of ELF images: whatever lies in the target's memory, it is read in bounds and in finite time.
#include "memory/elf_image.h"
#include "memory/recorded_space.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace stillheld;
  constexpr Address kLoadedAt{0x400000};
  if (size == 0) return 0;
  const auto* bytes = reinterpret_cast<const std::byte*>(data);
  RecordedSpace space;
  space.Add(kLoadedAt, std::vector<std::byte>(bytes, bytes + size));
  if (const auto image = ElfImage::Read(space, kLoadedAt)) {
    image->FindSymbol(space, "_PyRuntime");
    image->FindSymbol(space, "");
  }
  return 0;
}
