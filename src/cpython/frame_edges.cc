#include "cpython/frame_edges.h"

#include "cpython/ref_count.h"

namespace stillheld {

FrameEdges::FrameEdges(const DecoderContext& context, std::string_view code_name)
    : memory_(context.memory),
      layout_(context.layout),
      reader_(context.memory, context.layout,
              InnermostFrames(context.memory, context.layout, context.runtime.interpreters)),
      function_(EdgeKind::kInternal, context.names.Intern("f_funcobj")),
      code_(EdgeKind::kAttribute, context.names.Intern(code_name)),
      locals_(EdgeKind::kAttribute, context.names.Intern("f_locals")),
      frame_object_(EdgeKind::kInternal, context.names.Intern("frame_obj")) {}

void FrameEdges::Emit(const Frame& frame, EdgeSink& sink) const {
  // Globals and builtins are borrowed from the function.
  const auto& at = layout_.interpreter_frame;
  AddRef(frame.address + at.f_executable.value(), code_, sink);
  AddRef(frame.address + at.f_funcobj.value(), function_, sink);
  sink.Add(memory_.LoadAddressOrNull(frame.address + at.f_locals.value()), locals_);
  sink.Add(memory_.LoadAddressOrNull(frame.address + at.frame_obj.value()), frame_object_);
  Slots(frame, sink);
}

void FrameEdges::EmitCleared(Address frame, EdgeSink& sink) const {
  AddRef(frame + layout_.interpreter_frame.f_executable.value(), code_, sink);
}

void FrameEdges::AddRef(Address word, EdgeLabel label, EdgeSink& sink) const {
  const StackRef ref = Read(memory_.Load<uint64_t>(word).value_or(0));
  sink.Add(ref.object, ref.is_owned ? label : EdgeLabel(EdgeKind::kWeak));
}

void FrameEdges::Slots(const Frame& frame, EdgeSink& sink) const {
  const uint32_t locals = frame.code.local_count;
  const uint32_t stack = frame.is_stack_exact ? frame.stack_count : 0;
  const std::byte* slots = memory_.Find(frame.slots, (size_t{locals} + stack) * sizeof(uint64_t));
  if (slots == nullptr) return sink.Count(Fault::kUnmapped);
  const auto slot = [&](uint32_t index) {
    uint64_t word;
    std::memcpy(&word, slots + size_t{index} * sizeof(word), sizeof(word));
    return Read(word);
  };
  const std::vector<Address> names = reader_.code().LocalNames(frame.code);
  for (uint32_t i = 0; i < locals; ++i) {
    const StackRef ref = slot(i);
    if (ref.is_owned) {
      sink.AddNamedBy(ref.object, EdgeKind::kLocal, i < names.size() ? names[i] : Address());
    } else {
      sink.Add(ref.object, EdgeLabel(EdgeKind::kWeak));
    }
  }
  for (uint32_t i = 0; i < stack; ++i) {
    const StackRef ref = slot(locals + i);
    sink.Add(ref.object, ref.is_owned ? EdgeLabel(EdgeKind::kStack, i) : EdgeLabel(EdgeKind::kWeak));
  }
}

// Immortal objects count nobody's references: whoever refers to one may as well own it.
StackRef FrameEdges::Read(uint64_t word) const {
  StackRef ref = ReadStackRef(layout_.stack_ref_form, word);
  // Without the GIL nothing else needs to hold what a frame does not count: the collector looks into the frames.
  if (layout_.is_free_threaded) ref.is_owned = true;
  if (ref.is_owned || ref.object.is_null()) return ref;
  const std::byte* object = memory_.Find(ref.object, *layout_.object.size_bytes);
  ref.is_owned = object != nullptr && IsImmortal(layout_, object);
  return ref;
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
