// The frames that rt_sigreturn takes apart, as Linux lays them out on x86-64 (arch/x86/include/asm/sigframe.h):
//
//   frame     + 0  address that the handler returns to: here the instructions that call rt_sigreturn
//             + 8  ucontext: flags, link, alternate stack, registers, signal mask
//   extended       the XSAVE area, at 64 bytes, that ucontext points to
//
// A thread whose stack pointer stands at a frame and that executes `ret` becomes what the frame says: so a row of
// frames is a program of system calls that needs no code of its own.
#ifndef STILLHELD_MEMORY_FORK_SIGNAL_FRAME_H_
#define STILLHELD_MEMORY_FORK_SIGNAL_FRAME_H_

#include <cstdint>
#include <vector>

#include "base/address.h"
#include "memory/fork/gadgets.h"
#include "memory/fork/thread_state.h"

namespace stillheld {

struct SystemCall {
  uint64_t number = 0;
  uint64_t arguments[4] = {};
};

struct SignalContext {
  uint64_t r8, r9, r10, r11, r12, r13, r14, r15;
  uint64_t rdi, rsi, rbp, rbx, rdx, rax, rcx, rsp, rip;
  uint64_t eflags;
  uint16_t cs, gs, fs, ss;
  uint64_t error, trap, old_mask, cr2;
  uint64_t extended;  // address of the XSAVE area; 0: the floating-point state is reset
  uint64_t reserved[8];
};

struct SignalFrame {
  uint64_t return_address;
  uint64_t flags;
  uint64_t link;
  uint64_t alternate_stack;
  uint32_t alternate_stack_flags;
  uint32_t alternate_stack_padding;
  uint64_t alternate_stack_bytes;
  SignalContext context;
  uint64_t signal_mask;
};

// Leads to `call`, made at gadgets.call, with all signals blocked, and from there to the frame at `next`.
SignalFrame FrameOfCall(const SystemCall& call, Address next, const Gadgets& gadgets, const Registers& of_thread);

// Leads back to a thread's own state, with the XSAVE area at `extended`.
SignalFrame FrameOfReturn(const Registers& registers, uint64_t signal_mask, Address extended, const Gadgets& gadgets);

// The XSAVE area as rt_sigreturn wants it, made from the one that ptrace gives. Empty: it cannot be made.
std::vector<std::byte> ExtendedForSignalFrame(const std::vector<std::byte>& from_ptrace);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_FORK_SIGNAL_FRAME_H_
