// One ELF image as it lies in a target's memory: where it was loaded, its segments, its dynamic symbols, its build id.
//
// Everything comes from the memory alone, so that it works the same for a file that was deleted or replaced, for
// another mount namespace, for the vdso, and for a core file.
#ifndef STILLHELD_MEMORY_ELF_IMAGE_H_
#define STILLHELD_MEMORY_ELF_IMAGE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "memory/address_space.h"

namespace stillheld {

// A PT_LOAD at its run-time address: as long as the program asked for, while the kernel's mappings are longer or are
// joined with their neighbours.
struct ElfSegment {
  Address begin;
  Address end;
  uint64_t file_bytes = 0;  // what lies behind is .bss
  bool writable = false;
  bool executable = false;
};

class ElfImage {
 public:
  // `header`: where the image's first bytes are mapped. kUnknown: no 64-bit little-endian ELF image there.
  static Result<ElfImage> Read(const AddressSpace& space, Address header);

  // Run-time address minus the address in the file: 0 for a program that is not position independent.
  uint64_t load_bias() const { return load_bias_; }
  const std::vector<ElfSegment>& segments() const { return segments_; }
  const std::string& build_id() const { return build_id_; }  // hexadecimal, empty if there is none

  // The symbol `name` that this image defines. Cost: about four views. image_path is left empty.
  std::optional<Symbol> FindSymbol(const AddressSpace& space, std::string_view name) const;

 private:
  Result<void> ReadSegments(const AddressSpace& space, Address header);
  void ReadDynamic(const AddressSpace& space, Address begin, uint64_t size_bytes);
  void ReadBuildId(const AddressSpace& space, Address begin, uint64_t size_bytes);
  std::optional<Symbol> FindByGnuHash(const AddressSpace& space, std::string_view name) const;
  std::optional<Symbol> FindByHash(const AddressSpace& space, std::string_view name) const;
  std::optional<Symbol> SymbolAt(const AddressSpace& space, uint32_t index, std::string_view name) const;
  Address Relocated(uint64_t pointer) const;

  uint64_t load_bias_ = 0;
  std::vector<ElfSegment> segments_;
  std::string build_id_;
  Address symbols_;  // DT_SYMTAB
  Address strings_;  // DT_STRTAB
  uint64_t strings_bytes_ = 0;
  Address gnu_hash_;  // DT_GNU_HASH, or null
  Address hash_;      // DT_HASH, or null
};

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_ELF_IMAGE_H_
