// Bytecode, instruction by instruction: as the compiler wrote it, whatever the interpreter has made of it since.
#ifndef STILLHELD_CPYTHON_BYTECODE_H_
#define STILLHELD_CPYTHON_BYTECODE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "cpython/layouts/opcodes.h"

namespace stillheld {

// An OpcodeTable, ready for lookup by the byte in memory. The table must outlive it.
class OpcodeSet {
 public:
  explicit OpcodeSet(const OpcodeTable& table);

  // nullptr for a byte that is no instruction, or one whose base the code does not tell.
  const OpcodeRow* row(uint8_t byte) const { return row_by_byte_[byte]; }
  const OpcodeTable& table() const { return table_; }

 private:
  const OpcodeTable& table_;
  std::array<const OpcodeRow*, 256> row_by_byte_{};
};

struct Instruction {
  uint32_t offset = 0;  // bytes; of the instruction itself, behind its EXTENDED_ARGs
  uint32_t end = 0;     // bytes; of the next one, behind the caches
  uint32_t argument = 0;
  const OpcodeRow* row = nullptr;

  // The offset that a jump leads to; its own, if a jump back is longer than the code before it.
  uint32_t JumpTarget(const OpcodeTable& table) const;
};

// Walks over the instructions of one code object, from the first to the last. Skips EXTENDED_ARG, which it adds to the
// argument that follows, and inline caches. Specialized and instrumented forms appear as their base.
class InstructionWalk {
 public:
  // Both must outlive it.
  InstructionWalk(const OpcodeSet& opcodes, std::span<const std::byte> code) : opcodes_(opcodes), code_(code) {}

  // False at the end, and at bytes that cannot be walked over: see complete().
  bool Next(Instruction* instruction);
  // Whether Next has come to the end of the code without stumbling.
  bool complete() const { return position_ >= code_.size(); }

 private:
  bool NextOld(Instruction* instruction);

  const OpcodeSet& opcodes_;
  std::span<const std::byte> code_;
  size_t position_ = 0;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_BYTECODE_H_
