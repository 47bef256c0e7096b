#include "cpython/frames.h"

#include <algorithm>

namespace stillheld {
namespace {

constexpr size_t kMaxFrames = 1 << 20;
constexpr size_t kMaxThreads = 1 << 16;

// enum _frameowner; the last since gh-96143 (3.12).
enum FrameOwner : uint8_t { kOwnedByThread = 0, kOwnedByGenerator = 1, kOwnedByFrameObject = 2, kOwnedByCStack = 3 };

// PyFrameState, of frames that are objects and of generators. What was cleared holds nothing.
constexpr int8_t kFrameExecuting = 0;
constexpr int8_t kFrameCleared = 4;

}  // namespace

FrameReader::FrameReader(const MemoryReader& memory, const Layout& layout)
    : memory_(memory), layout_(layout), code_(memory, layout) {}

std::vector<Frame> FrameReader::ThreadFrames(Address thread) const {
  const auto& at = layout_.thread;
  Address next;
  if (at.frame) {
    next = memory_.LoadAddressOrNull(thread + *at.frame);
  } else if (at.current_frame) {
    next = memory_.LoadAddressOrNull(thread + *at.current_frame);
  } else {
    const Address cframe = memory_.LoadAddressOrNull(thread + at.cframe.value());
    if (!cframe.is_null()) next = memory_.LoadAddressOrNull(cframe + layout_.cframe.current_frame.value());
  }
  return ChainFrom(next);
}

std::vector<Frame> FrameReader::ChainFrom(Address innermost) const {
  std::vector<Frame> frames;
  Address next = innermost;
  for (size_t steps = 0; !next.is_null() && steps < kMaxFrames; ++steps) {
    auto frame = Read(next);
    if (frame) {
      next = frame->previous;
      frames.push_back(std::move(*frame));
    } else {
      // A frame of C code has no code of its own, but a caller.
      const Offset previous = layout_.interpreter_frame.previous;
      next = previous ? memory_.LoadAddressOrNull(next + *previous) : Address();
    }
  }
  return frames;
}

std::optional<Frame> FrameReader::OfFrameObject(Address frame_object) const {
  const auto& at = layout_.frame;
  if (!at.f_frame) return ReadObject(frame_object);
  const Address own = frame_object + at.f_frame_data.value();
  if (memory_.LoadAddressOrNull(frame_object + *at.f_frame) != own) return std::nullopt;
  auto frame = ReadStruct(own);
  if (!frame || frame->owner != Frame::Owner::kFrameObject) return std::nullopt;
  return frame;
}

std::optional<Frame> FrameReader::OfGenerator(Address generator) const {
  const auto& at = layout_.generator;
  if (!at.gi_iframe) {
    const Address frame = memory_.LoadAddressOrNull(generator + at.gi_frame.value());
    return frame.is_null() ? std::nullopt : ReadObject(frame);
  }
  const auto state = memory_.Load<int8_t>(generator + at.gi_frame_state.value());
  if (!state || *state >= kFrameCleared) return std::nullopt;
  return ReadStruct(generator + *at.gi_iframe);
}

std::optional<Frame> FrameReader::Read(Address frame) const {
  return layout_.frame.f_frame ? ReadStruct(frame) : ReadObject(frame);
}

std::optional<Frame> FrameReader::ReadObject(Address address) const {
  const auto& at = layout_.frame;
  auto code = code_.Read(memory_.LoadAddressOrNull(address + at.f_code.value()));
  const auto last_instruction = memory_.Load<int32_t>(address + at.f_lasti.value());
  if (!code || !last_instruction) return std::nullopt;
  Frame frame;
  frame.owner = Frame::Owner::kFrameObject;
  frame.address = frame.holder = address;
  frame.previous = memory_.LoadAddressOrNull(address + at.f_back.value());
  frame.offset = int64_t{*last_instruction} * code_.opcodes().table().offset_unit_bytes;
  frame.slots = address + at.f_localsplus.value();
  bool is_executing = false;
  uint64_t depth = 0;
  if (at.f_stackdepth) {
    const auto stored = memory_.Load<int32_t>(address + *at.f_stackdepth);
    is_executing = memory_.Load<int8_t>(address + at.f_state.value()) == kFrameExecuting;
    if (stored && *stored > 0) depth = static_cast<uint64_t>(*stored);
  } else {
    const Address bottom = memory_.LoadAddressOrNull(address + at.f_valuestack.value());
    const Address top = memory_.LoadAddressOrNull(address + at.f_stacktop.value());
    is_executing = memory_.Load<int8_t>(address + at.f_executing.value()) == 1;
    if (!top.is_null() && top >= bottom) depth = (top - bottom) / sizeof(uint64_t);
  }
  frame.is_stack_exact = !is_executing;
  frame.stack_count =
      is_executing ? code->stack_size : static_cast<uint32_t>(std::min<uint64_t>(depth, code->stack_size));
  frame.code = std::move(*code);
  return frame;
}

std::optional<Frame> FrameReader::ReadStruct(Address address) const {
  const auto& at = layout_.interpreter_frame;
  const auto owner = memory_.Load<uint8_t>(address + at.owner.value());
  if (!owner || *owner >= kOwnedByCStack) return std::nullopt;
  auto code = code_.Read(memory_.LoadAddressOrNull(address + at.f_executable.value()));
  const auto stack_top = memory_.Load<int32_t>(address + at.stacktop.value());
  const auto instruction = memory_.LoadAddress(address + at.prev_instr.value());
  if (!code || !stack_top || !instruction) return std::nullopt;
  Frame frame;
  frame.address = address;
  frame.previous = memory_.LoadAddressOrNull(address + at.previous.value());
  if (*owner == kOwnedByGenerator) {
    frame.owner = Frame::Owner::kGenerator;
    frame.holder = address - layout_.generator.gi_iframe.value();
  } else if (*owner == kOwnedByFrameObject) {
    frame.owner = Frame::Owner::kFrameObject;
    frame.holder = address - layout_.frame.f_frame_data.value();
  }
  if (*instruction >= code->code_begin) frame.offset = static_cast<int64_t>(*instruction - code->code_begin);
  frame.slots = address + at.localsplus.value();
  // While a frame runs, its stack pointer is in a register, and -1 stands here.
  frame.is_stack_exact = *stack_top >= 0;
  frame.stack_count = code->stack_size;
  if (frame.is_stack_exact) {
    const uint32_t top = static_cast<uint32_t>(*stack_top);
    frame.stack_count = top > code->local_count ? std::min(top - code->local_count, code->stack_size) : 0;
  }
  frame.code = std::move(*code);
  return frame;
}

std::vector<Address> ListThreads(const MemoryReader& memory, const Layout& layout, Address interpreter) {
  std::vector<Address> threads;
  Address next = memory.LoadAddressOrNull(interpreter + layout.interpreter.threads_head.value());
  while (!next.is_null() && threads.size() < kMaxThreads) {
    threads.push_back(next);
    next = memory.LoadAddressOrNull(next + layout.thread.next.value());
  }
  return threads;
}

}  // namespace stillheld
