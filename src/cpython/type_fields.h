// Fields of a type object that are not always in the type object itself.
#ifndef STILLHELD_CPYTHON_TYPE_FIELDS_H_
#define STILLHELD_CPYTHON_TYPE_FIELDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "cpython/runtime.h"

namespace stillheld {

// What one interpreter keeps for a type.
struct TypeState {
  Address tp_dict;
  Address tp_subclasses;
};

// One for a heap type; one per interpreter for a static type of the core, which several interpreters share.
std::vector<TypeState> TypeStates(const MemoryReader& memory, const Runtime& runtime, Address type);

// Whether a class statement (or a call of type()) made this heap type: its tp_name is the text of its __name__, while
// a type that C code made has a copy of its own. Known for heap types only.
bool IsMadeByPython(const MemoryReader& memory, const Layout& layout, Address heap_type);

struct TypeName {
  std::string module;  // empty if it says none
  std::string qualname;
};
// As repr() would say it, read from the type alone.
TypeName ReadTypeName(const MemoryReader& memory, const Runtime& runtime, Address type);

// Of a class of Python 2 that derives from nothing ("classobj").
TypeName ReadOldClassName(const MemoryReader& memory, const Layout& layout, Address old_class);
// Whether it or one of its bases defines this name. Cost: a pass over their namespaces.
bool OldClassHas(const MemoryReader& memory, const Layout& layout, Address old_class, std::string_view attribute);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_TYPE_FIELDS_H_
