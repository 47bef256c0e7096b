// ElfSymbols: the dynamic symbols of all images that are mapped into one address space.
#ifndef STILLHELD_MEMORY_ELF_SYMBOLS_H_
#define STILLHELD_MEMORY_ELF_SYMBOLS_H_

#include <string>
#include <string_view>
#include <vector>

#include "memory/elf_image.h"

namespace stillheld {

class ElfSymbols {
 public:
  // Reads the headers of every image. `space` must outlive this.
  explicit ElfSymbols(const AddressSpace& space);

  // Every definition of `name`, by image in the order of addresses.
  std::vector<Symbol> Find(std::string_view name) const;

 private:
  struct Loaded {
    std::string path;
    ElfImage image;
  };
  const AddressSpace& space_;
  std::vector<Loaded> images_;
};

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_ELF_SYMBOLS_H_
