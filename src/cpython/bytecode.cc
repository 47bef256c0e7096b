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
  if (row->jump == Jump::kBackward) return distance <= end ? end - distance : offset;
  return row->jump == Jump::kRelative ? end + distance : distance;
}

// Before bpo-26647 (3.6): one byte, or three.
bool InstructionWalk::NextOld(Instruction* instruction) {
  constexpr uint8_t kExtendedBits = 16;
  uint32_t argument = 0;
  while (position_ < code_.size()) {
    const auto number = std::to_integer<uint8_t>(code_[position_]);
    const OpcodeRow* row = opcodes_.row(number);
    const size_t begin = position_;
    const size_t size = number >= opcodes_.table().first_with_argument ? 3 : 1;
    if (row == nullptr || size > code_.size() - begin) return false;
    position_ = begin + size;
    if (size == 3) {
      argument = argument << kExtendedBits | std::to_integer<uint32_t>(code_[begin + 1]) |
                 std::to_integer<uint32_t>(code_[begin + 2]) << 8;
    }
    if (row->op == Op::kExtendedArg) continue;
    *instruction = {static_cast<uint32_t>(begin), static_cast<uint32_t>(position_), argument, row};
    return true;
  }
  return false;
}

bool InstructionWalk::Next(Instruction* instruction) {
  if (opcodes_.table().first_with_argument != 0) return NextOld(instruction);
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
