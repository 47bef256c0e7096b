// The value of an int object, for the few ints that a graph may hold: bounds, versions.
#ifndef STILLHELD_CPYTHON_OBJECTS_INT_VALUE_H_
#define STILLHELD_CPYTHON_OBJECTS_INT_VALUE_H_

#include <cstdint>
#include <optional>

#include "cpython/layout.h"
#include "cpython/memory_reader.h"

namespace stillheld {

struct IntShape {
  uint64_t digits = 0;
  bool is_negative = false;
};

// How many digits of 30 bits the int at `address` has.
std::optional<IntShape> ReadIntShape(const MemoryReader& memory, const Layout& layout, Address address);

// nullopt if it does not fit or is torn. The caller has checked that its type is int.
std::optional<int64_t> ReadInt(const MemoryReader& memory, const Layout& layout, Address address);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_OBJECTS_INT_VALUE_H_
