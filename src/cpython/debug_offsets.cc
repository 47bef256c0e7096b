#include "cpython/debug_offsets.h"

#include <array>
#include <string_view>

namespace stillheld {
namespace {

constexpr std::string_view kCookie = "xdebugpy";

// Where a value of the table goes, and the size of the struct that it must lie in.
struct Correction {
  Offset position;
  Offset* field;
  uint32_t limit;
};

}  // namespace

DebugOffsetsState ApplyDebugOffsets(const MemoryReader& memory, Address runtime, Layout& layout) {
  const Layout::DebugOffsets& at = layout.debug_offsets;
  if (!at.size_bytes) return DebugOffsetsState::kAbsent;
  const std::byte* table = memory.Find(runtime, *at.size_bytes);
  if (table == nullptr || std::memcmp(table, kCookie.data(), kCookie.size()) != 0) return DebugOffsetsState::kAbsent;
  const auto value_at = [&](Offset position) {
    uint64_t value = 0;
    std::memcpy(&value, table + *position, sizeof value);
    return value;
  };
  if ((value_at(at.free_threaded) != 0) != layout.is_free_threaded) return DebugOffsetsState::kOtherThreading;

  Layout corrected = layout;
  auto& interpreter = corrected.interpreter;
  auto& thread = corrected.thread;
  auto& frame = corrected.interpreter_frame;
  constexpr uint32_t kLargest = 1 << 20;  // of a struct whose size the table corrects itself
  const uint32_t runtime_size = *layout.runtime.size_bytes;
  const Correction sizes[] = {
      {at.interpreter_size, &interpreter.size_bytes, kLargest},
      {at.thread_size, &thread.size_bytes, kLargest},
      {at.gc_size, &corrected.gc.size_bytes, kLargest},
  };
  for (const Correction& size : sizes) {
    const uint64_t value = value_at(size.position);
    if (value == 0 || value > size.limit) return DebugOffsetsState::kContradicts;
    *size.field = static_cast<uint32_t>(value);
  }
  const uint32_t in_interpreter = *interpreter.size_bytes;
  const uint32_t in_thread = *thread.size_bytes;
  const uint32_t in_frame = *frame.size_bytes;
  const Correction corrections[] = {
      {at.runtime_interpreters_head, &corrected.runtime.interpreters_head, runtime_size},
      {at.interpreter_id, &interpreter.id, in_interpreter},
      {at.interpreter_next, &interpreter.next, in_interpreter},
      {at.interpreter_threads_head, &interpreter.threads_head, in_interpreter},
      {at.interpreter_gc, &interpreter.gc, in_interpreter},
      {at.interpreter_modules, &interpreter.modules, in_interpreter},
      {at.interpreter_sysdict, &interpreter.sysdict, in_interpreter},
      {at.interpreter_builtins, &interpreter.builtins, in_interpreter},
      {at.thread_next, &thread.next, in_thread},
      {at.thread_interp, &thread.interp, in_thread},
      {at.thread_current_frame, &thread.current_frame, in_thread},
      {at.thread_thread_id, &thread.thread_id, in_thread},
      {at.thread_native_thread_id, &thread.native_thread_id, in_thread},
      {at.thread_datastack_chunk, &thread.datastack_chunk, in_thread},
      {at.frame_previous, &frame.previous, in_frame},
      {at.frame_executable, &frame.f_executable, in_frame},
      {at.frame_instr_ptr, &frame.prev_instr, in_frame},
      {at.frame_localsplus, &frame.localsplus, in_frame},
      {at.frame_owner, &frame.owner, in_frame},
      {at.gc_collecting, &corrected.gc.collecting, *corrected.gc.size_bytes},
  };
  for (const Correction& correction : corrections) {
    const uint64_t value = value_at(correction.position);
    if (value >= correction.limit) return DebugOffsetsState::kContradicts;
    *correction.field = static_cast<uint32_t>(value);
  }
  layout = corrected;
  return DebugOffsetsState::kApplied;
}

}  // namespace stillheld
