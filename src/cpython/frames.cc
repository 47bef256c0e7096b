#include "cpython/frames.h"

#include <algorithm>

#include "cpython/stack_ref.h"

namespace stillheld {
namespace {

constexpr size_t kMaxFrames = 1 << 20;
constexpr size_t kMaxThreads = 1 << 16;

// enum _frameowner; the last since gh-96143 (3.12).
enum FrameOwner : uint8_t { kOwnedByThread = 0, kOwnedByGenerator = 1, kOwnedByFrameObject = 2, kOwnedByCStack = 3 };

// PyFrameState, of frames that are objects and of generators. What was cleared holds nothing.
constexpr int8_t kFrameExecuting = 0;

Address InnermostFrame(const MemoryReader& memory, const Layout& layout, Address thread) {
  const auto& at = layout.thread;
  if (at.frame) return memory.LoadAddressOrNull(thread + *at.frame);
  if (at.current_frame) return memory.LoadAddressOrNull(thread + *at.current_frame);
  const Address cframe = memory.LoadAddressOrNull(thread + at.cframe.value());
  return cframe.is_null() ? Address() : memory.LoadAddressOrNull(cframe + layout.cframe.current_frame.value());
}

}  // namespace

FrameReader::FrameReader(const MemoryReader& memory, const Layout& layout, std::vector<Address> running)
    : memory_(memory), layout_(layout), running_(std::move(running)), code_(memory, layout) {
  if (layout.frame.f_frame || layout.frame.f_state || layout.frame.f_executing) return;
  for (Address frame : running_) {
    while (!frame.is_null() && executing_.size() < kMaxFrames) {
      executing_.push_back(frame);
      frame = memory.LoadAddressOrNull(frame + layout.frame.f_back.value());
    }
  }
  std::ranges::sort(executing_);
}

// CPython 2.7 has no f_executing: what a thread runs is in the chain of its frames.
bool FrameReader::IsExecuting(Address frame_object) const {
  if (!layout_.frame.f_executing) return std::ranges::binary_search(executing_, frame_object);
  return memory_.Load<int8_t>(frame_object + *layout_.frame.f_executing) == 1;
}

std::vector<Frame> FrameReader::ThreadFrames(Address thread) const {
  return ChainFrom(InnermostFrame(memory_, layout_, thread));
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
  if (!state || *state >= static_cast<int8_t>(at.frame_cleared.value())) return std::nullopt;
  return ReadStruct(generator + *at.gi_iframe);
}

// CPython 2.7, Objects/genobject.c, PyGen_NeedsFinalizing: any block but that of a loop.
bool FrameReader::WaitsInTry(Address generator) const {
  constexpr int32_t kMostBlocks = 20;
  const auto& at = layout_.frame;
  const Address frame = memory_.LoadAddressOrNull(generator + layout_.generator.gi_frame.value());
  if (frame.is_null() || !at.f_iblock || memory_.LoadAddressOrNull(frame + at.f_stacktop.value()).is_null()) {
    return false;
  }
  const int32_t blocks = std::min(memory_.Load<int32_t>(frame + *at.f_iblock).value_or(0), kMostBlocks);
  for (int32_t i = 0; i < blocks; ++i) {
    const Address block = frame + at.f_blockstack.value() + static_cast<uint64_t>(i) * at.block_size_bytes.value();
    const auto kind = memory_.Load<int32_t>(block);  // the opcode that set it up
    const OpcodeRow* row = kind ? code_.opcodes().row(static_cast<uint8_t>(*kind)) : nullptr;
    if (row != nullptr && row->name != "SETUP_LOOP") return true;
  }
  return false;
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
    is_executing = IsExecuting(address);
    if (!top.is_null() && top >= bottom) depth = (top - bottom) / sizeof(uint64_t);
  }
  frame.is_stack_exact = !is_executing;
  frame.stack_count =
      is_executing ? code->stack_size : static_cast<uint32_t>(std::min<uint64_t>(depth, code->stack_size));
  frame.code = std::move(*code);
  return frame;
}

// Each thread but the first may run a copy of the bytecode, which it specializes for itself (gh-115999).
std::optional<Address> FrameReader::ThreadsCopy(const CodeObject& code, Address frame) const {
  const auto& at = layout_.interpreter_frame;
  if (!at.tlbc_index || !layout_.code.co_tlbc) return std::nullopt;
  const auto index = memory_.Load<int32_t>(frame + *at.tlbc_index);
  const Address copies = memory_.LoadAddressOrNull(code.address + *layout_.code.co_tlbc);
  if (!index || *index <= 0 || copies.is_null()) return std::nullopt;
  const auto count = memory_.Load<int64_t>(copies);  // _PyCodeArray: size, then a pointer to each
  if (!count || *index >= *count) return std::nullopt;
  const Address copy = memory_.LoadAddressOrNull(copies + 8 + static_cast<uint64_t>(*index) * sizeof(uint64_t));
  return copy.is_null() ? std::nullopt : std::optional(copy);
}

std::optional<Frame> FrameReader::ReadStruct(Address address) const {
  const auto& at = layout_.interpreter_frame;
  const auto owner = memory_.Load<uint8_t>(address + at.owner.value());
  if (!owner || *owner >= kOwnedByCStack) return std::nullopt;
  const auto executable = memory_.Load<uint64_t>(address + at.f_executable.value());
  if (!executable) return std::nullopt;
  auto code = code_.Read(ReadStackRef(layout_.stack_ref_form, *executable).object);
  const auto instruction = memory_.LoadAddress(address + at.prev_instr.value());
  if (!code || !instruction) return std::nullopt;
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
  if (const auto copy = ThreadsCopy(*code, address)) code->code_begin = *copy;
  if (*instruction >= code->code_begin) frame.offset = static_cast<int64_t>(*instruction - code->code_begin);
  frame.slots = address + at.localsplus.value();
  const auto top = StackTop(frame);
  frame.is_stack_exact = top.has_value();
  frame.stack_count = code->stack_size;
  if (top) frame.stack_count = *top > code->local_count ? std::min(*top - code->local_count, code->stack_size) : 0;
  frame.code = std::move(*code);
  return frame;
}

// How many slots are in use; nullopt while that is in a register of the thread that runs the frame.
std::optional<uint32_t> FrameReader::StackTop(const Frame& frame) const {
  const auto& at = layout_.interpreter_frame;
  if (at.stacktop) {
    const auto top = memory_.Load<int32_t>(frame.address + *at.stacktop);
    if (!top || *top < 0) return std::nullopt;
    return static_cast<uint32_t>(*top);
  }
  // CPython 3.14: a pointer, which is not cleared while the frame runs.
  if (std::ranges::find(running_, frame.address) != running_.end()) return std::nullopt;
  const auto top = memory_.LoadAddress(frame.address + at.stackpointer.value());
  if (!top || *top < frame.slots) return std::nullopt;
  constexpr uint64_t kMaxSlots = 1 << 20;
  const uint64_t count = (*top - frame.slots) / sizeof(uint64_t);
  return count <= kMaxSlots ? std::optional(static_cast<uint32_t>(count)) : std::nullopt;
}

std::vector<Address> InnermostFrames(const MemoryReader& memory, const Layout& layout,
                                     std::span<const Address> interpreters) {
  std::vector<Address> frames;
  for (const Address interpreter : interpreters) {
    for (const Address thread : ListThreads(memory, layout, interpreter)) {
      frames.push_back(InnermostFrame(memory, layout, thread));
    }
  }
  return frames;
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
