// Weak references and proxies: they own their callback, and point to a referent that they do not keep alive.
#include "cpython/objects/decoders.h"
#include "cpython/objects/field_list.h"

namespace stillheld {
namespace {

class WeakReferenceDecoder : public ObjectDecoder {
 public:
  // Proxies do not show their callback, and in Python 2 nobody does.
  WeakReferenceDecoder(const DecoderContext& context, bool is_proxy)
      : fields_(context), referent_(*context.layout.weak_ref.wr_object), none_(context.runtime.none) {
    if (is_proxy || context.layout.str_form == StrForm::kTwoTypes) {
      fields_.Internal(context.layout.weak_ref.wr_callback, "wr_callback");
    } else {
      fields_.Attribute(context.layout.weak_ref.wr_callback, "__callback__");
    }
  }
  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    fields_.Emit(object, sink);
    // None stands for a referent that is gone.
    if (object.Word(referent_) != none_) sink.Add(object.Word(referent_), EdgeLabel(EdgeKind::kWeak));
  }

 private:
  FieldList fields_;
  uint32_t referent_;
  Address none_;
};

}  // namespace

DecoderPtr MakeWeakReferenceDecoder(const DecoderContext& context, bool is_proxy) {
  return std::make_unique<WeakReferenceDecoder>(context, is_proxy);
}

}  // namespace stillheld
