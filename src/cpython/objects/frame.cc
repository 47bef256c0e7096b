// Frame objects, generators, coroutines and asynchronous generators.
#include "cpython/frame_edges.h"
#include "cpython/objects/decoders.h"
#include "cpython/objects/field_list.h"
#include "cpython/type_table.h"

namespace stillheld {
namespace {

class FrameDecoder : public ObjectDecoder {
 public:
  explicit FrameDecoder(const DecoderContext& context)
      : frames_(context, "f_code"), fields_(context), is_struct_inside_(context.layout.frame.f_frame.has_value()) {
    const auto& at = context.layout.frame;
    fields_.Attribute(at.f_back, "f_back")
        .Attribute(at.f_code, "f_code")
        .Attribute(at.f_builtins, "f_builtins")
        .Attribute(at.f_globals, "f_globals")
        .Attribute(at.f_locals, "f_locals")
        .Attribute(at.f_trace, "f_trace")
        .Internal(at.f_exc_type, "f_exc_type")
        .Internal(at.f_exc_value, "f_exc_value")
        .Internal(at.f_exc_traceback, "f_exc_traceback")
        .Internal(at.f_extra_locals, "f_extra_locals")
        .Internal(at.f_locals_cache, "f_locals_cache");
  }

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    fields_.Emit(object, sink);
    const auto frame = frames_.reader().OfFrameObject(object.address);
    if (!frame) return;
    if (is_struct_inside_) {
      frames_.Emit(*frame, sink);
    } else {
      frames_.Slots(*frame, sink);
    }
  }

  WordRange Undecoded(const ObjectView& object) const override {
    const auto frame = frames_.reader().OfFrameObject(object.address);
    return frame ? frames_.GuessedStack(*frame) : WordRange();
  }

  std::optional<NamedObject> Name(const ObjectView& object) const override {
    const auto frame = frames_.reader().OfFrameObject(object.address);
    return frame ? std::optional(frames_.Name(*frame)) : std::nullopt;
  }

  // From gh-89455 (3.11) on, f_back lies where the number of items would be.
  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    if (!is_struct_inside_) return;
    const auto frame = frames_.reader().OfFrameObject(object.address);
    facts.size_bytes = object.type->basic_size + (frame ? frame->slot_count() * sizeof(uint64_t) : 0);
  }

 private:
  FrameEdges frames_;
  FieldList fields_;
  bool is_struct_inside_;
};

class GeneratorDecoder : public ObjectDecoder {
 public:
  GeneratorDecoder(const DecoderContext& context, std::string_view prefix)
      : frames_(context, std::string(prefix) + "_code"),
        fields_(context),
        coroutine_fields_(context),
        is_frame_inside_(context.layout.generator.gi_iframe),
        has_code_in_frame_(is_frame_inside_ && !context.layout.generator.gi_code),
        is_stuck_in_try_(context.layout.finalizer_form == FinalizerForm::kUncollectable),
        frame_offset_(context.layout.generator.gi_iframe.value_or(0)) {
    const auto& at = context.layout.generator;
    const auto& exception = context.layout.exception_stack_item;
    const auto saved = [&](Offset field) { return field ? Offset(*at.gi_exc_state + *field) : std::nullopt; };
    const std::string shown(prefix);
    fields_.Attribute(at.gi_frame, shown + "_frame")
        .Attribute(at.gi_code, shown + "_code")
        .Attribute(at.gi_name, "__name__")
        .Attribute(at.gi_qualname, "__qualname__")
        .Internal(saved(exception.exc_type), "gi_exc_state.exc_type")
        .Internal(saved(exception.exc_value), "gi_exc_state.exc_value")
        .Internal(saved(exception.exc_traceback), "gi_exc_state.exc_traceback");
    // Where a coroutine was made, or the hook that ends an asynchronous generator. Generators may lack the word, and
    // those that have it never write to it.
    if (prefix == "cr") coroutine_fields_.Attribute(at.cr_origin, "cr_origin");
    if (prefix == "ag") coroutine_fields_.Internal(at.ag_finalizer, "ag_finalizer");
    if (at.cr_origin || at.ag_finalizer) {
      coroutine_size_ = (at.cr_origin ? *at.cr_origin : *at.ag_finalizer) + sizeof(uint64_t);
    }
  }

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    fields_.Emit(object, sink);
    if (object.type->basic_size >= coroutine_size_) coroutine_fields_.Emit(object, sink);
    if (!is_frame_inside_) return;
    if (const auto frame = frames_.reader().OfGenerator(object.address)) {
      frames_.Emit(*frame, sink);
    } else if (has_code_in_frame_) {
      frames_.EmitCleared(object.address + frame_offset_, sink);
    }
  }

  WordRange Undecoded(const ObjectView& object) const override {
    const auto frame = is_frame_inside_ ? frames_.reader().OfGenerator(object.address) : std::nullopt;
    return frame ? frames_.GuessedStack(*frame) : WordRange();
  }

  // Where it stands: as long as it has a frame.
  std::optional<NamedObject> Name(const ObjectView& object) const override {
    const auto frame = frames_.reader().OfGenerator(object.address);
    return frame ? std::optional(frames_.Name(*frame)) : std::nullopt;
  }

  // The slots of its frame are its items, but no field counts them.
  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    if (is_stuck_in_try_) facts.is_stuck = frames_.reader().WaitsInTry(object.address);
    if (!is_frame_inside_) return;
    const auto frame = frames_.reader().OfGenerator(object.address);
    facts.size_bytes = object.type->basic_size + (frame ? frame->slot_count() * sizeof(uint64_t) : 0);
  }

 private:
  FrameEdges frames_;
  FieldList fields_;
  FieldList coroutine_fields_;
  bool is_frame_inside_;
  bool has_code_in_frame_;
  bool is_stuck_in_try_;
  uint32_t frame_offset_;
  uint64_t coroutine_size_ = 0;
};

}  // namespace

DecoderPtr MakeFrameDecoder(const DecoderContext& context) { return std::make_unique<FrameDecoder>(context); }
DecoderPtr MakeGeneratorDecoder(const DecoderContext& context, std::string_view prefix) {
  return std::make_unique<GeneratorDecoder>(context, prefix);
}

}  // namespace stillheld
