// Places: what a person calls a place in a process's memory: "libfoo.so .bss (near `cache`)", "thread stack", "native
// heap".
#ifndef STILLHELD_MEMORY_PLACES_H_
#define STILLHELD_MEMORY_PLACES_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "memory/address_space.h"
#include "memory/elf_image.h"
#include "memory/image_symbols.h"

namespace stillheld {

// The writable part of an image.
struct DataSegment {
  Address begin;
  uint64_t size_bytes = 0;
};

class Places {
 public:
  // `space` must outlive it.
  explicit Places(const AddressSpace& space);

  // Cost: a few searches; the first one in an image reads its symbols.
  std::string NameOf(Address address) const;

  // Whether it lies on the stack of some thread.
  bool IsOnStack(Address address) const;

  // Whether the address lies in the data of the image that `other` lies in.
  bool InDataOfSameImage(Address address, Address other) const;

  // The data that holds the address; nullopt if it is in no image's.
  std::optional<DataSegment> DataAround(Address address) const;

  // Where the variables of this name are, static ones included, of the image in whose data `in_image` lies; none if
  // the image's file is gone or has no full symbol table.
  std::vector<Address> FindVariables(std::string_view name, Address in_image) const;

 private:
  struct Image {
    const Mapping* mapping = nullptr;  // of its first bytes
    ElfImage elf;
  };
  // The writable segment that holds the address, and its image; nullptr if there is none.
  const ElfSegment* FindSegment(Address address, const Image*& image) const;
  const ImageSymbols& SymbolsOf(const Image& image) const;
  const Mapping* FindMapping(Address address) const;
  bool IsThreadStack(const Mapping& mapping) const;

  const AddressSpace& space_;
  std::vector<Image> images_;
  mutable std::map<const Image*, ImageSymbols> symbols_;
};

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_PLACES_H_
