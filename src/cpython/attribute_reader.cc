#include "cpython/attribute_reader.h"

#include "cpython/str_text.h"

namespace stillheld {

AttributeReader::AttributeReader(const DecoderContext& context, const ObjectReader& reader)
    : context_(context), reader_(reader) {}

Address AttributeReader::Attribute(Address object, std::string_view name) const {
  const auto view = reader_.View(object);
  if (!view) return {};
  const StringId wanted = context_.names.Intern(name);
  EdgeSink sink(&context_.names, faults_);
  reader_.Edges(*view, sink);
  Address dict;
  for (const EdgeSink::Reference& reference : sink.references()) {
    const EdgeKind kind = reference.label.kind();
    if (kind == EdgeKind::kAttribute && reference.label.name() == wanted) return reference.target;
    if (kind == EdgeKind::kDict) dict = reference.target;
  }
  const auto dict_view = dict.is_null() ? std::nullopt : reader_.View(dict);
  if (!dict_view) return {};
  sink.Clear();
  reader_.Edges(*dict_view, sink);
  for (const EdgeSink::Reference& reference : sink.references()) {
    if (reference.label.kind() == EdgeKind::kStringKey && reference.label.name() == wanted) return reference.target;
  }
  return {};
}

std::vector<Address> AttributeReader::Elements(Address object) const {
  std::vector<Address> elements;
  const auto view = reader_.View(object);
  if (!view) return elements;
  EdgeSink sink(nullptr, faults_);
  reader_.Edges(*view, sink);
  for (const EdgeSink::Reference& reference : sink.references()) {
    const EdgeKind kind = reference.label.kind();
    if (kind != EdgeKind::kIndex && kind != EdgeKind::kMember) continue;
    elements.push_back(reference.target);
    if (elements.size() == kMaxElements) break;
  }
  return elements;
}

std::optional<std::string> AttributeReader::Text(Address object) const {
  const auto view = reader_.View(object);
  const bool has_two_types = context_.layout.str_form == StrForm::kTwoTypes;
  if (!view || !(view->type->is_str() || (has_two_types && view->type->is_bytes()))) return std::nullopt;
  return ReadStr(context_.memory, context_.layout, object);
}

}  // namespace stillheld
