// Classes of Python 2 that derive from nothing, and their instances: PyClassObject, PyInstanceObject.
#include "cpython/objects/decoders.h"
#include "cpython/objects/field_list.h"
#include "cpython/type_fields.h"
#include "cpython/type_table.h"

namespace stillheld {
namespace {

class OldInstanceDecoder : public ObjectDecoder {
 public:
  explicit OldInstanceDecoder(const DecoderContext& context) : fields_(context) {
    fields_.Add(context.layout.instance.in_class, EdgeKind::kClass, "")
        .Add(context.layout.instance.in_dict, EdgeKind::kDict, "");
  }

  void Edges(const ObjectView& object, EdgeSink& sink) const override { fields_.Emit(object, sink); }

 private:
  FieldList fields_;
};

class OldClassDecoder : public ObjectDecoder {
 public:
  explicit OldClassDecoder(const DecoderContext& context)
      : memory_(context.memory), layout_(context.layout), fields_(context) {
    const auto& at = layout_.old_class;
    fields_.Attribute(at.cl_bases, "__bases__")
        .Add(at.cl_dict, EdgeKind::kDict, "")
        .Attribute(at.cl_name, "__name__")
        .Internal(at.cl_getattr, "cl_getattr")
        .Internal(at.cl_setattr, "cl_setattr")
        .Internal(at.cl_delattr, "cl_delattr");
  }

  void Edges(const ObjectView& object, EdgeSink& sink) const override { fields_.Emit(object, sink); }
  std::optional<NamedObject> Name(const ObjectView& object) const override {
    const TypeName name = ReadOldClassName(memory_, layout_, object.address);
    return NamedObject{name.module, name.qualname, "", 0};
  }

 private:
  const MemoryReader& memory_;
  const Layout& layout_;
  FieldList fields_;
};

}  // namespace

DecoderPtr MakeOldClassDecoder(const DecoderContext& context) { return std::make_unique<OldClassDecoder>(context); }
DecoderPtr MakeOldInstanceDecoder(const DecoderContext& context) {
  return std::make_unique<OldInstanceDecoder>(context);
}

}  // namespace stillheld
