// Instructions whose code begins with 0f, as far as they are about registers of numbers.
#include <algorithm>
#include <bit>

#include "cpython/machine/machine.h"

namespace stillheld {

bool Machine::TwoBytes() {
  const auto code = Next<uint8_t>();
  uint64_t a = 0;
  if (code >= 0x40 && code < 0x50) {  // CMOVcc
    const Operand operand = ModRm();
    if (!Read(operand, width(), a)) return false;
    // The upper half is cleared in any case.
    WriteRegister(reg_, width(), IsTrue(code & 15) ? a : ReadRegister(reg_, width()));
    return true;
  }
  if (code >= 0x80 && code < 0x90) {  // Jcc
    const uint64_t distance = NextImmediate(4);
    return !IsTrue(code & 15) || Jump(here() + distance);
  }
  if (code >= 0x90 && code < 0xa0) return Write(ModRm(), 1, IsTrue(code & 15) ? 1 : 0);
  if (code >= 0xc8 && code < 0xd0) {  // BSWAP
    const unsigned number = (code & 7) | (rex_ & 1) << 3;
    a = ReadRegister(number, width());
    WriteRegister(number, width(), is_wide_ ? std::byteswap(a) : std::byteswap(static_cast<uint32_t>(a)));
    return !is_short_;
  }
  switch (code) {
    case 0x0d:
    case 0x18:
    case 0x19:
    case 0x1e:  // ENDBR64 among others
    case 0x1f:
      ModRm();
      return true;
    case 0xa3:
    case 0xab:
    case 0xb3:
    case 0xbb:
    case 0xba:
    case 0xbc:
    case 0xbd:
    case 0xb8:
      return Bits(code);
    case 0xaf: {
      const Operand operand = ModRm();
      if (!Read(operand, width(), a)) return false;
      WriteRegister(reg_, width(), Multiply(a, ReadRegister(reg_, width()), width()));
      return true;
    }
    case 0xb6:
    case 0xb7:
    case 0xbe:
    case 0xbf: {
      const unsigned size = (code & 1) == 0 ? 1 : 2;
      const Operand operand = ModRm();
      if (!Read(operand, size, a)) return false;
      const bool is_signed = code >= 0xbe;
      const int64_t extended = size == 1 ? int64_t{static_cast<int8_t>(a)} : int64_t{static_cast<int16_t>(a)};
      WriteRegister(reg_, width(), is_signed ? static_cast<uint64_t>(extended) : a);
      return true;
    }
    case 0xb0:
    case 0xb1:
    case 0xc0:
    case 0xc1:
      return Exchange(code);
    default:
      return VectorMove(code) || (!is_torn_ && VectorArithmetic(code));
  }
}

// BT, BTS, BTR, BTC; BSF, TZCNT, BSR, LZCNT, POPCNT.
bool Machine::Bits(uint8_t code) {
  immediate_bytes_ = code == 0xba ? 1 : 0;
  const Operand operand = ModRm();
  uint64_t a = 0;
  const unsigned bits = 8 * width();
  if (code == 0xb8 || code == 0xbc || code == 0xbd) {
    if (!Read(operand, width(), a) || (code == 0xb8 && repeat_ != 0xf3)) return false;
    zero_ = a == 0;
    if (code == 0xb8) {
      WriteRegister(reg_, width(), static_cast<uint64_t>(std::popcount(a)));
      return true;
    }
    const auto below = static_cast<uint64_t>(std::min<int>(std::countr_zero(a), static_cast<int>(bits)));
    const auto above = static_cast<uint64_t>(std::countl_zero(a)) - (64 - bits);
    if (repeat_ == 0xf3) {
      const uint64_t count = code == 0xbc ? below : above;
      carry_ = a == 0;
      zero_ = count == 0;
      WriteRegister(reg_, width(), count);
    } else if (a != 0) {
      WriteRegister(reg_, width(), code == 0xbc ? below : bits - 1 - above);
    }
    return true;
  }
  // With a number of a bit in a register, memory far from the operand may be meant.
  const unsigned operation = code == 0xba ? reg_ & 7 : code >> 3 & 7;
  if (operation < 4 || (code != 0xba && !operand.is_register)) return false;
  const uint64_t bit = (code == 0xba ? Next<uint8_t>() : ReadRegister(reg_, width())) % bits;
  if (!Read(operand, width(), a)) return false;
  carry_ = (a >> bit & 1) != 0;
  const uint64_t one = uint64_t{1} << bit;
  if (operation == 4) return true;
  return Write(operand, width(), operation == 5 ? a | one : operation == 6 ? a & ~one : a ^ one);
}

// CMPXCHG, XADD.
bool Machine::Exchange(uint8_t code) {
  constexpr unsigned kAdd = 0, kCompare = 7;
  const unsigned size = (code & 1) == 0 ? 1 : width();
  const Operand operand = ModRm();
  uint64_t a = 0;
  if (!Read(operand, size, a)) return false;
  const uint64_t b = ReadRegister(reg_, size);
  if (code >= 0xc0) {
    const uint64_t sum = Compute(kAdd, a, b, size);
    WriteRegister(reg_, size, a);
    return Write(operand, size, sum);
  }
  Compute(kCompare, ReadRegister(kAx, size), a, size);
  if (zero_) return Write(operand, size, b);
  WriteRegister(kAx, size, a);
  return true;
}

}  // namespace stillheld
