#if defined(__x86_64__)

#include "memory/fork/carrier.h"

#include <fmt/format.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstring>

#include "base/error.h"
#include "memory/maps.h"
#include "memory/processes.h"
#include "memory/refusal.h"
#include "memory/target_memory.h"
#include "memory/trace_wait.h"

namespace stillheld {
namespace {

constexpr auto kSetSignalMask = static_cast<__ptrace_request>(0x420b);
constexpr auto kGetRseq = static_cast<__ptrace_request>(0x420f);
constexpr uint64_t kSyscallBytes = 2;

// A frame begins 8 bytes below a multiple of 16, as behind a call.
constexpr uint64_t kFrameBytes = (sizeof(SignalFrame) + 15) / 16 * 16;
constexpr size_t kFrames = 6;

// Whether the thread may be inside a restartable sequence, which must not be left and entered again behind its back.
// Linux 5.13; where the kernel cannot tell, few programs have such sequences.
bool InRestartableSequence(pid_t thread, const UniqueFd& memory) {
  struct {
    uint64_t area;
    uint32_t area_bytes, signature, flags, padding;
  } configuration{};
  if (ptrace(kGetRseq, thread, sizeof(configuration), &configuration) <= 0 || configuration.area == 0) return false;
  constexpr uint64_t kSequence = 8;  // offset of rseq_cs
  uint64_t sequence = 0;
  ReadTargetMemory(memory, Address(configuration.area) + kSequence, std::as_writable_bytes(std::span(&sequence, 1)));
  return sequence != 0;
}

// Frames from the top of the free stack downwards:
//
//   stack pointer - 128   (the red zone: code without calls keeps values there)
//   extended              XSAVE area, at a multiple of 64
//   go back               the thread as it was
//   reap helper           wait4(helper) → go back
//   fork child            clone → helper exit
//   helper exit           exit
//   close files           close_range → child exit
//   child exit            exit_group
FrameRow MakeRow(const ThreadState& state, const Registers& alone, const std::vector<std::byte>& extended,
                 const Gadgets& gadgets) {
  constexpr uint64_t kRedZone = 128;
  auto down = [](uint64_t address, uint64_t unit) { return address / unit * unit; };
  uint64_t extended_at = down(down(state.registers.rsp - kRedZone, 64) - extended.size(), 64);
  std::array<Address, kFrames> at;
  for (size_t i = 0; i < kFrames; ++i) at[i] = Address(down(extended_at, 16) - (i + 1) * kFrameBytes - 8);
  auto [go_back, reap_helper, fork_child, helper_exit, close_files, child_exit] = at;

  constexpr uint64_t kNobody = 0x7ffffffe;  // until clone writes the pid: if it made none, wait4 returns at once
  constexpr uint64_t kAllDescriptors = UINT32_MAX, kUnshare = 2;
  constexpr uint64_t kCloseRange = 436;
  std::array<SignalFrame, kFrames> frames = {
      FrameOfReturn(alone, state.signal_mask, Address(extended_at), gadgets),
      FrameOfCall({SYS_wait4, {kNobody, 0, __WALL, 0}}, go_back, gadgets, alone),
      FrameOfCall({SYS_clone, {CLONE_FILES | SIGCHLD, close_files.value(), 0, 0}}, helper_exit, gadgets, alone),
      FrameOfCall({SYS_exit, {0, 0, 0, 0}}, helper_exit, gadgets, alone),
      FrameOfCall({kCloseRange, {0, kAllDescriptors, kUnshare, 0}}, child_exit, gadgets, alone),
      FrameOfCall({SYS_exit_group, {0, 0, 0, 0}}, child_exit, gadgets, alone),
  };
  FrameRow row;
  row.begin = at.back();
  row.go_back = go_back;
  row.reap_helper = reap_helper;
  row.helper_pid = reap_helper + offsetof(SignalFrame, context.rdi);
  row.fork_child = fork_child;
  row.close_files = close_files;
  row.bytes.resize(Address(extended_at) + extended.size() - row.begin);
  for (size_t i = 0; i < kFrames; ++i)
    std::memcpy(row.bytes.data() + (at[i] - row.begin), &frames[i], sizeof(frames[i]));
  std::memcpy(row.bytes.data() + (Address(extended_at) - row.begin), extended.data(), extended.size());
  return row;
}

// Room within the mapping that the thread's stack pointer is in, and some more for the thread's own signals.
bool HasRoom(const FrameRow& row, uint64_t stack_pointer, std::span<const Mapping> mappings) {
  constexpr uint64_t kMargin = 4096;
  const Mapping* stack = FindMapping(mappings, Address(stack_pointer));
  return stack && stack->readable && stack->writable && !stack->shared && stack->begin + kMargin <= row.begin;
}

}  // namespace

Error ForkTookTooLong(pid_t pid) {
  return Error(
      ErrorCode::kIo,
      fmt::format("Process {} did not finish a fork within {} s. It runs on, unchanged.", pid, kForkPatience.count()),
      "Try again, or use --mode copy.");
}

std::optional<Carrier> Carrier::Choose(const FrozenThreads& frozen, const Gadgets& gadgets,
                                       std::span<const Mapping> mappings, const UniqueFd& memory,
                                       std::string& why_not) {
  struct Candidate {
    StoppedIn where;
    pid_t thread;
  };
  std::vector<Candidate> candidates;
  for (pid_t thread : frozen.threads()) {
    if (auto registers = ReadRegisters(thread)) candidates.push_back({WhereStopped(*registers), thread});
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](auto& a, auto& b) { return a.where < b.where; });
  why_not = "no thread could be used for a fork";
  for (const Candidate& candidate : candidates) {
    std::optional<ThreadState> state = ReadThreadState(candidate.thread);
    if (!state) continue;
    std::array<std::byte, 16> code_before{};
    uint64_t code_at = state->registers.rip - code_before.size();
    bool code_read = ReadTargetMemory(memory, Address(code_at), code_before) == code_before.size();
    constexpr std::array kSyscall = {std::byte{0x0f}, std::byte{0x05}};
    bool starts_again = candidate.where != StoppedIn::kUserCode && candidate.where != StoppedIn::kFinishedCall;
    if (starts_again &&
        (!code_read || !std::equal(kSyscall.begin(), kSyscall.end(), code_before.end() - kSyscallBytes))) {
      continue;  // int $0x80 or the like, which starts again otherwise
    }
    if (!starts_again && InRestartableSequence(candidate.thread, memory)) continue;
    bool timed = candidate.where == StoppedIn::kTimedCall || candidate.where == StoppedIn::kResumedTimedCall;
    std::vector<std::byte> extended = ExtendedForSignalFrame(state->extended);
    if (extended.empty()) {
      why_not = "the floating-point state could not be saved";
      continue;
    }
    FrameRow row = MakeRow(*state, ToGoOnAlone(state->registers, code_before), extended, gadgets);
    if (!HasRoom(row, state->registers.rsp, mappings)) {
      why_not = "no thread has room on its stack";
      continue;
    }
    return Carrier(frozen.pid(), candidate.thread, *std::move(state), std::move(row), gadgets,
                   !timed && !frozen.is_stopped_by_job_control());
  }
  return std::nullopt;
}

