#include "snapshot/records.h"

#include <algorithm>

namespace stillheld {
namespace {

// An enumerator of one byte from a wider field; what does not fit stays out of range.
template <class Enum>
Enum Narrow(uint32_t value) {
  return static_cast<Enum>(std::min(value, uint32_t{0xff}));
}

constexpr uint16_t kGlobalScope = 1;
constexpr uint16_t kLocalScope = 2;

}  // namespace

format::TypeRecord Encode(const TypeInfo& type) {
  return {type.name.value(), type.node.value(), type.basic_size_bytes, type.is_gc};
}
TypeInfo Decode(const format::TypeRecord& record) {
  return {StringId(record.name), NodeId(record.node), record.basic_size_bytes, record.is_gc != 0};
}

format::RootRecord Encode(const Root& root) {
  return {static_cast<uint32_t>(root.kind), root.name.value(), root.node.value()};
}
Root Decode(const format::RootRecord& record) {
  return {Narrow<RootKind>(record.kind), StringId(record.name), NodeId(record.node)};
}

format::NameRecord Encode(const ObjectName& name) {
  return {name.node.value(), name.module.value(), name.qualname.value(), name.file.value(), name.line};
}
ObjectName Decode(const format::NameRecord& record) {
  return {NodeId(record.node), StringId(record.module), StringId(record.qualname), StringId(record.file), record.line};
}

format::UseRecord Encode(const UseSite& use) {
  return {use.code.value(),
          use.name.value(),
          use.operation.value(),
          use.line,
          static_cast<uint16_t>(use.kind),
          static_cast<uint16_t>((use.is_global ? kGlobalScope : 0) | (use.is_local ? kLocalScope : 0))};
}
UseSite Decode(const format::UseRecord& record) {
  return {NodeId(record.code),
          StringId(record.name),
          StringId(record.operation),
          Narrow<UseKind>(record.kind),
          record.line,
          (record.scope & kGlobalScope) != 0,
          (record.scope & kLocalScope) != 0};
}

format::BoundRecord Encode(const SizeBound& bound) { return {bound.owner.value(), bound.name.value(), bound.limit}; }
SizeBound Decode(const format::BoundRecord& record) {
  return {NodeId(record.owner), StringId(record.name), record.limit};
}

format::NativeReferenceRecord Encode(const NativeReference& reference) {
  return {reference.node.value(), reference.place.value(), reference.count};
}
NativeReference Decode(const format::NativeReferenceRecord& record) {
  return {NodeId(record.node), StringId(record.place), record.count};
}

format::RouteRecord Encode(const Route& route) {
  return {route.method.value(), route.path.value(), route.framework.value()};
}
Route Decode(const format::RouteRecord& record) {
  return {StringId(record.method), StringId(record.path), StringId(record.framework)};
}

}  // namespace stillheld
