#include "cpython/machine/machine.h"

#include <bit>

namespace stillheld {
namespace {

constexpr size_t kLongestInstruction = 15;

uint64_t Mask(unsigned width) { return width == 8 ? ~uint64_t{0} : (uint64_t{1} << 8 * width) - 1; }

bool IsNegative(uint64_t value, unsigned width) { return (value >> (8 * width - 1) & 1) != 0; }

}  // namespace

bool Machine::Call(Address function, std::array<uint64_t, 3> arguments, uint64_t& steps,
                   const std::function<void(Address)>& visit) {
  memory_.Reset();
  registers_ = {};
  registers_[kSp] = MachineMemory::kStackEnd - 256;
  registers_[kDi] = arguments[0];
  registers_[kSi] = arguments[1];
  registers_[kDx] = arguments[2];
  rip_ = kReturn;
  begin_ = at_ = nullptr;  // no instruction: the call comes from there
  if (!CallTo(function.value())) return false;
  for (; steps > 0; --steps) {
    if (rip_ == kReturn) return true;
    if (rip_ == kVisit) {
      visit(Address(registers_[kDi]));
      registers_[kAx] = 0;
      if (!Return()) return false;
    } else if (!Step()) {
      return false;
    }
  }
  return false;
}

bool Machine::Step() {
  size_t size = kLongestInstruction;
  begin_ = memory_.Code(rip_, size);
  // The last instructions of a mapping.
  while (begin_ == nullptr && size > 1) begin_ = memory_.Code(rip_, --size);
  if (begin_ == nullptr) return false;
  at_ = begin_;
  end_ = begin_ + size;
  is_torn_ = has_rex_ = is_wide_ = is_short_ = is_of_thread_ = false;
  rex_ = repeat_ = 0;
  immediate_bytes_ = 0;
  for (;;) {
    const auto byte = Next<uint8_t>();
    switch (byte) {
      case 0x66:
        is_short_ = true;
        continue;
      case 0xf2:
      case 0xf3:
        repeat_ = byte;
        continue;
      case 0x64:
        is_of_thread_ = true;
        continue;
      case 0x2e:
      case 0x3e:
      case 0xf0:  // nobody else is there
        continue;
      default:
        break;
    }
    uint8_t code = byte;
    if ((byte & 0xf0) == 0x40) {
      has_rex_ = true;
      rex_ = byte & 15;
      is_wide_ = (byte & 8) != 0;
      code = Next<uint8_t>();
    }
    const uint64_t before = rip_;
    const bool is_done = code == 0x0f ? TwoBytes() : OneByte(code);
    if (!is_done || is_torn_) return false;
    if (rip_ == before) rip_ = here();
    return true;
  }
}

uint64_t Machine::NextImmediate(unsigned width) {
  if (width == 1) return static_cast<uint64_t>(int64_t{Next<int8_t>()});
  if (width == 2) return static_cast<uint64_t>(int64_t{Next<int16_t>()});
  return static_cast<uint64_t>(int64_t{Next<int32_t>()});
}

Machine::Operand Machine::ModRm() {
  const auto byte = Next<uint8_t>();
  const unsigned mode = byte >> 6;
  reg_ = static_cast<uint8_t>((byte >> 3 & 7) | (rex_ & 4) << 1);
  const auto low = static_cast<uint8_t>(byte & 7);
  if (mode == 3) return {.is_register = true, .number = static_cast<uint8_t>(low | (rex_ & 1) << 3)};
  uint64_t address = 0;
  if (low == 4) {
    address = WithIndex(mode);
  } else if (low == 5 && mode == 0) {
    const uint64_t distance = NextImmediate(4);
    return {.address = here() + immediate_bytes_ + distance + (is_of_thread_ ? MachineMemory::kThread : 0)};
  } else {
    address = registers_[low | (rex_ & 1) << 3];
  }
  if (mode == 1) address += NextImmediate(1);
  if (mode == 2) address += NextImmediate(4);
  return {.address = address + (is_of_thread_ ? MachineMemory::kThread : 0)};
}

uint64_t Machine::WithIndex(unsigned mode) {
  const auto byte = Next<uint8_t>();
  const unsigned index = (byte >> 3 & 7) | (rex_ & 2) << 2;
  const unsigned base = byte & 7;
  const uint64_t offset = index == kSp ? 0 : registers_[index] << (byte >> 6);
  if (base == kBp && mode == 0) return offset + NextImmediate(4);
  return offset + registers_[base | (rex_ & 1) << 3];
}

// Without REX the registers 4 to 7 of one byte are the high bytes of the first four.
uint64_t Machine::ReadRegister(unsigned number, unsigned width) const {
  if (width == 1 && !has_rex_ && number >= 4 && number < 8) return registers_[number - 4] >> 8 & 0xff;
  return registers_[number] & Mask(width);
}

void Machine::WriteRegister(unsigned number, unsigned width, uint64_t value) {
  if (width == 1 && !has_rex_ && number >= 4 && number < 8) {
    registers_[number - 4] = (registers_[number - 4] & ~uint64_t{0xff00}) | (value & 0xff) << 8;
  } else if (width >= 4) {
    registers_[number] = value & Mask(width);
  } else {
    registers_[number] = (registers_[number] & ~Mask(width)) | (value & Mask(width));
  }
}

bool Machine::Read(const Operand& operand, unsigned width, uint64_t& value) const {
  if (operand.is_register) {
    value = ReadRegister(operand.number, width);
    return true;
  }
  value = 0;
  return memory_.Load(operand.address, &value, width);
}

bool Machine::Write(const Operand& operand, unsigned width, uint64_t value) {
  if (!operand.is_register) return memory_.Store(operand.address, &value, width);
  WriteRegister(operand.number, width, value);
  return true;
}

bool Machine::Push(uint64_t value) {
  registers_[kSp] -= sizeof value;
  return memory_.Store(registers_[kSp], &value, sizeof value);
}

bool Machine::Pop(uint64_t& value) {
  if (!memory_.Load(registers_[kSp], &value, sizeof value)) return false;
  registers_[kSp] += sizeof value;
  return true;
}

bool Machine::Jump(uint64_t target) {
  // A jump to itself would never end.
  if (target == rip_) return false;
  rip_ = target;
  return true;
}

bool Machine::CallTo(uint64_t target) {
  if (!Push(here())) return false;
  called_with_ = registers_[kDi];
  called_stack_ = registers_[kSp];
  return Jump(target);
}

bool Machine::Return() {
  uint64_t target = 0;
  return Pop(target) && Jump(target);
}

// Its code begins with a look at the thread's table (word 8 of it, in glibc), which a new thread does not have. Its
// argument leads to the number of a module and an offset in what that has for each thread.
bool Machine::AnswerThreadLocal() {
  constexpr uint64_t kMostModules = 4096, kBytesOfModule = MachineMemory::kThreadBytes / kMostModules;
  std::array<uint64_t, 2> index{};
  if (!memory_.Load(called_with_, index.data(), sizeof index)) return false;
  if (index[0] == 0 || index[0] >= kMostModules || index[1] >= kBytesOfModule) return false;
  registers_[kSp] = called_stack_;
  registers_[kAx] = MachineMemory::kThread + index[0] * kBytesOfModule + index[1];
  return Return();
}

bool Machine::IsTrue(unsigned condition) const {
  bool is_true = false;
  switch (condition >> 1) {
    case 0:
      is_true = overflow_;
      break;
    case 1:
      is_true = carry_;
      break;
    case 2:
      is_true = zero_;
      break;
    case 3:
      is_true = carry_ || zero_;
      break;
    case 4:
      is_true = sign_;
      break;
    case 5:
      is_true = parity_;
      break;
    case 6:
      is_true = sign_ != overflow_;
      break;
    default:
      is_true = zero_ || sign_ != overflow_;
      break;
  }
  return is_true != ((condition & 1) != 0);
}

void Machine::SetResult(uint64_t result, unsigned width) {
  zero_ = (result & Mask(width)) == 0;
  sign_ = IsNegative(result, width);
  parity_ = std::popcount(result & 0xff) % 2 == 0;
}

uint64_t Machine::Compute(unsigned operation, uint64_t a, uint64_t b, unsigned width) {
  enum { kAdd, kOr, kAddCarry, kSubCarry, kAnd, kSub, kXor, kCompare };
  const uint64_t mask = Mask(width);
  a &= mask;
  b &= mask;
  uint64_t result = 0;
  const uint64_t with = (operation == kAddCarry || operation == kSubCarry) && carry_ ? 1 : 0;
  switch (operation) {
    case kAdd:
    case kAddCarry:
      result = (a + b + with) & mask;
      carry_ = result < a || (with != 0 && result == a);
      overflow_ = IsNegative(~(a ^ b) & (a ^ result), width);
      break;
    case kSub:
    case kSubCarry:
    case kCompare:
      result = (a - b - with) & mask;
      carry_ = a < b || (with != 0 && a == b);
      overflow_ = IsNegative((a ^ b) & (a ^ result), width);
      break;
    default:
      result = operation == kOr ? a | b : operation == kAnd ? a & b : a ^ b;
      carry_ = overflow_ = false;
      break;
  }
  SetResult(result, width);
  return result;
}

}  // namespace stillheld
