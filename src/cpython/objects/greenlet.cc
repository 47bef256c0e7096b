// greenlet.greenlet, of the C extension of that name: a waiting one owns the frames that it will go on with.
//
//   greenlet → struct of C++: table of functions, the greenlet itself (from 3.1 on), saved exception, arguments of a
//              switch, saved C stack (begin, end, copy, size of the copy, previous), context, innermost frame, saved
//              fields of the thread's state, the greenlet itself (before 3.1), main greenlet, what it runs, parent
//   main greenlet → the same, but last: the greenlet itself, greenlet's state of the thread, which begins with the main
//              greenlet, the one that runs now, and the trace function
//
// So from greenlet 2.0 on; of what looks different nothing is said.
#include "cpython/frame_edges.h"
#include "cpython/objects/decoders.h"
#include "cpython/type_table.h"

namespace stillheld {
namespace {

constexpr uint32_t kStructWord = 32;  // of the greenlet: where its struct is
constexpr uint32_t kSizeBytes = 40;

class GreenletDecoder : public ObjectDecoder {
 public:
  explicit GreenletDecoder(const DecoderContext& context)
      : memory_(context.memory), layout_(context.layout), frames_(context, "f_code") {
    // Offsets from the saved exception, which begins with a pointer to the innermost of its kind.
    const auto& exception = layout_.exception_stack_item;
    const auto label = [&](EdgeKind kind, std::string_view name) {
      return EdgeLabel(kind, context.names.Intern(name));
    };
    for (const Offset field : {exception.exc_type, exception.exc_value, exception.exc_traceback}) {
      if (field) fields_.push_back({8 + *field, label(EdgeKind::kInternal, "exception")});
    }
    const uint32_t arguments = 8 + exception.size_bytes.value();
    fields_.push_back({arguments, label(EdgeKind::kInternal, "args")});
    fields_.push_back({arguments + 8, label(EdgeKind::kInternal, "kwargs")});
    const uint32_t stack = arguments + 16;
    fields_.push_back({stack + 40, label(EdgeKind::kAttribute, "gr_context")});
    running_ = label(EdgeKind::kInternal, "running greenlet");
    trace_ = label(EdgeKind::kInternal, "trace");
    top_frame_ = stack + 48;
    fields_.push_back({top_frame_, label(EdgeKind::kAttribute, "gr_frame")});
  }

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    const auto state = StateOf(object);
    if (!state) return;
    for (const auto& [offset, label] : fields_) sink.Add(memory_.LoadAddressOrNull(state->exception + offset), label);
    EmitThreadState(object, *state, sink);
    if (!layout_.frame.f_frame) return;  // the frame is an object and leads to those in front of it
    const Address frame_object = memory_.LoadAddressOrNull(state->exception + top_frame_);
    if (frame_object.is_null()) return;
    // Frames of C code, which would lie on a C stack that others use by now, are left out of the chain of one that
    // waits.
    const Address innermost = memory_.LoadAddressOrNull(frame_object + *layout_.frame.f_frame);
    for (const Frame& frame : frames_.reader().ChainFrom(innermost)) {
      if (frame.holder.is_null()) frames_.Emit(frame, sink);
    }
  }

  // Its parent, what it runs, and whatever else it keeps, in an order that has changed.
  WordRange Undecoded(const ObjectView& object) const override {
    const auto state = StateOf(object);
    if (!state) return {};
    const Address begin = state->exception + top_frame_ + 8;
    return {begin, state->end - begin};
  }

 private:
  struct State {
    Address exception;
    Address end;
  };

  void EmitThreadState(const ObjectView& object, const State& state, EdgeSink& sink) const {
    for (Address at = state.exception + top_frame_ + 8; at < state.end; at = at + 8) {
      const Address thread = memory_.LoadAddressOrNull(at);
      if (thread.is_null() || thread == object.address || memory_.LoadAddress(thread) != object.address) continue;
      const Address running = memory_.LoadAddressOrNull(thread + 8);
      if (running != object.address) sink.Add(running, running_);
      return sink.Add(memory_.LoadAddressOrNull(thread + 16), trace_);
    }
  }

  // Where the greenlet's struct is, if it looks as expected.
  std::optional<State> StateOf(const ObjectView& object) const {
    if (object.type->basic_size < kSizeBytes) return std::nullopt;
    const Address begin = object.Word(kStructWord);
    if (begin.is_null()) return std::nullopt;
    // Behind the innermost frame it saves fields of the thread's state, whose number has grown.
    const uint32_t saved = layout_.frame.f_frame ? 56 : layout_.thread.cframe ? 24 : 8;
    constexpr uint32_t kOwnFields = 24;
    const uint32_t size = 16 + top_frame_ + 8 + saved + kOwnFields;
    for (uint32_t offset = 8; offset < size; offset += 8) {
      if (memory_.LoadAddress(begin + offset) != object.address) continue;
      return State{begin + (offset == 8 ? 16 : 8), begin + size};
    }
    return std::nullopt;
  }

  const MemoryReader& memory_;
  const Layout& layout_;
  FrameEdges frames_;
  std::vector<std::pair<uint32_t, EdgeLabel>> fields_;
  EdgeLabel running_, trace_;
  uint32_t top_frame_ = 0;
};

}  // namespace

DecoderPtr MakeGreenletDecoder(const DecoderContext& context) { return std::make_unique<GreenletDecoder>(context); }

}  // namespace stillheld
