// Instructions about vectors of 16 bytes (SSE2): compilers move structs with them and search tables.
#include <algorithm>
#include <cstring>
#include <functional>

#include "cpython/machine/machine.h"

namespace stillheld {
namespace {

using Vector = std::array<uint64_t, 2>;
using Bytes = std::array<uint8_t, 16>;

Bytes BytesOf(const Vector& vector) {
  Bytes bytes;
  std::memcpy(bytes.data(), vector.data(), sizeof bytes);
  return bytes;
}

Vector VectorOf(const Bytes& bytes) {
  Vector vector;
  std::memcpy(vector.data(), bytes.data(), sizeof vector);
  return vector;
}

// All ones where it is true of the elements.
template <class T, class Test>
Vector Compare(const Vector& a, const Vector& b, Test test) {
  constexpr size_t kCount = sizeof(Vector) / sizeof(T);
  std::array<T, kCount> first, second;
  std::memcpy(first.data(), a.data(), sizeof a);
  std::memcpy(second.data(), b.data(), sizeof b);
  for (size_t i = 0; i < kCount; ++i) first[i] = static_cast<T>(test(first[i], second[i]) ? -1 : 0);
  Vector result;
  std::memcpy(result.data(), first.data(), sizeof result);
  return result;
}

// The lower halves, one element of each in turn.
Vector Interleave(const Vector& a, const Vector& b, size_t element_bytes) {
  const Bytes first = BytesOf(a), second = BytesOf(b);
  Bytes result;
  for (size_t i = 0; i < result.size() / 2; i += element_bytes) {
    std::memcpy(&result[2 * i], &first[i], element_bytes);
    std::memcpy(&result[2 * i + element_bytes], &second[i], element_bytes);
  }
  return VectorOf(result);
}

}  // namespace

bool Machine::ReadVector(const Operand& operand, unsigned bytes, Vector& value) const {
  value = {};
  if (!operand.is_register) return memory_.Load(operand.address, value.data(), bytes);
  std::memcpy(value.data(), vectors_[operand.number].data(), bytes);
  return true;
}

bool Machine::WriteVector(const Operand& operand, unsigned bytes, const Vector& value) {
  if (!operand.is_register) return memory_.Store(operand.address, value.data(), bytes);
  std::memcpy(vectors_[operand.number].data(), value.data(), bytes);
  return true;
}

bool Machine::VectorMove(uint8_t code) {
  Vector value{};
  switch (code) {
    case 0x10:
    case 0x28:
    case 0x6f: {
      if (code == 0x6f && !is_short_ && repeat_ != 0xf3) return false;
      const Operand operand = ModRm();
      const unsigned bytes = code != 0x10 || repeat_ == 0 ? 16 : repeat_ == 0xf3 ? 4 : 8;
      if (!ReadVector(operand, bytes, value)) return false;
      // Of a number from a register, the rest stays as it was.
      if (operand.is_register && bytes < 16) {
        std::memcpy(vectors_[reg_].data(), value.data(), bytes);
      } else {
        vectors_[reg_] = value;
      }
      return true;
    }
    case 0x11:
    case 0x29:
    case 0x7f: {
      if (code == 0x7f && !is_short_ && repeat_ != 0xf3) return false;
      const Operand operand = ModRm();
      return WriteVector(operand, code != 0x11 || repeat_ == 0 ? 16 : repeat_ == 0xf3 ? 4 : 8, vectors_[reg_]);
    }
    case 0x12:
    case 0x16: {
      const Operand operand = ModRm();
      if (operand.is_register || repeat_ != 0 || !ReadVector(operand, 8, value)) return false;
      vectors_[reg_][code == 0x12 ? 0 : 1] = value[0];
      return true;
    }
    case 0x13:
    case 0x17: {
      const Operand operand = ModRm();
      return !operand.is_register && repeat_ == 0 && WriteVector(operand, 8, {vectors_[reg_][code == 0x13 ? 0 : 1], 0});
    }
    case 0x6e: {
      uint64_t a = 0;
      if (!is_short_) return false;
      const Operand operand = ModRm();
      if (!Read(operand, is_wide_ ? 8 : 4, a)) return false;
      vectors_[reg_] = {a, 0};
      return true;
    }
    case 0x7e: {
      const Operand operand = ModRm();
      if (repeat_ == 0xf3) {
        if (!ReadVector(operand, 8, value)) return false;
        vectors_[reg_] = {value[0], 0};
        return true;
      }
      return is_short_ && Write(operand, is_wide_ ? 8 : 4, vectors_[reg_][0]);
    }
    case 0xd6: {
      const Operand operand = ModRm();
      if (!is_short_) return false;
      if (operand.is_register) {
        vectors_[operand.number] = {vectors_[reg_][0], 0};
        return true;
      }
      return WriteVector(operand, 8, vectors_[reg_]);
    }
    default:
      return false;
  }
}

bool Machine::VectorArithmetic(uint8_t code) {
  const bool is_of_floats = code == 0x54 || code == 0x55 || code == 0x56 || code == 0x57;
  if (!is_short_ && !is_of_floats) return false;
  immediate_bytes_ = code == 0x70 ? 1 : 0;
  const Operand operand = ModRm();
  Vector b;
  if (!ReadVector(operand, 16, b)) return false;
  Vector& a = vectors_[reg_];
  switch (code) {
    case 0x54:
    case 0xdb:
      a = {a[0] & b[0], a[1] & b[1]};
      return true;
    case 0x55:
    case 0xdf:
      a = {~a[0] & b[0], ~a[1] & b[1]};
      return true;
    case 0x56:
    case 0xeb:
      a = {a[0] | b[0], a[1] | b[1]};
      return true;
    case 0x57:
    case 0xef:
      a = {a[0] ^ b[0], a[1] ^ b[1]};
      return true;
    case 0x6c:
      a = {a[0], b[0]};
      return true;
    case 0x6d:
      a = {a[1], b[1]};
      return true;
    case 0xd4:
      a = {a[0] + b[0], a[1] + b[1]};
      return true;
    case 0xfb:
      a = {a[0] - b[0], a[1] - b[1]};
      return true;
    case 0x64:
      a = Compare<int8_t>(a, b, std::greater());
      return true;
    case 0x65:
      a = Compare<int16_t>(a, b, std::greater());
      return true;
    case 0x66:
      a = Compare<int32_t>(a, b, std::greater());
      return true;
    case 0x74:
      a = Compare<int8_t>(a, b, std::equal_to());
      return true;
    case 0x75:
      a = Compare<int16_t>(a, b, std::equal_to());
      return true;
    case 0x76:
      a = Compare<int32_t>(a, b, std::equal_to());
      return true;
    case 0xd7: {
      if (!operand.is_register) return false;
      const Bytes bytes = BytesOf(b);
      uint64_t mask = 0;
      for (size_t i = 0; i < bytes.size(); ++i) mask |= static_cast<uint64_t>(bytes[i] >> 7) << i;
      WriteRegister(reg_, 4, mask);
      return true;
    }
    case 0x60:
    case 0x61:
    case 0x62:
      a = Interleave(a, b, size_t{1} << (code - 0x60));
      return true;
    case 0x70: {
      const auto order = Next<uint8_t>();
      const Bytes from = BytesOf(b);
      Bytes result;
      for (size_t i = 0; i < 4; ++i) std::memcpy(&result[4 * i], &from[4 * size_t{order >> 2 * i & 3u}], 4);
      a = VectorOf(result);
      return true;
    }
    default:
      return false;
  }
}

}  // namespace stillheld
