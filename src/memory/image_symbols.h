// ImageSymbols: the variables of one ELF file, by address: what stands near a place in its data.
//
// They are read from the file: its full symbol table, which no process maps, or else the dynamic one. A file that is
// gone, was replaced (its inode differs) or is stripped has few or none.
#ifndef STILLHELD_MEMORY_IMAGE_SYMBOLS_H_
#define STILLHELD_MEMORY_IMAGE_SYMBOLS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "memory/address_space.h"

namespace stillheld {

class ImageSymbols {
 public:
  // Of the file that this mapping is of. Cost: a read of its symbol tables.
  static ImageSymbols OfFile(const Mapping& mapping);
  // Of a whole file's bytes, which may be anything.
  static ImageSymbols OfBytes(std::span<const std::byte> file);

  // The variable at `offset` (an address of the file, without its load bias), or the last one before it if nothing but
  // what has no symbol lies between; empty if there is none nearby.
  std::string_view Near(uint64_t offset) const;

  // Every variable of that name, static ones included; ascending, as addresses of the file.
  std::vector<uint64_t> Find(std::string_view name) const;

 private:
  struct Variable {
    uint64_t begin = 0;
    std::string name;
  };
  std::vector<Variable> variables_;  // sorted
};

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_IMAGE_SYMBOLS_H_
