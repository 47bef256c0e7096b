#include "memory/elf_symbols.h"

namespace stillheld {

ElfSymbols::ElfSymbols(const AddressSpace& space) : space_(space) {
  for (const Mapping& mapping : space.mappings()) {
    // Devices are left alone: reading a mapped register may do something.
    bool candidate = mapping.readable && mapping.file_offset == 0 && !mapping.path.starts_with("/dev/") &&
                     (mapping.inode != 0 || mapping.path == "[vdso]");
    if (!candidate) continue;
    if (auto image = ElfImage::Read(space, mapping.begin)) images_.push_back({mapping.path, *std::move(image)});
  }
}

std::vector<Symbol> ElfSymbols::Find(std::string_view name) const {
  std::vector<Symbol> found;
  for (const Loaded& loaded : images_) {
    if (std::optional<Symbol> symbol = loaded.image.FindSymbol(space_, name)) {
      symbol->image_path = loaded.path;
      found.push_back(*std::move(symbol));
    }
  }
  return found;
}

}  // namespace stillheld
