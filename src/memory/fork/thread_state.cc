#if defined(__x86_64__)

#include "memory/fork/thread_state.h"

#include <elf.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>

#include "base/bytes.h"

#ifndef PTRACE_GETSIGMASK
#define PTRACE_GETSIGMASK static_cast<__ptrace_request>(0x420a)
#endif

namespace stillheld {
namespace {

// What the kernel leaves in the result register of an interrupted call (include/linux/errno.h).
constexpr int64_t kRestartSys = -512;
constexpr int64_t kRestartNoIntr = -513;
constexpr int64_t kRestartNoHand = -514;
constexpr int64_t kRestartBlock = -516;

constexpr uint64_t kSyscallBytes = 2;
constexpr uint64_t kUserCode64 = 0x33;  // the code segment of 64-bit programs

uint64_t Number(long call) { return static_cast<uint64_t>(call); }

// "mov $number, %eax" stands right in front of the call in the C library's own wrappers.
std::optional<uint64_t> NumberBefore(std::span<const std::byte> code_before) {
  constexpr size_t kMoveBytes = 5;
  constexpr std::byte kMove{0xb8};
  if (code_before.size() < kMoveBytes + kSyscallBytes) return std::nullopt;
  std::span<const std::byte> move = code_before.last(kMoveBytes + kSyscallBytes);
  constexpr std::array kTimedCalls = {SYS_poll, SYS_ppoll, SYS_nanosleep, SYS_clock_nanosleep, SYS_futex};
  auto number = LoadAt<uint32_t>(move, 1);
  if (move[0] != kMove || std::find(kTimedCalls.begin(), kTimedCalls.end(), long{number}) == kTimedCalls.end()) {
    return std::nullopt;
  }
  return number;
}

Registers Restarted(const Registers& stopped, uint64_t number) {
  Registers registers = stopped;
  registers.orig_rax = UINT64_MAX;
  registers.rip -= kSyscallBytes;
  registers.rax = number;
  return registers;
}

}  // namespace

std::optional<Registers> ReadRegisters(pid_t thread) {
  Registers registers{};
  if (ptrace(PTRACE_GETREGS, thread, nullptr, &registers) != 0 || registers.cs != kUserCode64) return std::nullopt;
  return registers;
}

std::optional<ThreadState> ReadThreadState(pid_t thread) {
  ThreadState state;
  std::optional<Registers> registers = ReadRegisters(thread);
  if (!registers) return std::nullopt;
  state.registers = *registers;
  if (ptrace(PTRACE_GETSIGMASK, thread, sizeof(state.signal_mask), &state.signal_mask) != 0) return std::nullopt;
  constexpr size_t kMostExtendedBytes = 64 * 1024;
  state.extended.resize(kMostExtendedBytes);
  iovec area{state.extended.data(), state.extended.size()};
  if (ptrace(PTRACE_GETREGSET, thread, NT_X86_XSTATE, &area) != 0) return std::nullopt;
  state.extended.resize(area.iov_len);
  return state;
}

StoppedIn WhereStopped(const Registers& stopped) {
  if (static_cast<int64_t>(stopped.orig_rax) < 0) return StoppedIn::kUserCode;
  switch (static_cast<int64_t>(stopped.rax)) {
    case kRestartSys:
    case kRestartNoIntr:
    case kRestartNoHand:
      return StoppedIn::kRestartableCall;
    case kRestartBlock:
      return stopped.orig_rax == Number(SYS_restart_syscall) ? StoppedIn::kResumedTimedCall : StoppedIn::kTimedCall;
    default:
      return StoppedIn::kFinishedCall;
  }
}

Registers ToGoOn(const Registers& stopped) {
  switch (WhereStopped(stopped)) {
    case StoppedIn::kRestartableCall:
      return Restarted(stopped, stopped.orig_rax);
    case StoppedIn::kTimedCall:
    case StoppedIn::kResumedTimedCall:
      return Restarted(stopped, Number(SYS_restart_syscall));
    case StoppedIn::kUserCode:
    case StoppedIn::kFinishedCall:
      break;
  }
  Registers registers = stopped;
  registers.orig_rax = UINT64_MAX;  // not in a call: the kernel must not restart anything
  return registers;
}

Registers ToGoOnAlone(const Registers& stopped, std::span<const std::byte> code_before) {
  switch (WhereStopped(stopped)) {
    case StoppedIn::kTimedCall:
      return Restarted(stopped, stopped.orig_rax);
    case StoppedIn::kResumedTimedCall:
      return Restarted(stopped, NumberBefore(code_before).value_or(Number(SYS_restart_syscall)));
    default:
      return ToGoOn(stopped);
  }
}

}  // namespace stillheld

#endif  // __x86_64__
