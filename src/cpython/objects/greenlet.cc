// greenlet.greenlet, of the C extension of that name: a waiting one owns the frames that it will go on with.
//
//   greenlet → struct of C++: table of functions, the greenlet itself, saved exception, arguments of a switch,
//              saved C stack (begin, end, copy, size of the copy, previous), context, innermost frame, …
//
// So from greenlet 3.0 on; what looks different is left to guesses.
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
      : memory_(context.memory), layout_(context.layout), frames_(context) {
    const auto& exception = layout_.exception_stack_item;
    const auto label = [&](std::string_view name) {
      return EdgeLabel(EdgeKind::kInternal, context.names.Intern(name));
    };
    for (const Offset field : {exception.exc_type, exception.exc_value, exception.exc_traceback}) {
      if (field) fields_.push_back({kExceptionState + *field, label("exception")});
    }
    const uint32_t arguments = kExceptionState + exception.size_bytes.value();
    fields_.push_back({arguments, label("args")});
    fields_.push_back({arguments + 8, label("kwargs")});
    stack_ = arguments + 16;
    fields_.push_back({stack_ + 40, EdgeLabel(EdgeKind::kAttribute, context.names.Intern("gr_context"))});
    top_frame_ = stack_ + 48;
    // What it saves of a thread's state in between has grown with the thread's state.
    state_bytes_ = top_frame_ + 40 + (layout_.frame.f_frame ? 48 : layout_.thread.cframe ? 16 : 0);
    fields_.push_back({top_frame_, EdgeLabel(EdgeKind::kAttribute, context.names.Intern("gr_frame"))});
  }

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    const Address state = StateOf(object);
    if (state.is_null()) return;
    for (const auto& [offset, label] : fields_) sink.Add(memory_.LoadAddressOrNull(state + offset), label);
    if (!layout_.frame.f_frame) return;  // the frame is an object and leads to those in front of it
    for (const Frame& frame : FramesOf(state)) {
      if (frame.holder.is_null()) frames_.Emit(frame, sink);
    }
  }

  // Its parent, what it runs, and whatever else it keeps, in an order that has changed.
  WordRange Undecoded(const ObjectView& object) const override {
    const Address state = StateOf(object);
    if (state.is_null()) return {};
    const uint32_t begin = top_frame_ + 8;
    return {state + begin, state_bytes_ - begin};
  }

 private:
  static constexpr uint32_t kSelf = 8;
  static constexpr uint32_t kExceptionState = 24;

  // The struct, if it is one that is known; else null.
  Address StateOf(const ObjectView& object) const {
    if (object.type->basic_size < kSizeBytes) return Address();
    const Address state = object.Word(kStructWord);
    if (state.is_null() || memory_.LoadAddress(state + kSelf) != object.address) return Address();
    return state;
  }

  std::vector<Frame> FramesOf(Address state) const {
    const Address frame_object = memory_.LoadAddressOrNull(state + top_frame_);
    if (frame_object.is_null()) return {};
    const Address innermost = memory_.LoadAddressOrNull(frame_object + *layout_.frame.f_frame);
    MovedStack moved;
    moved.begin = memory_.LoadAddressOrNull(state + stack_);
    moved.copy = memory_.LoadAddressOrNull(state + stack_ + 16);
    moved.size_bytes = memory_.Load<uint64_t>(state + stack_ + 24).value_or(0);
    return frames_.reader().ChainFrom(innermost, moved);
  }

  const MemoryReader& memory_;
  const Layout& layout_;
  FrameEdges frames_;
  std::vector<std::pair<uint32_t, EdgeLabel>> fields_;
  uint32_t stack_ = 0;
  uint32_t top_frame_ = 0;
  uint32_t state_bytes_ = 0;
};

}  // namespace

DecoderPtr MakeGreenletDecoder(const DecoderContext& context) { return std::make_unique<GreenletDecoder>(context); }

}  // namespace stillheld
