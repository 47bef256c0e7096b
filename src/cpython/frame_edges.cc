#include "cpython/frame_edges.h"

namespace stillheld {

FrameEdges::FrameEdges(const DecoderContext& context)
    : memory_(context.memory),
      layout_(context.layout),
      reader_(context.memory, context.layout),
      function_(EdgeKind::kInternal, context.names.Intern("f_funcobj")),
      code_(EdgeKind::kAttribute, context.names.Intern("f_code")),
      locals_(EdgeKind::kAttribute, context.names.Intern("f_locals")),
      frame_object_(EdgeKind::kInternal, context.names.Intern("frame_obj")) {}

void FrameEdges::Emit(const Frame& frame, EdgeSink& sink) const {
  // Globals and builtins are borrowed from the function.
  const auto& at = layout_.interpreter_frame;
  sink.Add(frame.code.address, code_);
  sink.Add(memory_.LoadAddressOrNull(frame.address + at.f_funcobj.value()), function_);
  sink.Add(memory_.LoadAddressOrNull(frame.address + at.f_locals.value()), locals_);
  sink.Add(memory_.LoadAddressOrNull(frame.address + at.frame_obj.value()), frame_object_);
  Slots(frame, sink);
}

void FrameEdges::Slots(const Frame& frame, EdgeSink& sink) const {
  const uint32_t locals = frame.code.local_count;
  const uint32_t stack = frame.is_stack_exact ? frame.stack_count : 0;
  const std::byte* slots = memory_.Find(frame.slots, (size_t{locals} + stack) * sizeof(uint64_t));
  if (slots == nullptr) return sink.Count(Fault::kUnmapped);
  const auto slot = [&](uint32_t index) {
    uint64_t word;
    std::memcpy(&word, slots + size_t{index} * sizeof(word), sizeof(word));
    return Address(word);
  };
  const std::vector<Address> names = reader_.code().LocalNames(frame.code);
  for (uint32_t i = 0; i < locals; ++i) {
    sink.AddNamedBy(slot(i), EdgeKind::kLocal, i < names.size() ? names[i] : Address());
  }
  for (uint32_t i = 0; i < stack; ++i) sink.Add(slot(locals + i), EdgeKind::kStack, i);
}

WordRange FrameEdges::GuessedStack(const Frame& frame) const {
  if (frame.is_stack_exact) return {};
  return {frame.slots + uint64_t{frame.code.local_count} * sizeof(uint64_t), frame.stack_count * sizeof(uint64_t)};
}

NamedObject FrameEdges::Name(const Frame& frame) const {
  NamedObject name = reader_.code().Name(frame.code);
  name.line = reader_.code().LineAt(frame.code, frame.offset);
  return name;
}

}  // namespace stillheld
