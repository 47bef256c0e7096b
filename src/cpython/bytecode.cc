#include "cpython/bytecode.h"

namespace stillheld {
namespace {

constexpr size_t kCodeUnitBytes = 2;
constexpr uint8_t kExtendedArgBits = 8;

}  // namespace

OpcodeSet::OpcodeSet(const OpcodeTable& table) : table_(table) {
  for (const OpcodeRow& row : table.rows) row_by_byte_[row.number] = &row;
  for (const SpecializedOpcode& form : table.specialized) row_by_byte_[form.number] = row_by_byte_[form.base];
}

uint32_t Instruction::JumpTarget(const OpcodeTable& table) const {
  const uint32_t distance = argument * table.offset_unit_bytes;
  return row->jump == Jump::kRelative ? end + distance : distance;
}

bool InstructionWalk::Next(Instruction* instruction) {
  uint32_t argument = 0;
  while (code_.size() >= kCodeUnitBytes && position_ <= code_.size() - kCodeUnitBytes) {
    const OpcodeRow* row = opcodes_.row(std::to_integer<uint8_t>(code_[position_]));
    if (row == nullptr) return false;
    argument = argument << kExtendedArgBits | std::to_integer<uint8_t>(code_[position_ + 1]);
    const size_t begin = position_;
    if (row->op == Op::kExtendedArg) {
      position_ += kCodeUnitBytes;
      continue;
    }
    const size_t end = begin + kCodeUnitBytes * (1u + row->caches);
    if (end > code_.size()) return false;
    position_ = end;
    *instruction = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end), argument, row};
    return true;
  }
  return false;
}

}  // namespace stillheld
