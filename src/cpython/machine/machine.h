// Machine: follows machine code of x86-64 in a capture, an instruction at a time, as the processor would have.
//
// For functions that only look at memory, as every tp_traverse has to be: nothing of the target runs, what the code
// writes stays in MachineMemory, and there are no system calls. It knows the instructions that compilers use for such
// code, and gives up at all others: then nothing of what it has seen counts. Hostile code costs its steps, no more.
//
// Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2. System V ABI, AMD64 supplement.
#ifndef STILLHELD_CPYTHON_MACHINE_MACHINE_H_
#define STILLHELD_CPYTHON_MACHINE_MACHINE_H_

#include <array>
#include <cstdint>
#include <cstring>
#include <functional>

#include "cpython/machine/machine_memory.h"

namespace stillheld {

class Machine {
 public:
  // Whether this is a machine whose code it can follow.
#ifdef __x86_64__
  static constexpr bool kIsThere = true;
#else
  static constexpr bool kIsThere = false;
#endif
  // A function of the follower's own: what calls it calls visit(), and gets 0.
  static constexpr uint64_t kVisit = uint64_t{1} << 58;

  // `memory` must outlive it.
  explicit Machine(const MemoryReader& memory) : memory_(memory) {}

  // Calls the function with three arguments. visit(first argument) for each call of kVisit. False if it does not return
  // within `steps`, or does what is not known. `steps` becomes what is left.
  bool Call(Address function, std::array<uint64_t, 3> arguments, uint64_t& steps,
            const std::function<void(Address)>& visit);

 private:
  static constexpr uint64_t kReturn = kVisit + 16;  // where the called function returns to

  enum Register : uint8_t { kAx, kCx, kDx, kBx, kSp, kBp, kSi, kDi };
  using Vector = std::array<uint64_t, 2>;

  // The operand that ModRM names.
  struct Operand {
    bool is_register = false;
    uint8_t number = 0;    // of the register
    uint64_t address = 0;  // else
  };

  // One instruction.
  bool Step();
  bool OneByte(uint8_t code);
  bool TwoBytes();
  bool Bits(uint8_t code);
  bool Exchange(uint8_t code);
  bool VectorMove(uint8_t code);
  bool VectorArithmetic(uint8_t code);
  bool Group3();
  bool Group5();
  bool Shift(const Operand& to, unsigned width, unsigned operation, unsigned count);

  // The instruction's own bytes.
  template <class T>
  T Next() {
    T value{};
    if (end_ - at_ < static_cast<ptrdiff_t>(sizeof(T))) {
      is_torn_ = true;
    } else {
      std::memcpy(&value, at_, sizeof(T));
      at_ += sizeof(T);
    }
    return value;
  }
  uint64_t NextImmediate(unsigned width);
  Operand ModRm();
  uint64_t WithIndex(unsigned mode);
  uint64_t here() const { return rip_ + static_cast<uint64_t>(at_ - begin_); }

  uint64_t ReadRegister(unsigned number, unsigned width) const;
  void WriteRegister(unsigned number, unsigned width, uint64_t value);
  bool Read(const Operand& operand, unsigned width, uint64_t& value) const;
  bool Write(const Operand& operand, unsigned width, uint64_t value);
  bool ReadVector(const Operand& operand, unsigned bytes, Vector& value) const;
  bool WriteVector(const Operand& operand, unsigned bytes, const Vector& value);
  bool Push(uint64_t value);
  bool Pop(uint64_t& value);
  bool Jump(uint64_t target);
  bool CallTo(uint64_t target);
  bool Return();
  // What __tls_get_addr answers, which was called last.
  bool AnswerThreadLocal();

  unsigned width() const { return is_wide_ ? 8 : is_short_ ? 2 : 4; }
  bool IsTrue(unsigned condition) const;
  // Of ADD, OR, ADC, SBB, AND, SUB, XOR, CMP, in the order of their codes: the result, with flags.
  uint64_t Compute(unsigned operation, uint64_t a, uint64_t b, unsigned width);
  uint64_t Multiply(uint64_t a, uint64_t b, unsigned width);
  void SetResult(uint64_t result, unsigned width);

  MachineMemory memory_;
  std::array<uint64_t, 16> registers_{};
  std::array<Vector, 16> vectors_{};
  uint64_t rip_ = 0;
  bool carry_ = false, zero_ = false, sign_ = false, overflow_ = false, parity_ = false;
  uint64_t called_with_ = 0;   // the first argument of the last call
  uint64_t called_stack_ = 0;  // the stack pointer at its begin

  // The instruction at hand.
  const std::byte* begin_ = nullptr;
  const std::byte* at_ = nullptr;
  const std::byte* end_ = nullptr;
  bool is_torn_ = false;
  bool has_rex_ = false, is_wide_ = false, is_short_ = false, is_of_thread_ = false;
  uint8_t rex_ = 0, repeat_ = 0;
  uint8_t reg_ = 0;               // the register that ModRM names beside the operand
  unsigned immediate_bytes_ = 0;  // behind ModRM, for addresses that count from the instruction's end
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_MACHINE_MACHINE_H_
