#include "memory/fork/thread_state.h"

#include <gmock/gmock.h>
#include <sys/syscall.h>

#include <cstring>

namespace stillheld {
namespace {

Registers InCall(int64_t call, int64_t result) {
  Registers registers{};
  registers.orig_rax = static_cast<uint64_t>(call);
  registers.rax = static_cast<uint64_t>(result);
  registers.rip = 0x1000;
  registers.rdi = 7;
  return registers;
}

std::vector<std::byte> CodeWithNumber(uint8_t opcode, uint32_t number) {
  std::vector<std::byte> code(16, std::byte{0x90});
  code[9] = std::byte{opcode};
  std::memcpy(code.data() + 10, &number, sizeof(number));
  code[14] = std::byte{0x0f};
  code[15] = std::byte{0x05};
  return code;
}

TEST(ToGoOn, MakesARestartableCallAgain) {
  for (int64_t result : {-512, -513, -514}) {
    Registers stopped = InCall(SYS_read, result);
    EXPECT_EQ(WhereStopped(stopped), StoppedIn::kRestartableCall);
    Registers on = ToGoOn(stopped);
    EXPECT_EQ(on.rip, 0xffeu);
    EXPECT_EQ(on.rax, static_cast<uint64_t>(SYS_read));
    EXPECT_EQ(on.rdi, 7u);
    EXPECT_EQ(on.orig_rax, UINT64_MAX);
  }
}

TEST(ToGoOn, GoesOnWithATimedCallWhereItWas) {
  Registers stopped = InCall(SYS_nanosleep, -516);
  EXPECT_EQ(WhereStopped(stopped), StoppedIn::kTimedCall);
  EXPECT_EQ(ToGoOn(stopped).rax, static_cast<uint64_t>(SYS_restart_syscall));
  EXPECT_EQ(ToGoOn(stopped).rip, 0xffeu);
}

TEST(ToGoOn, KeepsTheResultOfAFinishedCall) {
  for (int64_t result : {0, 5, -4, -11, -515, -517}) {
    Registers stopped = InCall(SYS_epoll_wait, result);
    EXPECT_EQ(WhereStopped(stopped), StoppedIn::kFinishedCall);
    EXPECT_EQ(ToGoOn(stopped).rax, static_cast<uint64_t>(result));
    EXPECT_EQ(ToGoOn(stopped).rip, 0x1000u);
  }
}

TEST(ToGoOn, LeavesUserCodeAloneWhateverItsRegistersHold) {
  Registers stopped = InCall(-1, -512);
  EXPECT_EQ(WhereStopped(stopped), StoppedIn::kUserCode);
  EXPECT_EQ(ToGoOn(stopped).rax, static_cast<uint64_t>(-512));
  EXPECT_EQ(ToGoOn(stopped).rip, 0x1000u);
}

TEST(ToGoOnAlone, StartsATimedCallFromItsArguments) {
  Registers alone = ToGoOnAlone(InCall(SYS_nanosleep, -516), {});
  EXPECT_EQ(alone.rax, static_cast<uint64_t>(SYS_nanosleep));
  EXPECT_EQ(alone.rip, 0xffeu);
}

TEST(ToGoOnAlone, ReadsTheNumberOfAResumedTimedCallFromTheCode) {
  Registers stopped = InCall(SYS_restart_syscall, -516);
  EXPECT_EQ(WhereStopped(stopped), StoppedIn::kResumedTimedCall);
  EXPECT_EQ(ToGoOnAlone(stopped, CodeWithNumber(0xb8, SYS_poll)).rax, static_cast<uint64_t>(SYS_poll));
  EXPECT_EQ(ToGoOnAlone(stopped, CodeWithNumber(0xb8, SYS_futex)).rax, static_cast<uint64_t>(SYS_futex));
}

TEST(ToGoOnAlone, DoesNotTakeAnyNumberForThatOfATimedCall) {
  Registers stopped = InCall(SYS_restart_syscall, -516);
  auto restart = static_cast<uint64_t>(SYS_restart_syscall);
  EXPECT_EQ(ToGoOnAlone(stopped, CodeWithNumber(0xb8, SYS_exit_group)).rax, restart);
  EXPECT_EQ(ToGoOnAlone(stopped, CodeWithNumber(0xb9, SYS_poll)).rax, restart);
  EXPECT_EQ(ToGoOnAlone(stopped, {}).rax, restart);
}

}  // namespace
}  // namespace stillheld
