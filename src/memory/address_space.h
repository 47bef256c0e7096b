// AddressSpace: "bytes at an address", wherever they are: a live process, its frozen copy, a core file, a recording.
//
// Everything above this room reads a target through this interface alone; it has no notion of Python. What it returns
// is hostile input: sizes and pointers found in the bytes are validated by whoever interprets them.
#ifndef STILLHELD_MEMORY_ADDRESS_SPACE_H_
#define STILLHELD_MEMORY_ADDRESS_SPACE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/address.h"
#include "base/result.h"
#include "memory/page_range.h"

namespace stillheld {

// One line of /proc/PID/maps, or one PT_LOAD of a core file. `end` is exclusive.
struct Mapping {
  Address begin;
  Address end;
  bool readable = false;
  bool writable = false;
  bool executable = false;
  bool shared = false;
  uint64_t file_offset = 0;
  uint64_t device = 0;
  uint64_t inode = 0;  // 0: anonymous
  std::string path;    // as the kernel names it: "", "[heap]", "/usr/bin/python3.11", "… (deleted)"

  uint64_t size_bytes() const { return end - begin; }
  bool contains(Address address) const { return begin <= address && address < end; }
};

// A symbol of the dynamic symbol table of an image that is mapped, at its run-time address.
struct Symbol {
  Address address;
  uint64_t size_bytes = 0;
  std::string image_path;
};

class AddressSpace {
 public:
  virtual ~AddressSpace() = default;

  // The bytes [begin, begin + size). The span stays valid as long as this object; it may be called from one thread
  // only. Cost: a lookup; a system call only for the first touch of a region that was not copied in bulk.
  virtual Result<std::span<const std::byte>> View(Address begin, size_t size) const = 0;

  // Sorted by address, not overlapping.
  virtual std::span<const Mapping> mappings() const = 0;

  // Every definition of `name` in the dynamic symbol tables of the mapped images.
  virtual std::vector<Symbol> FindSymbols(std::string_view name) const = 0;

  // The pages that hold bytes of the target's own, sorted: whatever else is mapped is zero, or a file's, or shared.
  virtual std::vector<PageRange> OwnPages() const = 0;

  // Memory of the target that this holds a copy of, in bytes.
  virtual uint64_t image_bytes() const = 0;
};

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_ADDRESS_SPACE_H_
