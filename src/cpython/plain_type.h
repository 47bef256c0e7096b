// PlainType: a C type whose owned references are fields at fixed offsets and nothing else: property, slice, partial …
#ifndef STILLHELD_CPYTHON_PLAIN_TYPE_H_
#define STILLHELD_CPYTHON_PLAIN_TYPE_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "heap/edge.h"

namespace stillheld {

struct PlainField {
  uint32_t offset = 0;
  EdgeKind kind = EdgeKind::kInternal;
  std::string_view name;  // what Python calls it, or CPython's own name of the field if it is kInternal
};

struct PlainType {
  std::string_view type_name;  // tp_name
  uint32_t size_bytes = 0;     // sizeof of its struct: a self-check against tp_basicsize
  std::span<const PlainField> fields;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_PLAIN_TYPE_H_
