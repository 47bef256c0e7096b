// kill_at_call N PROGRAM ARGUMENTS…: runs a program that traces others, and kills it when it enters or leaves its Nth
// system call, counted from its first ptrace call. Waiting and yielding are not counted: between two of them nothing
// changes. Prints the call, and exits 0; exits 3 if the program ended by itself before.
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace {

bool IsCounted(unsigned long call) {
  return call != SYS_wait4 && call != SYS_sched_yield && call != SYS_nanosleep && call != SYS_clock_nanosleep &&
         call != SYS_futex;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  long wanted = std::atol(argv[1]);
  pid_t program = fork();
  if (program == 0) {
    ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
    execv(argv[2], argv + 2);
    _exit(127);
  }
  int status = 0;
  waitpid(program, &status, 0);
  ptrace(PTRACE_SETOPTIONS, program, nullptr, PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE);
  ptrace(PTRACE_SYSCALL, program, nullptr, nullptr);
  long counted = 0;
  while (true) {
    pid_t thread = waitpid(-1, &status, __WALL);
    if (thread < 0) return 2;
    if (!WIFSTOPPED(status)) {
      if (thread == program) return 3;
      continue;
    }
    long signal = 0;
    if (WSTOPSIG(status) == (SIGTRAP | 0x80)) {
      user_regs_struct registers{};
      ptrace(PTRACE_GETREGS, thread, nullptr, &registers);
      bool first = counted == 0 && registers.orig_rax == SYS_ptrace;
      if ((first || counted > 0) && IsCounted(registers.orig_rax) && counted++ == wanted) {
        kill(program, SIGKILL);
        std::printf("call %llu, first argument 0x%llx\n", registers.orig_rax, registers.rdi);
        while (waitpid(-1, &status, __WALL) > 0) {
        }
        return 0;
      }
    } else if (status >> 16 == 0 && WSTOPSIG(status) != SIGSTOP && WSTOPSIG(status) != SIGTRAP) {
      signal = WSTOPSIG(status);
    }
    ptrace(PTRACE_SYSCALL, thread, nullptr, signal);
  }
}
