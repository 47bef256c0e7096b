// Which names a piece of code stores into, removes from, measures or rebinds: read off its bytecode.
//
// One pass over the instructions, following on the stack and in the local variables which value was got by which name.
// Where branches meet, only what both agree on is kept. So `cache = self._cache; cache[key] = value` stores into
// `_cache`, and so does `self._cache.setdefault(key, []).append(value)`. What is not followed: values in cells, in
// attributes, returned by calls. A name found here is a place worth reading, not a proof.
#ifndef STILLHELD_CPYTHON_CODE_USES_H_
#define STILLHELD_CPYTHON_CODE_USES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "cpython/bytecode.h"
#include "cpython/code_values.h"
#include "heap/heap_graph.h"

namespace stillheld {

// What a code object consists of. Nothing in it is trusted.
struct CodeView {
  std::span<const std::byte> code;
  std::span<const std::byte> line_table;
  std::span<const std::byte> exception_table;  // empty in versions whose instructions say where a handler is
  int32_t first_line = 0;
  std::span<const std::string_view> names;    // co_names
  std::span<const std::string_view> locals;   // local variables, then cells, then free variables
  std::span<const uint32_t> slice_constants;  // which of co_consts are slices, as x[:] has them since CPython 3.14
  bool wants_calls = false;                   // whether what is called is a use as well
  uint32_t first_cell = 0;  // index in `locals` from which LOAD_DEREF counts, if it does not count from 0
};

struct CodeUse {
  std::string_view name;       // borrowed from the CodeView
  std::string_view operation;  // static
  UseKind kind = UseKind::kStores;
  Scope scope = Scope::kNone;
  uint32_t line = 0;  // where the name stands
  // What a length is compared with, if that is a number: 1 + its index in co_consts, the number, or a global's name.
  uint32_t limit_constant = 0;
  uint32_t limit_immediate = 0;
  std::string_view limit_global = {};

  auto operator<=>(const CodeUse&) const = default;
};

// Sorted, without duplicates. Empty where the code cannot be followed to its end.
std::vector<CodeUse> FindUses(const OpcodeSet& opcodes, const CodeView& code);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_CODE_USES_H_
