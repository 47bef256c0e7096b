// PlainType: a C struct whose owned references are fields at fixed offsets, or arrays that such fields lead to, and
// nothing else: property, slice, partial …, and the state of a module.
#ifndef STILLHELD_CPYTHON_PLAIN_TYPE_H_
#define STILLHELD_CPYTHON_PLAIN_TYPE_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "heap/edge.h"

namespace stillheld {

inline constexpr uint32_t kNoHop = 0xffffffff;

struct PlainField {
  uint32_t offset = 0;
  EdgeKind kind = EdgeKind::kInternal;
  std::string_view name;  // what Python calls it, or CPython's own name of the field if it is kInternal
  uint32_t hop = kNoHop;  // where the object has a pointer to the struct that the field is in; kNoHop: in the object
};

// An array outside of the object: a pointer to it, and a 64-bit count of its structs.
struct PlainArray {
  uint32_t items = 0, count = 0;    // offsets of the pointer and the count
  uint32_t stride = 0, member = 0;  // sizeof of a struct, and where the reference is in it
  EdgeKind kind = EdgeKind::kInternal;
  std::string_view name;  // if it is kInternal; kIndex: Python shows the items under their numbers
  uint32_t hop = kNoHop;  // of pointer and count
};

// Memory outside that belongs to the object: a pointer to it, and how many units of so many bytes it has.
struct PlainBuffer {
  uint32_t pointer = 0, length = kNoHop;  // offsets; without a length it is one unit
  uint32_t unit_bytes = 1;
  uint32_t hop = kNoHop;  // of pointer and length
};

struct PlainType {
  std::string_view type_name;  // tp_name; of a module's state: its name and " state"
  uint32_t size_bytes = 0;     // sizeof of its struct: a self-check against tp_basicsize
  std::span<const PlainField> fields;
  std::span<const PlainArray> arrays = {};
  std::span<const PlainBuffer> buffers = {};
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_PLAIN_TYPE_H_