bool Carrier::LayFrames() {
  iovec local{row_.bytes.data(), row_.bytes.size()};
  iovec remote{reinterpret_cast<void*>(row_.begin.value()), row_.bytes.size()};
  if (process_vm_writev(pid_, &local, 1, &remote, 1, 0) != static_cast<ssize_t>(row_.bytes.size())) return false;
  // What it makes is ours from its first instruction on.
  return ptrace(PTRACE_SETOPTIONS, thread_, nullptr,
                PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK) == 0;
}

CallOutcome Carrier::Begin(const SystemCall& call, Address next) {
  Registers registers = state_.registers;
  registers.rip = gadgets_.call.value();
  registers.rsp = next.value();
  registers.orig_rax = UINT64_MAX;
  registers.rax = call.number;
  registers.rdi = call.arguments[0];
  registers.rsi = call.arguments[1];
  registers.rdx = call.arguments[2];
  registers.r10 = call.arguments[3];
  // In this order: dying between the two leaves a thread that heals itself, the other order one that blocks signals.
  uint64_t all_signals = UINT64_MAX;
  if (ptrace(PTRACE_SETREGS, thread_, nullptr, &registers) != 0 ||
      ptrace(kSetSignalMask, thread_, sizeof(all_signals), &all_signals) != 0) {
    throw EndedMidway(pid_);
  }
  RunToStop(false);
  if (pid_t child = RunToStop(true)) return {.result = 0, .child = child, .finished = false};
  return {.result = Result(), .child = 0, .finished = true};
}

int64_t Carrier::Finish() {
  RunToStop(false);
  return Result();
}

int64_t Carrier::Call(const SystemCall& call, Address next) {
  constexpr int64_t kRestartSys = -512, kRestartNoIntr = -513;
  constexpr int kMostRestarts = 100;
  int64_t result = 0;
  for (int restarts = 0; restarts < kMostRestarts; ++restarts) {
    CallOutcome outcome = Begin(call, next);
    result = outcome.finished ? outcome.result : Finish();
    // A stop signal from elsewhere cannot be blocked, and interrupts.
    if (result != kRestartSys && result != kRestartNoIntr) break;
  }
  return result;
}

int64_t Carrier::Result() const {
  Registers registers{};
  if (ptrace(PTRACE_GETREGS, thread_, nullptr, &registers) != 0) throw EndedMidway(pid_);
  return static_cast<int64_t>(registers.rax);
}

// Lets the thread run until it enters or leaves a call: 0. Or, if that is asked for, until it has made a process in
// one.
pid_t Carrier::RunToStop(bool may_make_process) {
  constexpr int kCallStop = SIGTRAP | 0x80;
  auto deadline = std::chrono::steady_clock::now() + kForkPatience;
  long signal = 0;
  while (true) {
    int status = 0;
    if (ptrace(PTRACE_SYSCALL, thread_, nullptr, signal) != 0) throw EndedMidway(pid_);
    switch (AwaitThread(thread_, deadline, status)) {
      case Awaited::kGone:
        throw EndedMidway(pid_);
      case Awaited::kTimeout:
        throw ForkTookTooLong(pid_);
      case Awaited::kChanged:
        break;
    }
    if (!WIFSTOPPED(status)) throw EndedMidway(pid_);
    int event = status >> 16;
    if (event == 0 && WSTOPSIG(status) == kCallStop) return 0;
    unsigned long made = 0;
    if (may_make_process && (event == PTRACE_EVENT_CLONE || event == PTRACE_EVENT_FORK) &&
        ptrace(PTRACE_GETEVENTMSG, thread_, nullptr, &made) == 0 && made != 0) {
      return static_cast<pid_t>(made);
    }
    signal = event == 0 ? WSTOPSIG(status) : 0;
  }
}

void Carrier::Restore() {
  // In this order: dying between the two leaves a thread that has its mask and returns to the rest by itself.
  Registers registers = ToGoOn(state_.registers);
  if (ptrace(kSetSignalMask, thread_, sizeof(state_.signal_mask), &state_.signal_mask) != 0 ||
      ptrace(PTRACE_SETREGS, thread_, nullptr, &registers) != 0) {
    throw EndedMidway(pid_);
  }
}

}  // namespace stillheld

#endif  // __x86_64__
