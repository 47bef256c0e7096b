// Instructions whose code is one byte.
#include <algorithm>

#include "cpython/machine/machine.h"

namespace stillheld {
namespace {

constexpr unsigned kAnd = 4, kSub = 5, kCompare = 7;

}  // namespace

bool Machine::OneByte(uint8_t code) {
  uint64_t a = 0, b = 0;
  const unsigned size = (code & 1) == 0 ? 1 : width();
  if (code < 0x40 && (code & 7) < 6) {
    const unsigned operation = code >> 3;
    if ((code & 7) >= 4) {  // al or rax with a number
      const uint64_t result = Compute(operation, ReadRegister(kAx, size), NextImmediate(size), size);
      if (operation != kCompare) WriteRegister(kAx, size, result);
      return true;
    }
    const Operand operand = ModRm();
    if (!Read(operand, size, a)) return false;
    b = ReadRegister(reg_, size);
    const bool to_register = (code & 2) != 0;
    const uint64_t result = to_register ? Compute(operation, b, a, size) : Compute(operation, a, b, size);
    if (operation == kCompare) return true;
    if (!to_register) return Write(operand, size, result);
    WriteRegister(reg_, size, result);
    return true;
  }
  if (code >= 0x50 && code < 0x58) return Push(registers_[(code & 7) | (rex_ & 1) << 3]);
  if (code >= 0x58 && code < 0x60) return Pop(registers_[(code & 7) | (rex_ & 1) << 3]);
  if (code >= 0x70 && code < 0x80) {
    const uint64_t distance = NextImmediate(1);
    return !IsTrue(code & 15) || Jump(here() + distance);
  }
  if (code >= 0xb0 && code < 0xb8) {
    WriteRegister((code & 7) | (rex_ & 1) << 3, 1, Next<uint8_t>());
    return true;
  }
  if (code >= 0xb8 && code < 0xc0) {
    WriteRegister((code & 7) | (rex_ & 1) << 3, width(), is_wide_ ? Next<uint64_t>() : NextImmediate(width()));
    return true;
  }
  switch (code) {
    case 0x63: {
      const Operand operand = ModRm();
      if (!Read(operand, 4, a)) return false;
      WriteRegister(reg_, width(), static_cast<uint64_t>(int64_t{static_cast<int32_t>(a)}));
      return true;
    }
    case 0x68:
      return Push(NextImmediate(4));
    case 0x6a:
      return Push(NextImmediate(1));
    case 0x69:
    case 0x6b: {
      immediate_bytes_ = code == 0x6b ? 1 : std::min(width(), 4u);
      const Operand operand = ModRm();
      if (!Read(operand, width(), a)) return false;
      WriteRegister(reg_, width(), Multiply(a, NextImmediate(immediate_bytes_), width()));
      return true;
    }
    case 0x80:
    case 0x81:
    case 0x83: {
      immediate_bytes_ = code == 0x81 ? std::min(width(), 4u) : 1;
      const Operand operand = ModRm();
      const unsigned operation = reg_ & 7;
      if (!Read(operand, size, a)) return false;
      const uint64_t result = Compute(operation, a, NextImmediate(immediate_bytes_), size);
      return operation == kCompare || Write(operand, size, result);
    }
    case 0x84:
    case 0x85: {
      const Operand operand = ModRm();
      if (!Read(operand, size, a)) return false;
      Compute(kAnd, a, ReadRegister(reg_, size), size);
      return true;
    }
    case 0x86:
    case 0x87: {
      const Operand operand = ModRm();
      if (!Read(operand, size, a) || !Write(operand, size, ReadRegister(reg_, size))) return false;
      WriteRegister(reg_, size, a);
      return true;
    }
    case 0x88:
    case 0x89: {
      const Operand operand = ModRm();
      return Write(operand, size, ReadRegister(reg_, size));
    }
    case 0x8a:
    case 0x8b: {
      const Operand operand = ModRm();
      constexpr uint64_t kTableOfThread = MachineMemory::kThread + 8;
      if (is_of_thread_ && operand.address == kTableOfThread) return AnswerThreadLocal();
      if (!Read(operand, size, a)) return false;
      WriteRegister(reg_, size, a);
      return true;
    }
    case 0x8d: {
      is_of_thread_ = false;
      const Operand operand = ModRm();
      WriteRegister(reg_, width(), operand.address);
      return !operand.is_register;
    }
    case 0x90:
      return (rex_ & 1) == 0;
    case 0x98:
      if (is_short_) return false;
      WriteRegister(kAx, width(),
                    static_cast<uint64_t>(is_wide_ ? int64_t{static_cast<int32_t>(registers_[kAx])}
                                                   : int64_t{static_cast<int16_t>(registers_[kAx])}));
      return true;
    case 0x99:
      if (is_short_) return false;
      a = ReadRegister(kAx, width());
      WriteRegister(kDx, width(), (a >> (8 * width() - 1) & 1) != 0 ? ~uint64_t{0} : 0);
      return true;
    case 0xa8:
    case 0xa9:
      Compute(kAnd, ReadRegister(kAx, size), NextImmediate(size), size);
      return true;
    case 0xc0:
    case 0xc1:
    case 0xd0:
    case 0xd1:
    case 0xd2:
    case 0xd3: {
      immediate_bytes_ = code < 0xd0 ? 1 : 0;
      const Operand operand = ModRm();
      const unsigned operation = reg_ & 7;
      const unsigned count = code < 0xd0 ? Next<uint8_t>() : code < 0xd2 ? 1 : registers_[kCx] & 0xff;
      return Shift(operand, size, operation, count);
    }
    case 0xc2:
    case 0xc3: {
      const uint64_t more = code == 0xc2 ? Next<uint16_t>() : 0;
      if (!Return()) return false;
      registers_[kSp] += more;
      return true;
    }
    case 0xc6:
    case 0xc7: {
      immediate_bytes_ = std::min(size, 4u);
      const Operand operand = ModRm();
      return (reg_ & 7) == 0 && Write(operand, size, NextImmediate(size));
    }
    case 0xc9:
      registers_[kSp] = registers_[kBp];
      return Pop(registers_[kBp]);
    case 0xe8: {
      const uint64_t distance = NextImmediate(4);
      return CallTo(here() + distance);
    }
    case 0xe9:
    case 0xeb: {
      const uint64_t distance = NextImmediate(code == 0xe9 ? 4 : 1);
      return Jump(here() + distance);
    }
    case 0xf6:
    case 0xf7:
      immediate_bytes_ = 0;
      return Group3();
    case 0xfe:
    case 0xff:
      return Group5();
    default:
      return false;
  }
}

// Of numbers with a sign: the flags say whether the product is larger than the register.
uint64_t Machine::Multiply(uint64_t a, uint64_t b, unsigned width) {
  const auto extend = [width](uint64_t value) {
    const unsigned bits = 64 - 8 * width;
    return __int128{static_cast<int64_t>(value << bits) >> bits};
  };
  const __int128 product = extend(a) * extend(b);
  const auto low = static_cast<uint64_t>(product);
  carry_ = overflow_ = extend(low) != product;
  return low;
}

// TEST, NOT, NEG, MUL, IMUL, DIV.
bool Machine::Group3() {
  const unsigned size = (std::to_integer<unsigned>(at_[-1]) & 1) == 0 ? 1 : width();
  if (at_ == end_) return false;
  // Only TEST has a number behind it, which its address has to know of.
  if ((std::to_integer<unsigned>(*at_) >> 3 & 7) < 2) immediate_bytes_ = std::min(size, 4u);
  const Operand operand = ModRm();
  uint64_t a = 0;
  if (!Read(operand, size, a)) return false;
  switch (reg_ & 7) {
    case 0:
    case 1:
      Compute(kAnd, a, NextImmediate(size), size);
      return true;
    case 2:
      return Write(operand, size, ~a);
    case 3:
      return Write(operand, size, Compute(kSub, 0, a, size));
    case 4:
    case 5: {
      if (size < 4) return false;
      const bool is_signed = (reg_ & 7) == 5;
      const uint64_t b = ReadRegister(kAx, size);
      const auto extend = [&](uint64_t value) {
        if (!is_signed) return static_cast<__int128>(value);
        return size == 8 ? __int128{static_cast<int64_t>(value)} : __int128{static_cast<int32_t>(value)};
      };
      const auto product = static_cast<unsigned __int128>(extend(a)) * static_cast<unsigned __int128>(extend(b));
      WriteRegister(kAx, size, static_cast<uint64_t>(product));
      WriteRegister(kDx, size, static_cast<uint64_t>(product >> 8 * size));
      const __int128 low = extend(ReadRegister(kAx, size));
      carry_ = overflow_ = low != static_cast<__int128>(product);
      return true;
    }
    case 6: {
      if (size < 4 || a == 0) return false;
      const unsigned __int128 whole =
          static_cast<unsigned __int128>(ReadRegister(kDx, size)) << 8 * size | ReadRegister(kAx, size);
      const unsigned __int128 quotient = whole / a;
      if (quotient >> 8 * size != 0) return false;
      WriteRegister(kAx, size, static_cast<uint64_t>(quotient));
      WriteRegister(kDx, size, static_cast<uint64_t>(whole % a));
      return true;
    }
    default:
      return false;
  }
}

// INC, DEC, CALL, JMP, PUSH.
bool Machine::Group5() {
  const unsigned size = (std::to_integer<unsigned>(at_[-1]) & 1) == 0 ? 1 : width();
  const Operand operand = ModRm();
  const unsigned operation = reg_ & 7;
  uint64_t a = 0;
  if (operation < 2) {
    if (!Read(operand, size, a)) return false;
    const bool carry = carry_;  // which they leave alone
    const uint64_t result = Compute(operation == 0 ? 0 : kSub, a, 1, size);
    carry_ = carry;
    return Write(operand, size, result);
  }
  if (size == 1 || !Read(operand, 8, a)) return false;
  if (operation == 2) return CallTo(a);
  if (operation == 4) return Jump(a);
  return operation == 6 && Push(a);
}

// ROL, ROR, SHL, SHR, SAR.
bool Machine::Shift(const Operand& to, unsigned width, unsigned operation, unsigned count) {
  uint64_t a = 0;
  if (!Read(to, width, a)) return false;
  const unsigned bits = 8 * width;
  count &= width == 8 ? 63 : 31;
  if (count == 0) return true;
  if (operation < 2) {
    count %= bits;
    const unsigned left = operation == 0 ? count : (bits - count) % bits;
    const uint64_t result = left == 0 ? a : a << left | a >> (bits - left);
    return Write(to, width, result);
  }
  if (count > bits) return false;
  uint64_t result = 0;
  switch (operation) {
    case 4:
      carry_ = (a >> (bits - count) & 1) != 0;
      result = count == 64 ? 0 : a << count;
      break;
    case 5:
      carry_ = (a >> (count - 1) & 1) != 0;
      result = count == 64 ? 0 : a >> count;
      break;
    case 7: {
      const int64_t value = static_cast<int64_t>(a << (64 - bits)) >> (64 - bits);
      carry_ = (value >> std::min(count - 1, 63u) & 1) != 0;
      result = static_cast<uint64_t>(value >> std::min(count, 63u));
      break;
    }
    default:
      return false;
  }
  overflow_ = false;
  SetResult(result, width);
  return Write(to, width, result);
}

}  // namespace stillheld
