// FieldList: owned references at fixed offsets of an object, with the labels they get. Most C types are little more.
#ifndef STILLHELD_CPYTHON_OBJECTS_FIELD_LIST_H_
#define STILLHELD_CPYTHON_OBJECTS_FIELD_LIST_H_

#include <string_view>
#include <vector>

#include "cpython/object_decoder.h"

namespace stillheld {

class FieldList {
 public:
  explicit FieldList(const DecoderContext& context) : names_(context.names) {}

  // Nothing if the layout's version has no such field.
  FieldList& Add(Offset offset, EdgeKind kind, std::string_view name) {
    if (offset) fields_.push_back({*offset, HasName(kind) ? EdgeLabel(kind, names_.Intern(name)) : EdgeLabel(kind)});
    return *this;
  }
  FieldList& Attribute(Offset offset, std::string_view name) { return Add(offset, EdgeKind::kAttribute, name); }
  FieldList& Internal(Offset offset, std::string_view name) { return Add(offset, EdgeKind::kInternal, name); }

  void Emit(const ObjectView& object, EdgeSink& sink) const {
    for (const Field& field : fields_) sink.Add(object.Word(field.offset), field.label);
  }

 private:
  struct Field {
    uint32_t offset;
    EdgeLabel label;
  };
  NameTable& names_;
  std::vector<Field> fields_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_OBJECTS_FIELD_LIST_H_
