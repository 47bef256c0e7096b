#if defined(__x86_64__)

#include "memory/fork/signal_frame.h"

#include <cpuid.h>
#include <signal.h>
#include <ucontext.h>

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "base/bytes.h"

namespace stillheld {
namespace {

// The kernel's ucontext, seen through the C library's, which begins alike.
constexpr size_t kContextOffset = offsetof(SignalFrame, flags);
constexpr size_t InFrame(size_t in_ucontext) { return kContextOffset + in_ucontext; }
constexpr size_t Register(int which) {
  return InFrame(offsetof(ucontext_t, uc_mcontext) + static_cast<size_t>(which) * sizeof(greg_t));
}
static_assert(sizeof(SignalFrame) == 312);
static_assert(offsetof(SignalFrame, link) == InFrame(offsetof(ucontext_t, uc_link)));
static_assert(offsetof(SignalFrame, alternate_stack) == InFrame(offsetof(ucontext_t, uc_stack.ss_sp)));
static_assert(offsetof(SignalFrame, alternate_stack_flags) == InFrame(offsetof(ucontext_t, uc_stack.ss_flags)));
static_assert(offsetof(SignalFrame, alternate_stack_bytes) == InFrame(offsetof(ucontext_t, uc_stack.ss_size)));
static_assert(offsetof(SignalFrame, context.r8) == Register(REG_R8));
static_assert(offsetof(SignalFrame, context.r15) == Register(REG_R15));
static_assert(offsetof(SignalFrame, context.rdi) == Register(REG_RDI));
static_assert(offsetof(SignalFrame, context.rbp) == Register(REG_RBP));
static_assert(offsetof(SignalFrame, context.rdx) == Register(REG_RDX));
static_assert(offsetof(SignalFrame, context.rcx) == Register(REG_RCX));
static_assert(offsetof(SignalFrame, context.rip) == Register(REG_RIP));
static_assert(offsetof(SignalFrame, context.eflags) == Register(REG_EFL));
static_assert(offsetof(SignalFrame, context.cs) == Register(REG_CSGSFS));
static_assert(offsetof(SignalFrame, context.cr2) == Register(REG_CR2));
static_assert(offsetof(SignalFrame, context.extended) == InFrame(offsetof(ucontext_t, uc_mcontext.fpregs)));
static_assert(offsetof(SignalFrame, signal_mask) == InFrame(offsetof(ucontext_t, uc_sigmask)));

// uc_flags (arch/x86/include/uapi/asm/ucontext.h).
constexpr uint64_t kHasExtended = 1;
constexpr uint64_t kHasStackSegment = 2;
constexpr uint64_t kStrictStackSegment = 4;

// No such mode exists, so the kernel leaves the thread's alternate signal stack as it is, without an error.
constexpr uint32_t kKeepAlternateStack = 0x1234;

// In the XSAVE area (struct _fpx_sw_bytes): where the kernel's own words are, and what they must be.
constexpr size_t kSoftwareBytes = 464;
constexpr size_t kHeader = 512;
constexpr size_t kSmallest = 576;
constexpr uint32_t kFirstMagic = 0x46505853;
constexpr uint32_t kSecondMagic = 0x46505845;
struct SoftwareBytes {
  uint32_t magic;
  uint32_t extended_bytes;  // with the second magic
  uint64_t features;
  uint32_t area_bytes;
  uint32_t padding[7];
};
static_assert(sizeof(SoftwareBytes) == kHeader - kSoftwareBytes);

SignalFrame EmptyFrame(const Gadgets& gadgets) {
  SignalFrame frame{};
  frame.return_address = gadgets.signal_return.value();
  frame.alternate_stack_flags = kKeepAlternateStack;
  return frame;
}

// How long an area with these features is: the end of the last one, as the processor says.
uint64_t AreaBytes(uint64_t features) {
  uint64_t end = kSmallest;
  for (unsigned feature = 2; feature < 63; ++feature) {
    unsigned size = 0, offset = 0, flags = 0, unused = 0;
    if ((features >> feature & 1) == 0 || !__get_cpuid_count(0xd, feature, &size, &offset, &flags, &unused)) continue;
    end = std::max<uint64_t>(end, uint64_t{offset} + size);
  }
  return end;
}

}  // namespace

SignalFrame FrameOfCall(const SystemCall& call, Address next, const Gadgets& gadgets, const Registers& of_thread) {
  SignalFrame frame = EmptyFrame(gadgets);
  frame.flags = kHasStackSegment | kStrictStackSegment;
  frame.context.rip = gadgets.call.value();
  frame.context.rsp = next.value();
  frame.context.rax = call.number;
  frame.context.rdi = call.arguments[0];
  frame.context.rsi = call.arguments[1];
  frame.context.rdx = call.arguments[2];
  frame.context.r10 = call.arguments[3];
  frame.context.cs = static_cast<uint16_t>(of_thread.cs);
  frame.context.ss = static_cast<uint16_t>(of_thread.ss);
  frame.signal_mask = UINT64_MAX;
  return frame;
}

SignalFrame FrameOfReturn(const Registers& registers, uint64_t signal_mask, Address extended, const Gadgets& gadgets) {
  SignalFrame frame = EmptyFrame(gadgets);
  frame.flags = kHasExtended | kHasStackSegment | kStrictStackSegment;
  SignalContext& to = frame.context;
  to.r8 = registers.r8;
  to.r9 = registers.r9;
  to.r10 = registers.r10;
  to.r11 = registers.r11;
  to.r12 = registers.r12;
  to.r13 = registers.r13;
  to.r14 = registers.r14;
  to.r15 = registers.r15;
  to.rdi = registers.rdi;
  to.rsi = registers.rsi;
  to.rbp = registers.rbp;
  to.rbx = registers.rbx;
  to.rdx = registers.rdx;
  to.rax = registers.rax;
  to.rcx = registers.rcx;
  to.rsp = registers.rsp;
  to.rip = registers.rip;
  to.eflags = registers.eflags;
  to.cs = static_cast<uint16_t>(registers.cs);
  to.ss = static_cast<uint16_t>(registers.ss);
  to.extended = extended.value();
  frame.signal_mask = signal_mask;
  return frame;
}

std::vector<std::byte> ExtendedForSignalFrame(const std::vector<std::byte>& from_ptrace) {
  if (from_ptrace.size() < kSmallest) return {};
  auto features = LoadAt<uint64_t>(from_ptrace, kSoftwareBytes);  // all that the system has on
  auto in_use = LoadAt<uint64_t>(from_ptrace, kHeader);
  // The matrix tiles are large and need a permission that few threads have; an area that names them without it would
  // be refused, and all but the oldest registers with it.
  constexpr uint64_t kTiles = uint64_t{3} << 17;
  if ((in_use & kTiles) == 0) features &= ~kTiles;
  uint64_t area_bytes = AreaBytes(features);
  if (area_bytes > from_ptrace.size()) return {};

  std::vector<std::byte> area(area_bytes + sizeof(kSecondMagic));
  std::copy_n(from_ptrace.begin(), area_bytes, area.begin());
  SoftwareBytes words{};
  words.magic = kFirstMagic;
  words.extended_bytes = static_cast<uint32_t>(area_bytes + sizeof(kSecondMagic));
  words.features = features;
  words.area_bytes = static_cast<uint32_t>(area_bytes);
  std::memcpy(area.data() + kSoftwareBytes, &words, sizeof(words));
  std::memcpy(area.data() + area_bytes, &kSecondMagic, sizeof(kSecondMagic));
  return area;
}

}  // namespace stillheld

#endif  // __x86_64__
