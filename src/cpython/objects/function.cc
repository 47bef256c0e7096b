// Functions written in Python and in C.
#include "cpython/objects/decoders.h"
#include "cpython/objects/field_list.h"
#include "cpython/str_text.h"
#include "cpython/type_table.h"

namespace stillheld {
namespace {

class FunctionDecoder : public ObjectDecoder {
 public:
  explicit FunctionDecoder(const DecoderContext& context)
      : memory_(context.memory), layout_(context.layout), fields_(context) {
    const auto& at = layout_.function;
    fields_.Attribute(at.func_globals, "__globals__")
        .Attribute(at.func_builtins, "__builtins__")
        .Attribute(at.func_name, "__name__")
        .Attribute(at.func_qualname, "__qualname__")
        .Attribute(at.func_code, "__code__")
        .Attribute(at.func_defaults, "__defaults__")
        .Attribute(at.func_kwdefaults, "__kwdefaults__")
        .Attribute(at.func_doc, "__doc__")
        .Attribute(at.func_closure, "__closure__")
        .Attribute(at.func_module, "__module__")
        .Attribute(at.func_annotations, "__annotations__")
        .Attribute(at.func_annotate, "__annotate__")
        .Attribute(at.func_typeparams, "__type_params__");
  }
  void Edges(const ObjectView& object, EdgeSink& sink) const override { fields_.Emit(object, sink); }
  std::optional<NamedObject> Name(const ObjectView& object) const override {
    const auto text = [&](Offset field) { return ReadStr(memory_, layout_, object.Word(*field)).value_or(""); };
    const auto& at = layout_.function;
    return NamedObject{text(at.func_module), text(at.func_qualname ? at.func_qualname : at.func_name), "", 0};
  }

 private:
  const MemoryReader& memory_;
  const Layout& layout_;
  FieldList fields_;
};

class CFunctionDecoder : public ObjectDecoder {
 public:
  explicit CFunctionDecoder(const DecoderContext& context)
      : fields_(context), mm_class_(context.layout.c_function.mm_class) {
    fields_.Attribute(context.layout.c_function.m_self, "__self__")
        .Attribute(context.layout.c_function.m_module, "__module__");
    mm_class_label_ = EdgeLabel(EdgeKind::kInternal, context.names.Intern("mm_class"));
  }
  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    fields_.Emit(object, sink);
    // Only methods that want their defining class have this word.
    if (mm_class_ && object.type->basic_size >= *mm_class_ + 8) sink.Add(object.Word(*mm_class_), mm_class_label_);
  }

 private:
  FieldList fields_;
  Offset mm_class_;
  EdgeLabel mm_class_label_;
};

}  // namespace

DecoderPtr MakeFunctionDecoder(const DecoderContext& context) { return std::make_unique<FunctionDecoder>(context); }
DecoderPtr MakeCFunctionDecoder(const DecoderContext& context) { return std::make_unique<CFunctionDecoder>(context); }

}  // namespace stillheld
