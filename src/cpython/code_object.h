// CodeObject: the parts of a code object of a target, and the line of each of its instructions.
#ifndef STILLHELD_CPYTHON_CODE_OBJECT_H_
#define STILLHELD_CPYTHON_CODE_OBJECT_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/address.h"
#include "cpython/bytecode.h"
#include "cpython/layout.h"
#include "cpython/memory_reader.h"
#include "cpython/object_decoder.h"

namespace stillheld {

struct CodeObject {
  Address address;
  Address filename;       // str
  Address name;           // str
  Address qualname;       // str; null in versions whose code objects have none
  Address names, consts;  // tuple
  Address code_begin;
  std::span<const std::byte> code;
  std::span<const std::byte> line_table;
  std::span<const std::byte> exception_table;
  int32_t first_line = 0;
  uint32_t plain_local_count = 0;  // local variables that LOAD_FAST counts
  uint32_t local_count = 0;        // slots of a frame in front of its evaluation stack: also cells and free variables
  uint32_t stack_size = 0;         // slots of that stack
};

// Cost of each call: a few loads. The spans of what it reads are valid as long as the AddressSpace.
class CodeReader {
 public:
  // Both must outlive it.
  CodeReader(const MemoryReader& memory, const Layout& layout);

  const OpcodeSet& opcodes() const { return *opcodes_; }

  // nullopt if `code` is not a code object or one that makes no sense.
  std::optional<CodeObject> Read(Address code) const;
  // The str objects that name a frame's slots: local variables, then cells, then free variables.
  std::vector<Address> LocalNames(const CodeObject& code) const;
  // The items of a tuple of at most `limit`; empty if it is torn.
  std::vector<Address> Items(Address tuple, size_t limit) const;
  // Qualified name, file and first line.
  NamedObject Name(const CodeObject& code) const;
  // The line of the instruction at this byte offset; the first line of the function before its first instruction.
  uint32_t LineAt(const CodeObject& code, int64_t offset) const;

 private:
  bool IsCode(Address object) const;
  std::optional<std::span<const std::byte>> Bytes(Address object) const;
  uint64_t Length(Address variable_size_object) const;

  const MemoryReader& memory_;
  const Layout& layout_;
  std::unique_ptr<OpcodeSet> opcodes_;
  mutable Address code_type_;  // as soon as it is known
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_CODE_OBJECT_H_
