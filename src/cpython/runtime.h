// Runtime: where the CPython of a target is, which layout it has, and its interpreters. The layout is chosen by a
// fingerprint (size of _PyRuntime, Py_Version, _Py_DebugOffsets) and trusted only after self-checks.
#ifndef STILLHELD_CPYTHON_RUNTIME_H_
#define STILLHELD_CPYTHON_RUNTIME_H_

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cpython/layout.h"
#include "cpython/memory_reader.h"
#include "cpython/thread_counts.h"

namespace stillheld {

struct Runtime {
  Layout layout;                      // a copy, corrected by the target's own _Py_DebugOffsets where it has them
  Address address;                    // of _PyRuntime
  Address type_type;                  // PyType_Type
  Address str_type;                   // PyUnicode_Type; of Python 2: PyString_Type
  Address unicode_type;               // of Python 2: PyUnicode_Type; else null
  Address none;                       // None; null if the image does not export it
  std::string version;                // "3.12.1"
  std::vector<Address> interpreters;  // PyInterpreterState, the main one first
  std::vector<Address> interned;      // dicts of interned strings, see interned.h
  ThreadCounts counted_by_threads;    // references that objects' own counts do not have
  std::vector<Address> collectors;    // struct _gc_runtime_state of each of them; a shared one stands here once

  // Whether instances of this very type are text. Null is no type.
  bool IsText(std::optional<Address> type) const {
    return type && !type->is_null() && (*type == str_type || *type == unicode_type);
  }
};

// Throws Error: kNotPython if there is no CPython runtime, kUnsupportedBuild (with the fingerprint) if there is one
// whose layout is unknown or fails the self-checks.
Runtime FindRuntime(const MemoryReader& memory);

// Where an image's dynamic symbols say that these are.
struct RuntimeSymbols {
  Address runtime;
  Address type_type;
  Address str_type;
  Address none;
  Address unicode_type{};  // of Python 2
};

// The runtime if it has this layout, else the first thing that contradicts it.
std::variant<Runtime, std::string> TryLayout(const MemoryReader& memory, const RuntimeSymbols& symbols,
                                             const Layout& layout);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_RUNTIME_H_
